// The path of a deal as it really went.
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { DealPage, Stage } from "@/ipc";
import { useWritten } from "@/shared";
import textCss from "@/shared/text.module.css";
import css from "./deal.module.css";

/** So many steps stand in the head; those before them are folded, so that the present stage is always in sight. */
const SHOWN = 6;

/** The stages in the order in which they were entered, steps back and gates passed with a reason included. */
export function StagePath({ deal }: { deal: DealPage }) {
  const { t } = useTranslation();
  const written = useWritten(deal.texts);
  const [isOpen, setOpen] = useState(false);
  const first: Stage = deal.path[0]?.from ?? deal.stage;
  const taken = deal.path.map((step) => ({
    to: step.to,
    on: step.on,
    missing: step.missing.length,
    says: [step.closure && t(`deal.closure.${step.closure}`), written(step.reason), ...step.missing.map((item) => t(`deal.item.${item}`))].filter(Boolean).join("\n"),
  }));
  const steps = [{ to: first, on: deal.opened_on, missing: 0, says: "" }, ...taken];
  // One step is not worth a fold of its own.
  const folded = steps.length > SHOWN + 1 ? steps.length - SHOWN : 0;
  const shown = isOpen ? steps : steps.slice(folded);
  return (
    <ol className={css.path} aria-label={t("deal.path")}>
      {folded > 0 && (
        <li>
          <button type="button" className={css.earlier} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
            {isOpen ? t("deal.earlierFold") : `… ${t("deal.earlier", { count: folded })}`}
          </button>
        </li>
      )}
      {shown.map((step, index) => {
        const isNow = index === shown.length - 1;
        return (
          <li key={steps.length - shown.length + index} className={isNow ? css.now : undefined} title={step.says || undefined} aria-current={isNow ? "step" : undefined}>
            <span>
              {step.to} {t(`deal.stages.${step.to}`)}
            </span>
            <time className={textCss.figure}>{step.on}</time>
            {step.missing > 0 && <span className={textCss.warn}>{t("deal.passedMissing", { count: step.missing })}</span>}
          </li>
        );
      })}
    </ol>
  );
}
