// How the file of an import is read, for choosing.
import { Input, InputNumber, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { TEXT_ENCODINGS, type TextEncoding } from "@/ipc";
import type { Import } from "./useImport";
import css from "./list.module.css";

const SEPARATORS = [",", "\t", ";", "|", "，"] as const;

/** Sheet, heading row, encoding and separator as the file is read now; a file that could not be read has none, and all are asked. */
export function HowRead({ run }: { run: Import }) {
  const { t } = useTranslation();
  const { mapping, inspected, isLooking } = run;
  const look = run.lookedAt;
  const isText = inspected ? !!mapping?.encoding : !/\.(xlsx|xlsm|xlsb|ods)$/i.test(run.file ?? "");
  const isBook = inspected ? !!mapping?.sheet : !/\.(csv|txt|tsv)$/i.test(run.file ?? "");
  const sheet = mapping?.sheet ?? look.sheet ?? null;
  return (
    <>
      {isBook && (inspected ? inspected.sheets.length > 1 : true) && (
        <label className={css.look}>
          {t("list.columns.sheet")}
          {inspected ? (
            <Select size="small" value={sheet} popupMatchSelectWidth={false} options={inspected.sheets.map((name) => ({ value: name, label: name }))} onChange={(name) => void run.look({ sheet: name, header_row: null })} />
          ) : (
            <Typed value={sheet ?? ""} onEntered={(name) => void run.look({ sheet: name || null })} />
          )}
        </label>
      )}
      <label className={css.look}>
        {t("list.columns.header")}
        <HeadingRow key={mapping?.header_row} value={mapping?.header_row ?? look.header_row ?? null} isBusy={isLooking} onEntered={(row) => void run.look({ header_row: row })} />
      </label>
      {isText && (
        <>
          <label className={css.look}>
            {t("list.columns.encoding")}
            <Select
              size="small"
              value={mapping?.encoding ?? look.encoding ?? null}
              placeholder={t("list.columns.found")}
              popupMatchSelectWidth={false}
              options={TEXT_ENCODINGS.map((encoding) => ({ value: encoding, label: encoding.toUpperCase() }))}
              onChange={(encoding: TextEncoding) => void run.look({ encoding })}
            />
          </label>
          <label className={css.look}>
            {t("list.columns.separator")}
            <Select
              size="small"
              value={mapping?.separator ?? look.separator ?? null}
              placeholder={t("list.columns.found")}
              popupMatchSelectWidth={false}
              options={SEPARATORS.map((separator) => ({ value: separator as string, label: separator === "\t" ? t("list.columns.tab") : separator }))}
              onChange={(separator: string) => void run.look({ separator })}
            />
          </label>
        </>
      )}
    </>
  );
}

/** A row's number, taken when it is left or entered. */
function HeadingRow({ value, isBusy, onEntered }: { value: number | null; isBusy: boolean; onEntered: (row: number | null) => void }) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(value);
  const enter = () => typed !== value && !isBusy && onEntered(typed);
  return <InputNumber size="small" min={1} precision={0} value={typed} placeholder={t("list.columns.found")} onChange={setTyped} onBlur={enter} onPressEnter={enter} />;
}

/** A text, taken when it is left or entered. */
function Typed({ value, onEntered }: { value: string; onEntered: (text: string) => void }) {
  const [typed, setTyped] = useState(value);
  const enter = () => typed !== value && onEntered(typed);
  return <Input size="small" value={typed} onChange={({ target }) => setTyped(target.value)} onBlur={enter} onPressEnter={enter} />;
}
