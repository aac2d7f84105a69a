// Import, third and last step: the four numbers.
import { useTranslation } from "react-i18next";
import type { ImportReport } from "@/ipc";
import { formatCount } from "@/shared";
import textCss from "@/shared/text.module.css";
import css from "./list.module.css";

/** What became, or would become, of the rows. */
export function Counts({ report }: { report: ImportReport }) {
  const { t } = useTranslation();
  const counts = [
    ["added", report.added],
    ["updated", report.updated],
    ["unchanged", report.unchanged],
    ["refused", report.refused.length],
  ] as const;
  return (
    <dl className={css.counts}>
      {counts.map(([key, count]) => (
        <div key={key} className={key === "refused" && count > 0 ? css.refused : undefined}>
          <dt>{t(`list.counts.${key}`)}</dt>
          <dd className={textCss.figure}>{formatCount(count)}</dd>
        </div>
      ))}
    </dl>
  );
}
