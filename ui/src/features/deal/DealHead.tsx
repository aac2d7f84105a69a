// The head of a deal's page.
import { useTranslation } from "react-i18next";
import type { DealPage, Stage } from "@/ipc";
import { Amount, useWritten } from "@/shared";
import { classes } from "@/shared/classes";
import textCss from "@/shared/text.module.css";
import { NextAction } from "./NextAction";
import css from "./deal.module.css";

/** Who, how much, what next, and the path as it really went. */
export function DealHead({ deal }: { deal: DealPage }) {
  const { t } = useTranslation();
  const { contract } = deal;
  const money = deal.contract_changes.at(-1)?.money ?? contract?.money;
  return (
    <>
      <section className={css.head} aria-label={t("deal.head")}>
        <div className={classes(css.fact, css.wide)}>
          <span>{t("deal.results")}</span>
          <strong>{deal.result_titles.join(t("deal.and")) || t("shared.none")}</strong>
        </div>
        <div className={css.fact}>
          <span>{t("deal.client")}</span>
          <strong>{deal.client_name ?? t("deal.noClient")}</strong>
        </div>
        <div className={css.fact}>
          <span>{t("deal.seller")}</span>
          <strong>{contract ? (deal.names[contract.seller] ?? t("shared.none")) : t("deal.notSigned")}</strong>
        </div>
        <div className={classes(css.fact, css.wide)}>
          <NextAction deal={deal} />
        </div>
        <div className={css.fact}>
          <span>{t("deal.price")}</span>
          <strong>{money ? <Amount value={money.price} /> : t("deal.notSigned")}</strong>
        </div>
        <div className={css.fact}>
          <span>{t("deal.received")}</span>
          <strong>
            <Amount value={deal.received} />
          </strong>
        </div>
      </section>
      <StagePath deal={deal} />
    </>
  );
}

/** The stages in the order in which they were entered, steps back and gates passed with a reason included. */
function StagePath({ deal }: { deal: DealPage }) {
  const { t } = useTranslation();
  const written = useWritten(deal.texts);
  const first: Stage = deal.path[0]?.from ?? deal.stage;
  const steps = [{ to: first, on: null, missing: 0, says: "" }, ...deal.path.map((step) => ({
    to: step.to,
    on: step.on,
    missing: step.missing.length,
    says: [step.closure && t(`deal.closure.${step.closure}`), written(step.reason), ...step.missing.map((item) => t(`deal.item.${item}`))].filter(Boolean).join("\n"),
  }))];
  return (
    <ol className={css.path} aria-label={t("deal.path")}>
      {steps.map((step, index) => (
        <li key={index} className={index === steps.length - 1 ? css.now : undefined} title={step.says || undefined} aria-current={index === steps.length - 1 ? "step" : undefined}>
          <span>
            {step.to} {t(`deal.stages.${step.to}`)}
          </span>
          <time className={textCss.figure}>{step.on ?? "\u00a0"}</time>
          {step.missing > 0 && <span className={textCss.warn}>{t("deal.passedMissing", { count: step.missing })}</span>}
        </li>
      ))}
    </ol>
  );
}
