// A deal's terms: the tab with mandate and clauses.
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useAsk, type Clause, type DealPage } from "@/ipc";
import { EmptyState, RecordLink, Tag } from "@/shared";
import { classes } from "@/shared/classes";
import { coversWords } from "../kinds";
import { AmendForm } from "./AmendForm";
import { ClauseText } from "./ClauseText";
import { CorrectMandate } from "./CorrectMandate";
import { MandateForm } from "./MandateForm";
import { TrySigned } from "./TryTerms";
import css from "../deal.module.css";

/** The mandate and its clauses, in sentences. */
export function TermsTab({ deal }: { deal: DealPage }) {
  const { t } = useTranslation();
  const [isSigning, setSigning] = useState(false);
  const [isCorrecting, setCorrecting] = useState(false);
  const [amending, setAmending] = useState<Clause | null>(null);
  const tables = useAsk("rate_table_list", {}).data?.tables ?? [];
  const { mandate } = deal;
  const clauses = mandate?.clauses ?? [];
  if (!mandate) {
    return (
      <>
        <EmptyState title={t("mandate.none")} says={t("mandate.noneSays")}>
          {!deal.removed_on && <Button onClick={() => setSigning(true)}>{t("mandate.sign")}</Button>}
        </EmptyState>
        {isSigning && <MandateForm deal={deal} onClose={() => setSigning(false)} />}
      </>
    );
  }
  const facts = [
    t(mandate.is_exclusive ? "mandate.exclusive" : "mandate.notExclusive"),
    t(`mandate.payers.${mandate.payer}`),
    mandate.ends_on ? t("mandate.until", { day: mandate.ends_on }) : t("mandate.open"),
    mandate.tail_months ? t("mandate.tail", { count: mandate.tail_months }) : t("mandate.noTail"),
  ];
  const isClosed = (clause: Clause) => clauses.some((other) => other.follows?.clause === clause.id);
  return (
    <>
      <header className={css.partHead}>
        <p className={css.sentence}>
          <strong>
            <RecordLink kind="organisation" id={mandate.client}>
              {deal.names[mandate.client] ?? t("shared.none")}
            </RecordLink>
          </strong>
          {t("mandate.signedSentence", { day: mandate.signed_on })}
          {facts.join(t("commission.explain.comma"))}
          {t("mandate.stop")}
        </p>
        {!deal.removed_on && (
          <Button size="small" onClick={() => setCorrecting(true)}>
            {t("shared.correct.go")}
          </Button>
        )}
      </header>
      {clauses.map((clause, index) => (
        <section key={clause.id} className={classes(css.clause, isClosed(clause) && css.closed)}>
          <header className={css.partHead}>
            <h2>{t("mandate.clauseNumber", { number: index + 1, kinds: coversWords(clause, t) })}</h2>
            <span className={css.tools}>
              {clause.follows && <Tag>{t("mandate.fromDay", { day: clause.follows.from })}</Tag>}
              {isClosed(clause) ? (
                <Tag>{t("mandate.replaced")}</Tag>
              ) : (
                !deal.removed_on && (
                  <Button size="small" onClick={() => setAmending(clause)}>
                    {t("mandate.amend")}
                  </Button>
                )
              )}
            </span>
          </header>
          <ClauseText clause={clause} deal={deal} tables={tables} differences={deal.differences.find((of) => of.clause === clause.id)?.bands ?? []} />
        </section>
      ))}
      {!deal.removed_on && <TrySigned deal={deal} kinds={clauses.filter((clause) => !isClosed(clause)).flatMap((clause) => clause.covers ?? [])} />}
      {isCorrecting && <CorrectMandate deal={deal} mandate={mandate} onClose={() => setCorrecting(false)} />}
      {amending && <AmendForm deal={deal} clause={amending} onClose={() => setAmending(null)} />}
    </>
  );
}
