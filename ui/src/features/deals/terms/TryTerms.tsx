import { Select } from "antd";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useAsk, type DealPage, type ReceiptKind } from "@/ipc";
import { Field, MoneyField, useSay } from "@/shared";
import { eventWords } from "@/shared/explain";
import { KINDS } from "../money/kinds";
import { LineFigures } from "../money/LineFigures";
import { WhatIfLine } from "../money/WhatIfLine";
import { triedOf, type TypedClause } from "./typed";

type Tried = (covers: ReceiptKind, amount: string | null) => ReactNode;

/** A receipt is typed, and the terms say at once what they make of it. */
function Try({ kinds, says, children }: { kinds: readonly ReceiptKind[]; says: string; children: Tried }) {
  const { t } = useTranslation();
  const [amount, setAmount] = useState<string | null>(null);
  const [chosen, setChosen] = useState<ReceiptKind | null>(null);
  const covers = chosen !== null && kinds.includes(chosen) ? chosen : (kinds[0] ?? "upfront");
  return (
    <section className="terms-try">
      <header className="part-head">
        <h2>{t("deals.terms.try")}</h2>
        <span className="faint">{says}</span>
      </header>
      <div className="form">
        <MoneyField label={t("deals.terms.tryAmount")} value={amount} onChange={setAmount} />
        <Field label={t("deals.money.covers")}>
          <Select value={covers} options={KINDS.filter((kind) => kinds.includes(kind)).map((kind) => ({ value: kind, label: t(`explain.receipt.${kind}`) }))} onChange={setChosen} />
        </Field>
      </div>
      {children(covers, amount)}
    </section>
  );
}

/** What signed terms make of a further receipt. */
export function TrySigned({ deal, kinds }: { deal: DealPage; kinds: readonly ReceiptKind[] }) {
  const { t } = useTranslation();
  const today = useAsk("today_page", {}).data?.today ?? null;
  return (
    <Try kinds={kinds} says={t("deals.terms.trySigned")}>
      {(covers, amount) => <WhatIfLine deal={deal} covers={covers} amount={amount} on={today} />}
    </Try>
  );
}

/** What terms that are being typed would make of a first receipt. */
export function TryTyped({ deal, clauses, on }: { deal: DealPage; clauses: readonly TypedClause[]; on: string | null }) {
  const { t } = useTranslation();
  return (
    <Try kinds={clauses.flatMap((clause) => clause.covers)} says={t("deals.terms.tryTyped")}>
      {(covers, amount) => <TypedLines deal={deal.id} clauses={clauses} on={on} covers={covers} amount={amount} />}
    </Try>
  );
}

function TypedLines({ deal, clauses, on, covers, amount }: { deal: string; clauses: readonly TypedClause[]; on: string | null; covers: ReceiptKind; amount: string | null }) {
  const { t } = useTranslation();
  const say = useSay();
  const isAsked = amount !== null && on !== null;
  const tried = useAsk("terms_try", { deal, on: on ?? "", clauses: clauses.map(triedOf), covers, amount: amount ?? "0.01" }, { when: isAsked, keep: true });
  if (!isAsked) return <p className="what-if faint">{t("deals.money.whatIfAsk")}</p>;
  if (tried.error) return <p className="what-if soft">{say(tried.error.message)}</p>;
  if (!tried.data) return <p className="what-if faint">…</p>;
  const { lines } = tried.data;
  if (lines.length === 0) return <p className="what-if warn">{t("deals.commission.why.no_clause_covers")}</p>;
  return (
    <div className="what-if" aria-live="polite">
      {lines.map((line, index) => (
        <section key={index}>
          {lines.length > 1 && <p>{eventWords(t, line.kind, line.kind === "receipt" ? covers : null)}</p>}
          <LineFigures line={line} covers={covers} amount={line.kind === "receipt" ? amount : null} />
        </section>
      ))}
    </div>
  );
}
