// Terms tried on a sum before anything is signed or received.
import { Select } from "antd";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { RECEIPT_KINDS, useAsk, type DealPage, type ReceiptKind } from "@/ipc";
import { Field, MoneyField, useSay } from "@/shared";
import { eventWords } from "@/shared/explain";
import { classes } from "@/shared/classes";
import explainCss from "@/shared/explain/explain.module.css";
import formCss from "@/shared/form/form.module.css";
import textCss from "@/shared/text.module.css";
import { LineFigures } from "../ledger/LineFigures";
import { WhatIfLine } from "../ledger/WhatIfLine";
import { triedOf, type TypedClause } from "./typed";
import css from "../deal.module.css";

type Tried = (covers: ReceiptKind, amount: string | null) => ReactNode;

/** A receipt is typed, and the terms say at once what they make of it. */
function Try({ kinds, says, children }: { kinds: readonly ReceiptKind[]; says: string; children: Tried }) {
  const { t } = useTranslation();
  const [amount, setAmount] = useState<string | null>(null);
  const [chosen, setChosen] = useState<ReceiptKind | null>(null);
  const covers = chosen !== null && kinds.includes(chosen) ? chosen : (kinds[0] ?? "upfront");
  return (
    <section className={css.try}>
      <header className={css.partHead}>
        <h2>{t("mandate.try")}</h2>
        <span className={textCss.faint}>{says}</span>
      </header>
      <div className={formCss.form}>
        <MoneyField label={t("mandate.tryAmount")} value={amount} onChange={setAmount} />
        <Field label={t("ledger.covers")}>
          <Select value={covers} options={RECEIPT_KINDS.filter((kind) => kinds.includes(kind)).map((kind) => ({ value: kind, label: t(`commission.explain.receipt.${kind}`) }))} onChange={setChosen} />
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
    <Try kinds={kinds} says={t("mandate.trySigned")}>
      {(covers, amount) => <WhatIfLine deal={deal} covers={covers} amount={amount} on={today} />}
    </Try>
  );
}

/** What terms that are being typed would make of a first receipt. */
export function TryTyped({ deal, clauses, on }: { deal: DealPage; clauses: readonly TypedClause[]; on: string | null }) {
  const { t } = useTranslation();
  return (
    <Try kinds={clauses.flatMap((clause) => clause.covers)} says={t("mandate.tryTyped")}>
      {(covers, amount) => <TypedLines deal={deal.id} clauses={clauses} on={on} covers={covers} amount={amount} />}
    </Try>
  );
}

function TypedLines({ deal, clauses, on, covers, amount }: { deal: string; clauses: readonly TypedClause[]; on: string | null; covers: ReceiptKind; amount: string | null }) {
  const { t } = useTranslation();
  const say = useSay();
  const isAsked = amount !== null && on !== null;
  const tried = useAsk("terms_try", { deal, on: on ?? "", clauses: clauses.map(triedOf), covers, amount: amount ?? "0.01" }, { when: isAsked, keep: true });
  if (!isAsked) return <p className={classes(explainCss.whatIf, textCss.faint)}>{t("ledger.whatIfAsk")}</p>;
  if (tried.error) return <p className={classes(explainCss.whatIf, textCss.soft)}>{say(tried.error.message)}</p>;
  if (!tried.data) return <p className={classes(explainCss.whatIf, textCss.faint)}>…</p>;
  const { lines } = tried.data;
  if (lines.length === 0) return <p className={classes(explainCss.whatIf, textCss.warn)}>{t("commission.why.no_clause_covers")}</p>;
  return (
    <div className={explainCss.whatIf} aria-live="polite">
      {lines.map((line, index) => (
        <section key={index}>
          {lines.length > 1 && <p>{eventWords(t, line.kind, line.kind === "receipt" ? covers : null)}</p>}
          <LineFigures line={line} covers={covers} amount={line.kind === "receipt" ? amount : null} />
        </section>
      ))}
    </div>
  );
}
