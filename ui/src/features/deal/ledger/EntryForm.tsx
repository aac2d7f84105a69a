// The form of an entry in the ledger.
import { Checkbox, Select } from "antd";
import { useTranslation } from "react-i18next";
import { RECEIPT_KINDS, rpc, useAsk, type DealPage, type ReceiptKind, type What } from "@/ipc";
import { begin, DayField, Field, FormDrawer, formatMoney, given, MoneyField, TextField, useDoubts, useForm, useNotify } from "@/shared";
import { openDeal } from "@/shared/begin";
import { eventWords } from "@/shared/explain";
import formCss from "@/shared/form/form.module.css";
import textCss from "@/shared/text.module.css";
import { rootsOf, whatKindsHold } from "../kinds";
import { WhatIfLine } from "./WhatIfLine";

export type EntryKind = What["kind"];

interface Typed {
  amount: string | null;
  /** An adjustment or refund that takes away is typed with its minus. */
  on: string | null;
  covers: ReceiptKind;
  instalment: string | null;
  accrued_on: string | null;
  receipt: string | null;
  clause: string | null;
  creditable: boolean;
  reason: string;
}

/** The name of the day's field in the request of each kind. */
const DAY = { receipt: "received_on", refund: "refunded_on", retainer: "billed_on", adjustment: "agreed_on", completion: "completed_on" } as const;

function send(kind: EntryKind, deal: string, { amount, on, ...typed }: Typed): Promise<unknown> {
  const [money, day, clause] = [given(amount), given(on), given(typed.clause)];
  switch (kind) {
    case "receipt":
      return rpc("receipt_record", { deal, amount: money, received_on: day, covers: typed.covers, instalment: typed.instalment, accrued_on: typed.covers === "royalty" ? typed.accrued_on : null });
    case "refund":
      return rpc("refund_record", { deal, amount: money, refunded_on: day, receipt: given(typed.receipt) });
    case "retainer":
      return rpc("retainer_bill", { deal, amount: money, billed_on: day, clause, creditable: typed.creditable });
    case "adjustment":
      return rpc("adjustment_enter", { deal, amount: money, agreed_on: day, clause, reason: typed.reason });
    case "completion":
      return rpc("completion_record", { deal, completed_on: day, clause });
  }
}

/** Records what moves a commission: a receipt with what it would bring, a refund, a retainer, an adjustment, a completion. */
export function EntryForm({ deal, kind, instalment, clause, onClose }: {
  deal: DealPage;
  kind: EntryKind;
  /** The planned payment that came in; the first open one where nothing is said. */
  instalment?: string | undefined;
  /** The clause that it is about; the only one where nothing is said. */
  clause?: string | undefined;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const notify = useNotify();
  const today = useAsk("today_page", {}).data?.today ?? null;
  const roots = rootsOf(deal.mandate);
  const receipts = deal.entries.filter((entry) => entry.what.kind === "receipt");
  const open = deal.instalments.filter((planned) => planned.open !== "0.00");
  const met = open.find(({ planned }) => planned.id === instalment) ?? open[0];
  const form = useForm<Typed, unknown>({
    draft: `${kind} ${deal.id} ${instalment ?? clause ?? ""}`,
    fresh: {
      amount: kind === "receipt" ? (met?.open ?? null) : null,
      on: today,
      covers: met?.planned.kind ?? "upfront",
      instalment: met?.planned.id ?? null,
      accrued_on: null,
      receipt: receipts.length === 1 ? receipts[0]!.id : null,
      clause: clause ?? (roots.length === 1 ? roots[0]!.id : null),
      creditable: true,
      reason: "",
    },
    send: (typed) => send(kind, deal.id, typed),
    onDone: (_, { amount }) => {
      notify.done(t(`ledger.recorded.${kind}`, { amount: formatMoney(amount) }));
      onClose();
      // The deal's own page says it in a bar.
      if (kind === "receipt" && openDeal().deal !== deal.id) void offerCompletion();
    },
  });
  /** Where the last planned payment came in, the clauses may be completed. */
  const offerCompletion = async () => {
    const [done] = (await rpc("deal_page", { id: deal.id })).follow_ups.completions;
    const root = rootsOf(deal.mandate).find(({ id }) => id === done);
    if (!root) return;
    const says = t("deal.followUps.completion.says", { kinds: whatKindsHold(root, deal.mandate, t) });
    notify.suggest(says, t("deal.followUps.completion.go"), async () => begin("completion", { deal: deal.id, clause: root.id }));
  };
  const { value, change } = form;
  const doubt = useDoubts(
    kind === "receipt" && value.amount !== null && value.on !== null
      ? { kind, deal: deal.id, covers: value.covers, amount: value.amount, received_on: value.on, instalment: value.instalment }
      : kind === "completion"
        ? { kind, deal: deal.id }
        : null,
  );
  const kindOptions = RECEIPT_KINDS.map((of) => ({ value: of, label: t(`commission.explain.receipt.${of}`) }));

  return (
    <FormDrawer form={form} title={t(`ledger.record.${kind}`)} byEnter width={520} first="amount" save={t("ledger.save")} onClose={onClose}>
      {kind === "receipt" && deal.instalments.length > 0 && (
        <Field label={t("contract.instalment")} name="instalment">
          <Select
            allowClear
            value={value.instalment}
            placeholder={t("ledger.noInstalment")}
            options={deal.instalments.map(({ planned, open }, index) => ({
              value: planned.id,
              label: `${t("contract.instalmentNumber", { number: index + 1 })} ${t(`commission.explain.receipt.${planned.kind}`)} · ${t("contract.open")} ${formatMoney(open)}`,
            }))}
            onChange={(id: string | undefined) => {
              const chosen = deal.instalments.find(({ planned }) => planned.id === id);
              change({ instalment: id ?? null, ...(chosen ? { covers: chosen.planned.kind, amount: chosen.open } : {}) });
            }}
          />
        </Field>
      )}
      {kind === "refund" && (
        <Field label={t("ledger.refundedReceipt")} name="receipt" required isEmpty={value.receipt === null}>
          <Select
            value={value.receipt}
            placeholder={t("deal.gate.closureAsk")}
            options={receipts.map((entry) => ({ value: entry.id, label: `${entry.on} ${eventWords(t, "receipt", entry.what.kind === "receipt" ? entry.what.covers : null)} ${"amount" in entry.what ? formatMoney(entry.what.amount) : ""}` }))}
            onChange={(receipt: string) => change({ receipt })}
          />
        </Field>
      )}
      {(kind === "retainer" || kind === "adjustment" || kind === "completion") && (
        <Field label={t("mandate.clause")} name="clause" required isEmpty={value.clause === null}>
          <Select
            value={value.clause}
            placeholder={t("deal.gate.closureAsk")}
            options={roots.map((root) => ({ value: root.id, label: whatKindsHold(root, deal.mandate, t) }))}
            onChange={(clause: string) => change({ clause })}
          />
        </Field>
      )}
      <div className={formCss.form}>
        {kind !== "completion" && (
          <MoneyField
            label={t("ledger.amount")}
            name="amount"
            required
            hint={kind === "adjustment" ? t("ledger.signed") : undefined}
            doubt={doubt("amount")}
            value={value.amount}
            onChange={(amount) => change({ amount })}
          />
        )}
        <DayField label={t("ledger.day")} name={DAY[kind]} required doubt={doubt(DAY[kind])} value={value.on} onChange={(on) => change({ on })} />
        {kind === "receipt" && (
          <Field label={t("ledger.covers")} name="covers">
            <Select value={value.covers} options={kindOptions} onChange={(covers: ReceiptKind) => change({ covers })} />
          </Field>
        )}
        {kind === "receipt" && value.covers === "royalty" && (
          <DayField label={t("ledger.accruedOn")} name="accrued_on" value={value.accrued_on} onChange={(accrued_on) => change({ accrued_on })} />
        )}
      </div>
      {kind === "retainer" && (
        <Checkbox checked={value.creditable} onChange={({ target }) => change({ creditable: target.checked })}>
          {t("ledger.creditable")}
        </Checkbox>
      )}
      {kind === "adjustment" && (
        <TextField label={t("ledger.reason")} name="reason" required rows={2} value={value.reason} onChange={(reason) => change({ reason })} />
      )}
      {kind === "completion" && (
        <p className={doubt("clause") ? textCss.warn : textCss.faint} role={doubt("clause") && "status"}>
          {doubt("clause") ?? t("ledger.completionSays")}
        </p>
      )}
      {kind === "receipt" && <WhatIfLine deal={deal} covers={value.covers} amount={value.amount} on={value.on} />}
    </FormDrawer>
  );
}
