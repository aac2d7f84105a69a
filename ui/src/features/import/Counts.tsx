import { useTranslation } from "react-i18next";
import type { ImportReport } from "@/ipc";
import { formatCount } from "@/shared";

/** What became, or would become, of the rows. */
export function Counts({ report }: { report: ImportReport }) {
  const { t } = useTranslation();
  const counts = { added: report.added, updated: report.updated, unchanged: report.unchanged, refused: report.refused.length };
  return (
    <dl className="counts">
      {Object.entries(counts).map(([key, count]) => (
        <div key={key} className={key === "refused" && count > 0 ? "is-refused" : undefined}>
          <dt>{t(`import.counts.${key}`)}</dt>
          <dd className="figure">{formatCount(count)}</dd>
        </div>
      ))}
    </dl>
  );
}
