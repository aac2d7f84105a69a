import { useTranslation } from "react-i18next";
import type { DealPage, Stage } from "@/ipc";
import { Amount } from "@/shared";
import { NextAction } from "./NextAction";

/** Who, how much, what next, and the path as it really went. */
export function DealHead({ deal }: { deal: DealPage }) {
  const { t } = useTranslation();
  const { contract } = deal;
  const money = deal.contract_changes.at(-1)?.money ?? contract?.money;
  return (
    <>
      <section className="deal-head" aria-label={t("deals.head")}>
        <div className="fact is-wide">
          <span>{t("deals.results")}</span>
          <strong>{deal.result_titles.join(t("deals.and")) || t("shared.none")}</strong>
        </div>
        <div className="fact">
          <span>{t("deals.client")}</span>
          <strong>{deal.client_name ?? t("deals.noClient")}</strong>
        </div>
        <div className="fact">
          <span>{t("deals.seller")}</span>
          <strong>{contract ? (deal.names[contract.seller] ?? t("shared.none")) : t("deals.notSigned")}</strong>
        </div>
        <div className="fact is-wide">
          <NextAction deal={deal} />
        </div>
        <div className="fact">
          <span>{t("deals.price")}</span>
          <strong>{money ? <Amount value={money.price} /> : t("deals.notSigned")}</strong>
        </div>
        <div className="fact">
          <span>{t("deals.received")}</span>
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
  const first: Stage = deal.path[0]?.from ?? deal.stage;
  const steps = [{ to: first, on: null, missing: 0, says: "" }, ...deal.path.map((step) => ({
    to: step.to,
    on: step.on,
    missing: step.missing.length,
    says: [step.closure && t(`deals.closure.${step.closure}`), step.reason, ...step.missing.map((item) => t(`deals.item.${item}`))].filter(Boolean).join("\n"),
  }))];
  return (
    <ol className="stage-path" aria-label={t("deals.path")}>
      {steps.map((step, index) => (
        <li key={index} className={index === steps.length - 1 ? "is-now" : undefined} title={step.says || undefined} aria-current={index === steps.length - 1 ? "step" : undefined}>
          <span>
            {step.to} {t(`words.stages.${step.to}`)}
          </span>
          <time className="figure">{step.on ?? "\u00a0"}</time>
          {step.missing > 0 && <span className="warn">{t("deals.passedMissing", { count: step.missing })}</span>}
        </li>
      ))}
    </ol>
  );
}
