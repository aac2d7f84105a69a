import { Tooltip } from "antd";
import { useTranslation } from "react-i18next";
import type { ResultFields } from "@/ipc";
import { completeness, wordOf } from "./completeness";

/** How much of what a buyer asks about is known; the tooltip says what is missing. */
export function Meter({ result, words }: { result: ResultFields; words?: boolean }) {
  const { t } = useTranslation();
  const { filled, all, missing } = completeness(result);
  const fields = missing.map((key) => t(`results.fields.${wordOf(key)}`)).join(t("results.comma"));
  return (
    <Tooltip title={missing.length > 0 ? t("results.missing", { fields }) : undefined}>
      <span className="meter" role="meter" aria-valuenow={filled} aria-valuemin={0} aria-valuemax={all} aria-label={t("results.columns.complete")}>
        <span className="meter-bar">
          <span style={{ width: `${(filled / all) * 100}%` }} />
        </span>
        <span className="faint figure">{words ? t("results.complete", { filled, all }) : `${filled}/${all}`}</span>
      </span>
    </Tooltip>
  );
}
