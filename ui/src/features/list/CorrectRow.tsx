// Import, third step: the cells of one row, to be put right.
import { Input, Modal } from "antd";
import type { TextAreaRef } from "antd/es/input/TextArea";
import { useEffect, useRef, useState, type KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import { useAsk, type RowNote } from "@/ipc";
import { Field } from "@/shared";
import { isComposing } from "@/shared/composition";
import formCss from "@/shared/form/form.module.css";
import type { Import } from "./useImport";

/** What a row says, column by column; what is typed here is imported in its place, and the file stays as it is. */
export function CorrectRow({ run, row, problems, onClose }: { run: Import; row: number; problems: readonly RowNote[]; onClose: () => void }) {
  const { t } = useTranslation();
  const { data } = useAsk("import_row", { file: run.file!, mapping: run.mapping!, row });
  const [typed, setTyped] = useState<Record<number, string>>({});
  const before = (column: number) => run.corrections.find((known) => known.row === row && known.column === column)?.text;
  const cells = (data?.cells ?? []).map((cell) => ({ ...cell, text: typed[cell.column] ?? before(cell.column) ?? cell.text, known: before(cell.column) ?? cell.text }));
  const changed = cells.filter(({ text, known }) => text !== known).map(({ column, text }) => ({ row, column, text }));
  const problemsOf = (field: string | null | undefined) => problems.filter((problem) => field && problem.field === field);
  const first = cells.find(({ field }) => problemsOf(field).length > 0)?.column;
  const focus = useRef<TextAreaRef>(null);
  useEffect(() => focus.current?.focus({ cursor: "all" }), [first]);
  const done = () => {
    if (changed.length === 0) return;
    onClose();
    void run.correct(changed);
  };
  const onEnter = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || event.shiftKey || isComposing(event)) return;
    event.preventDefault();
    done();
  };
  return (
    <Modal
      open
      title={t("list.preview.correctRow", { row })}
      okText={t("list.preview.correctDone")}
      okButtonProps={{ disabled: changed.length === 0 }}
      onOk={done}
      onCancel={onClose}
    >
      <p>{t("list.preview.correctSays")}</p>
      <div className={formCss.form}>
        {cells.map(({ column, heading, field, text }) => (
          <Field key={column} label={heading} hint={problemsOf(field).map(({ message }) => message).join(" ")}>
            <Input.TextArea
              ref={column === first ? focus : undefined}
              status={problemsOf(field).length > 0 ? "warning" : undefined}
              autoSize={{ maxRows: 6 }}
              value={text}
              onChange={({ target }) => setTyped({ ...typed, [column]: target.value })}
              onKeyDown={onEnter}
            />
          </Field>
        ))}
      </div>
    </Modal>
  );
}
