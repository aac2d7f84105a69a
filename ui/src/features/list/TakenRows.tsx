// Import, third step: the first rows as they are understood.
import { useTranslation } from "react-i18next";
import type { ImportReport } from "@/ipc";
import { LIST_AREA } from "@/shared/listArea";
import textCss from "@/shared/text.module.css";
import css from "./list.module.css";

/** What the first rows become, field by field, with what was filled from their own numbers. */
export function TakenRows({ report: { list, taken, filled } }: { report: ImportReport }) {
  const { t } = useTranslation();
  const word = (field: string) => t(`${LIST_AREA[list]}.fields.${field}`, { defaultValue: field });
  const fields = [...new Set(taken.flatMap(({ cells }) => cells.map(({ field }) => field)))];
  return (
    <>
      {filled.map(({ field, rows }) => (
        <p key={field} className={textCss.soft}>
          {t(`list.preview.filled.${list}`, { field: word(field), count: rows })}
        </p>
      ))}
      <section className={css.rows} aria-label={t("list.preview.rows")} tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th>{t("list.preview.row")}</th>
              {fields.map((field) => (
                <th key={field}>{word(field)}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {taken.map(({ row, cells }) => (
              <tr key={row}>
                <td className={textCss.figure}>{row}</td>
                {fields.map((field) => (
                  <td key={field}>{cells.find((cell) => cell.field === field)?.text}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}
