import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useAsk, type Clause, type DealPage } from "@/ipc";
import { EmptyState, Tag } from "@/shared";
import { AmendForm } from "./AmendForm";
import { ClauseText } from "./ClauseText";
import { MandateForm } from "./MandateForm";
import { TrySigned } from "./TryTerms";

/** The mandate and its clauses, in sentences. */
export function TermsTab({ deal }: { deal: DealPage }) {
  const { t } = useTranslation();
  const [isSigning, setSigning] = useState(false);
  const [amending, setAmending] = useState<Clause | null>(null);
  const tables = useAsk("rate_table_list", {}).data?.tables ?? [];
  const { mandate } = deal;
  if (!mandate) {
    return (
      <>
        <EmptyState title={t("deals.terms.none")} says={t("deals.terms.noneSays")}>
          <Button onClick={() => setSigning(true)}>{t("deals.terms.sign")}</Button>
        </EmptyState>
        {isSigning && <MandateForm deal={deal} onClose={() => setSigning(false)} />}
      </>
    );
  }
  const facts = [
    t(mandate.is_exclusive ? "deals.terms.exclusive" : "deals.terms.notExclusive"),
    t(`deals.payer.${mandate.payer}`),
    mandate.ends_on ? t("deals.terms.until", { day: mandate.ends_on }) : t("deals.terms.open"),
    mandate.tail_months ? t("deals.terms.tail", { count: mandate.tail_months }) : t("deals.terms.noTail"),
  ];
  const isClosed = (clause: Clause) => mandate.clauses.some((other) => other.follows?.clause === clause.id);
  return (
    <>
      <p className="terms-sentence">
        <strong>
          {deal.names[mandate.client] ?? t("shared.none")}
        </strong>
        {t("deals.terms.signedSentence", { day: mandate.signed_on })}
        {facts.join(t("explain.comma"))}
        {t("deals.terms.stop")}
      </p>
      {mandate.clauses.map((clause, index) => (
        <section key={clause.id} className={`clause${isClosed(clause) ? " is-closed" : ""}`}>
          <header className="part-head">
            <h2>{t("deals.terms.clauseNumber", { number: index + 1, kinds: clause.covers.map((kind) => t(`explain.receipt.${kind}`)).join(t("deals.and")) })}</h2>
            <span className="tool-row">
              {clause.follows && <Tag>{t("deals.terms.fromDay", { day: clause.follows.from })}</Tag>}
              {isClosed(clause) ? (
                <Tag>{t("deals.terms.replaced")}</Tag>
              ) : (
                <Button size="small" onClick={() => setAmending(clause)}>
                  {t("deals.terms.amend")}
                </Button>
              )}
            </span>
          </header>
          <ClauseText clause={clause} names={deal.names} tables={tables} differences={deal.differences.find((of) => of.clause === clause.id)?.bands ?? []} />
        </section>
      ))}
      <TrySigned deal={deal} kinds={mandate.clauses.filter((clause) => !isClosed(clause)).flatMap((clause) => clause.covers)} />
      {amending && <AmendForm deal={deal} clause={amending} onClose={() => setAmending(null)} />}
    </>
  );
}
