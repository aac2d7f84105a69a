import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useAsk, type DealPage, type ReceiptKind } from "@/ipc";
import { Amount, useSay } from "@/shared";
import { Chain } from "@/shared/explain";

/** What the receipt that is being typed would bring, before it is recorded. */
export function WhatIfLine({ deal, covers, amount, on }: { deal: DealPage; covers: ReceiptKind; amount: string | null; on: string | null }) {
  const { t } = useTranslation();
  const say = useSay();
  const [isOpen, setOpen] = useState(false);
  const isAsked = amount !== null && on !== null;
  const thought = useAsk("what_if", { deal: deal.id, covers, amount: amount ?? "0.01", received_on: on ?? "" }, { when: isAsked, keep: true });
  const payees = useAsk("payee_list", {}).data?.payees;
  if (!isAsked) return <p className="what-if faint">{t("deals.money.whatIfAsk")}</p>;
  if (thought.error) return <p className="what-if soft">{say(thought.error.message)}</p>;
  if (!thought.data) return <p className="what-if faint">…</p>;
  const { line } = thought.data;
  if (!line) return <p className="what-if warn">{t("deals.commission.why.no_clause_covers")}</p>;
  const name = (id: string) => payees?.find((payee) => payee.id === id)?.payee.name ?? "–";
  const open = () => setOpen(!isOpen);
  return (
    <section className="what-if" aria-live="polite">
      <p>{t("deals.money.whatIf")}</p>
      <dl>
        <div>
          <dt>{t("deals.commission.commission")}</dt>
          <dd>
            <Amount value={line.commission} onOpen={open} label={t("deals.commission.commission")} />
          </dd>
        </div>
        <div>
          <dt>{t("deals.commission.payable")}</dt>
          <dd>
            <Amount value={line.payable} onOpen={open} label={t("deals.commission.payable")} />
          </dd>
        </div>
        {line.parts.map((part) => (
          <div key={part.payee}>
            <dt>{name(part.payee)}</dt>
            <dd>
              <Amount value={part.amount} onOpen={open} label={name(part.payee)} />
            </dd>
          </div>
        ))}
      </dl>
      {isOpen && (
        <Chain
          of={{ kind: line.kind, on: line.on, amount, receiptKind: covers, line, parts: line.parts.map((part) => ({ name: name(part.payee), amount: part.amount })) }}
        />
      )}
    </section>
  );
}
