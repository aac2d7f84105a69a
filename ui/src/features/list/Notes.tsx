// Import, third step: rows with something to say about.
import { useTranslation } from "react-i18next";
import { DataTable, formatCount, useAllRows, type Column } from "@/shared";
import textCss from "@/shared/text.module.css";
import css from "./list.module.css";

/** One thing said about a row of the file. */
export interface Note {
  row: number | null | undefined;
  field: string;
  text: string;
}

/** What is said about the rows, however many they are. */
export function Notes({ notes, total, label, heading }: { notes: Note[]; total: number; label: string; heading: string }) {
  const { t } = useTranslation();
  const rows = useAllRows(notes);
  const hasFields = notes.some(({ field }) => field !== "");
  const columns: Column<Note>[] = [
    { key: "row", title: t("list.preview.row"), width: "3rem", align: "right", cell: ({ row }) => row },
    { key: "field", title: hasFields ? t("list.preview.field") : "", width: hasFields ? "10rem" : "0", cell: ({ field }) => field },
    { key: "text", title: heading, width: "minmax(20rem, 1fr)", cell: ({ text }) => <span title={text}>{text}</span> },
  ];
  return (
    <div className={css.notes}>
      <DataTable label={label} rows={rows} columns={columns} empty={null} />
      {total > notes.length && <p className={textCss.faint}>{t("list.preview.more", { shown: formatCount(notes.length), total: formatCount(total) })}</p>}
    </div>
  );
}
