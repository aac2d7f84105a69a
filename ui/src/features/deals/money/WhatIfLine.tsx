import { useTranslation } from "react-i18next";
import { useAsk, type DealPage, type ReceiptKind } from "@/ipc";
import { useSay } from "@/shared";
import { LineFigures } from "./LineFigures";

/** What a receipt would bring under the terms that are signed, before it is recorded. */
export function WhatIfLine({ deal, covers, amount, on }: { deal: DealPage; covers: ReceiptKind; amount: string | null; on: string | null }) {
  const { t } = useTranslation();
  const say = useSay();
  const isAsked = amount !== null && on !== null;
  const thought = useAsk("what_if", { deal: deal.id, covers, amount: amount ?? "0.01", received_on: on ?? "" }, { when: isAsked, keep: true });
  if (!isAsked) return <p className="what-if faint">{t("deals.money.whatIfAsk")}</p>;
  if (thought.error) return <p className="what-if soft">{say(thought.error.message)}</p>;
  if (!thought.data) return <p className="what-if faint">…</p>;
  const { line } = thought.data;
  if (!line) return <p className="what-if warn">{t("deals.commission.why.no_clause_covers")}</p>;
  return (
    <section className="what-if" aria-live="polite">
      <p>{t("deals.money.whatIf")}</p>
      <LineFigures line={line} covers={covers} amount={amount} />
    </section>
  );
}
