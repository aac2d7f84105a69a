import { Alert, Button, Select } from "antd";
import { useTranslation } from "react-i18next";
import type { ColumnMapping, TextEncoding } from "@/ipc";
import { Tag, useSay } from "@/shared";
import { ColumnRow } from "./ColumnRow";
import { FirstRows } from "./FirstRows";
import type { Import } from "./useImport";

const ENCODINGS: TextEncoding[] = ["utf-8", "gb18030", "utf-16le", "utf-16be", "big5", "windows-1252"];

/** Which column becomes which field, with what the file shows. */
export function ColumnsStep({ run }: { run: Import }) {
  const { t } = useTranslation();
  const say = useSay();
  const inspected = run.inspected!;
  const mapping = run.mapping!;
  const put = (column: ColumnMapping) => {
    run.setMapping({ ...mapping, columns: mapping.columns.map((other) => (other.column === column.column ? column : other)) });
  };
  const mapped = (field: string) => mapping.columns.filter((column) => column.field === field).length;
  // A question about a column is answered once the column says what it lacked, or is left out.
  const isOpen = ({ code, column: number }: (typeof inspected.questions)[number]) => {
    const column = mapping.columns.find((column) => column.column === number);
    if (code === "amount_unit") return !!column?.field && !column.unit;
    if (code === "day_reading") return !!column?.field && !column.day_order;
    if (code === "required_unmapped") return mapped(run.list === "results" ? "title" : "name") === 0;
    return true;
  };
  const open = inspected.questions.filter(isOpen);
  return (
    <>
      <div className="import-source">
        <span className="import-file" title={run.file!}>
          {run.file!.split(/[\\/]/).at(-1)}
        </span>
        <Tag>{t(`import.lists.${run.list}`)}</Tag>
        <span className="soft">{t("import.columns.header", { row: mapping.header_row })}</span>
        {inspected.sheets.length > 1 && (
          <label className="import-look">
            {t("import.columns.sheet")}
            <Select
              size="small"
              value={mapping.sheet}
              popupMatchSelectWidth={false}
              options={inspected.sheets.map((sheet) => ({ value: sheet, label: sheet }))}
              onChange={(sheet) => void run.look({ sheet })}
            />
          </label>
        )}
        {mapping.encoding && (
          <label className="import-look">
            {t("import.columns.encoding")}
            <Select
              size="small"
              value={mapping.encoding}
              popupMatchSelectWidth={false}
              options={ENCODINGS.map((encoding) => ({ value: encoding, label: encoding.toUpperCase() }))}
              onChange={(encoding) => void run.look({ encoding })}
            />
          </label>
        )}
        {inspected.is_remembered && <Tag tone="good">{t("import.columns.remembered")}</Tag>}
      </div>
      {!inspected.encoding_is_certain && <Alert className="failure-note" type="warning" showIcon title={t("import.columns.guessed")} />}
      <FirstRows columns={mapping.columns} rows={inspected.samples} />
      {open.map((question) => (
        <Alert
          key={`${question.code}-${question.column}`}
          className="failure-note"
          type="warning"
          showIcon
          title={say({ zh: question.message_zh, en: question.message_en })}
        />
      ))}
      <table className="columns">
        <thead>
          <tr>
            <th>{t("import.columns.column")}</th>
            <th>{t("import.columns.samples")}</th>
            <th>{t("import.columns.field")}</th>
            <th>{t("import.columns.note")}</th>
          </tr>
        </thead>
        <tbody>
          {mapping.columns.map((column, index) => (
            <ColumnRow
              key={column.column}
              list={run.list}
              column={column}
              reason={inspected.reasons[index]}
              samples={inspected.samples.map((row) => row[column.column - 1] ?? "")}
              asks={inspected.questions.filter((question) => question.column === column.column).map(({ code }) => code)}
              isDoubled={!!column.field && mapped(column.field) > 1 && column.field !== "region"}
              onChange={put}
            />
          ))}
        </tbody>
      </table>
      <div className="import-foot">
        <Button onClick={() => run.goTo("choose")}>{t("import.columns.back")}</Button>
        <Button type="primary" disabled={open.length > 0} loading={run.busy !== null} onClick={() => void run.preview()}>
          {t("import.columns.next")}
        </Button>
      </div>
    </>
  );
}
