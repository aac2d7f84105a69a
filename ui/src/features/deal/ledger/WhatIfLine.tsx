// The commission that a receipt would bring, shown while it is typed.
import { useTranslation } from "react-i18next";
import { useAsk, type DealPage, type ReceiptKind } from "@/ipc";
import { useSay } from "@/shared";
import { classes } from "@/shared/classes";
import explainCss from "@/shared/explain/explain.module.css";
import textCss from "@/shared/text.module.css";
import { LineFigures } from "./LineFigures";

/** What a receipt would bring under the terms that are signed, before it is recorded. */
export function WhatIfLine({ deal, covers, amount, on }: { deal: DealPage; covers: ReceiptKind; amount: string | null; on: string | null }) {
  const { t } = useTranslation();
  const say = useSay();
  const isAsked = amount !== null && on !== null;
  const thought = useAsk("what_if", { deal: deal.id, covers, amount: amount ?? "0.01", received_on: on ?? "" }, { when: isAsked, keep: true });
  if (!isAsked) return <p className={classes(explainCss.whatIf, textCss.faint)}>{t("ledger.whatIfAsk")}</p>;
  if (thought.error) return <p className={classes(explainCss.whatIf, textCss.soft)}>{say(thought.error.message)}</p>;
  if (!thought.data) return <p className={classes(explainCss.whatIf, textCss.faint)}>…</p>;
  const { line } = thought.data;
  if (!line) return <p className={classes(explainCss.whatIf, textCss.warn)}>{t("commission.why.no_clause_covers")}</p>;
  return (
    <section className={explainCss.whatIf} aria-live="polite">
      <p>{t("ledger.whatIf")}</p>
      <LineFigures line={line} covers={covers} amount={amount} />
    </section>
  );
}
