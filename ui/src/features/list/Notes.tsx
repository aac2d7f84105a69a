// Import, third step: rows with something to say about.
import { Select } from "antd";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { DataTable, formatCount, useAllRows, type Column } from "@/shared";
import textCss from "@/shared/text.module.css";
import css from "./list.module.css";

/** One thing said about a row of the file. */
export interface Note {
  row: number | null | undefined;
  field: string;
  text: string;
  /** Its kind, where there are several. */
  kind?: string;
  /** What can be done about it. */
  act?: ReactNode;
}

/** What is said about the rows, however many they are. */
export function Notes({ notes, total, label, heading }: { notes: Note[]; total: number; label: string; heading: string }) {
  const { t } = useTranslation();
  const [kind, setKind] = useState<string | null>(null);
  const kinds = [...new Set(notes.map((note) => note.kind))].map((of) => ({ kind: of, notes: notes.filter((note) => note.kind === of) }));
  const chosen = kinds.find((of) => of.kind === kind)?.notes;
  const rows = useAllRows(chosen ?? notes);
  const hasActs = notes.some(({ act }) => act);
  const hasFields = notes.some(({ field }) => field !== "");
  const columns: Column<Note>[] = [
    { key: "row", title: t("list.preview.row"), width: "3rem", align: "right", cell: ({ row }) => row },
    { key: "field", title: hasFields ? t("list.preview.field") : "", width: hasFields ? "10rem" : "0", cell: ({ field }) => field },
    { key: "text", title: heading, width: "minmax(20rem, 1fr)", cell: ({ text }) => <span title={text}>{text}</span> },
    ...(hasActs ? [{ key: "act", title: "", width: "8rem", cell: ({ act }: Note) => act }] : []),
  ];
  return (
    <div className={css.notes}>
      {kinds.length > 1 && (
        <Select
          aria-label={t("list.preview.kind")}
          value={chosen ? kind : null}
          placeholder={t("list.preview.allKinds")}
          allowClear
          options={kinds.map((of) => ({ value: of.kind, label: `${formatCount(of.notes.length)} · ${of.notes[0]!.text}` }))}
          onChange={(of: string | undefined) => setKind(of ?? null)}
        />
      )}
      <DataTable label={label} rows={rows} columns={columns} empty={null} />
      {total > notes.length && <p className={textCss.faint}>{t("list.preview.more", { shown: formatCount(notes.length), total: formatCount(total) })}</p>}
    </div>
  );
}
