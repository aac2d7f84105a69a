// Import, third step: the cells of one row, to be put right.
import { Input, Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useAsk } from "@/ipc";
import { Field } from "@/shared";
import formCss from "@/shared/form/form.module.css";
import type { Import } from "./useImport";

/** What a row says, column by column; what is typed here is imported in its place, and the file stays as it is. */
export function CorrectRow({ run, row, onClose }: { run: Import; row: number; onClose: () => void }) {
  const { t } = useTranslation();
  const { data } = useAsk("import_row", { file: run.file!, mapping: run.mapping!, row });
  const [typed, setTyped] = useState<Record<number, string>>({});
  const before = (column: number) => run.corrections.find((known) => known.row === row && known.column === column)?.text;
  const cells = (data?.cells ?? []).map((cell) => ({ ...cell, text: typed[cell.column] ?? before(cell.column) ?? cell.text, known: before(cell.column) ?? cell.text }));
  const changed = cells.filter(({ text, known }) => text !== known).map(({ column, text }) => ({ row, column, text }));
  return (
    <Modal
      open
      title={t("list.preview.correctRow", { row })}
      okText={t("list.preview.correctDone")}
      okButtonProps={{ disabled: changed.length === 0 }}
      onOk={() => {
        onClose();
        void run.correct(changed);
      }}
      onCancel={onClose}
    >
      <p>{t("list.preview.correctSays")}</p>
      <div className={formCss.form}>
        {cells.map(({ column, heading, text }) => (
          <Field key={column} label={heading}>
            <Input.TextArea autoSize={{ maxRows: 6 }} value={text} onChange={({ target }) => setTyped({ ...typed, [column]: target.value })} />
          </Field>
        ))}
      </div>
    </Modal>
  );
}
