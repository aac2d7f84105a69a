// The head of a deal's page.
import { Fragment } from "react";
import { useTranslation } from "react-i18next";
import type { DealPage } from "@/ipc";
import { Amount, RecordLink } from "@/shared";
import { classes } from "@/shared/classes";
import textCss from "@/shared/text.module.css";
import { NextAction } from "./NextAction";
import { StagePath } from "./StagePath";
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
          <strong>
            {deal.result_titles.map((title, index) => (
              <Fragment key={deal.deal.results?.[index] ?? index}>
                {index > 0 && t("deal.and")}
                <RecordLink kind="result" id={deal.deal.results?.[index]}>
                  {title}
                </RecordLink>
              </Fragment>
            ))}
            {deal.result_titles.length === 0 && t("shared.none")}
          </strong>
        </div>
        <div className={css.fact}>
          <span>{t("deal.client")}</span>
          <strong>
            <RecordLink kind="organisation" id={deal.deal.client}>
              {deal.client_name ?? t("deal.noClient")}
            </RecordLink>
          </strong>
        </div>
        <div className={css.fact}>
          <span>{t(contract ? "deal.seller" : "deal.owner")}</span>
          <strong>
            <RecordLink kind="organisation" id={contract?.seller ?? deal.owners[0]?.id}>
              {contract ? (deal.names[contract.seller] ?? t("shared.none")) : (deal.owners[0]?.name ?? t("deal.noOwner"))}
            </RecordLink>
          </strong>
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
            {deal.received_percent != null && <span className={classes(css.percent, textCss.figure)}>{t("deal.receivedPercent", { percent: deal.received_percent })}</span>}
          </strong>
        </div>
        {deal.shares.length > 0 && (
          <div className={classes(css.fact, css.wide)}>
            <span>{t("deal.shares")}</span>
            <span className={css.shares}>
              {deal.shares.map(({ payee, name, amount }) => (
                <span key={payee}>
                  {name ?? t("shared.erased")} <strong><Amount value={amount} /></strong>
                </span>
              ))}
            </span>
          </div>
        )}
      </section>
      <StagePath deal={deal} />
    </>
  );
}
