// Import, second step: a look into the file.
import { useTranslation } from "react-i18next";
import type { ColumnMapping } from "@/ipc";
import css from "./list.module.css";

/** The first rows as the encoding reads them, so that a wrong one is seen before anything else is decided. */
export function FirstRows({ columns, rows }: { columns: readonly ColumnMapping[]; rows: readonly string[][] }) {
  const { t } = useTranslation();
  if (rows.length === 0) return null;
  return (
    <section className={css.rows} aria-label={t("list.columns.firstRows")} tabIndex={0}>
      <table>
        <thead>
          <tr>
            {columns.map(({ column, heading }) => (
              <th key={column}>{heading}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={index}>
              {columns.map(({ column }) => (
                <td key={column}>{row[column - 1]}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
