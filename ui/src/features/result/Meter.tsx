// How complete a result is, as a small bar.
import { Tooltip } from "antd";
import { useTranslation } from "react-i18next";
import type { ResearchResult } from "@/ipc";
import { classes } from "@/shared/classes";
import textCss from "@/shared/text.module.css";
import { completeness, wordOf } from "./completeness";
import css from "./result.module.css";

/** How much of what a buyer asks about is known; the tooltip says what is missing. */
export function Meter({ result, words }: { result: ResearchResult; words?: boolean }) {
  const { t } = useTranslation();
  const { filled, all, missing } = completeness(result);
  const fields = missing.map((key) => t(`result.fields.${wordOf(key)}`)).join(t("result.comma"));
  return (
    <Tooltip title={missing.length > 0 ? t("result.missing", { fields }) : undefined}>
      <span className={css.meter} role="meter" aria-valuenow={filled} aria-valuemin={0} aria-valuemax={all} aria-label={t("result.columns.complete")}>
        <span className={css.bar}>
          <span style={{ width: `${(filled / all) * 100}%` }} />
        </span>
        <span className={classes(textCss.faint, textCss.figure)}>{words ? t("result.complete", { filled, all }) : `${filled}/${all}`}</span>
      </span>
    </Tooltip>
  );
}
