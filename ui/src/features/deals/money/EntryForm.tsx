import { Checkbox, Select } from "antd";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { failureOf, rpc, useAsk, type DealPage, type Failure, type ReceiptKind } from "@/ipc";
import { DayField, FailureNote, Field, MoneyField, TextField, formatMoney, useDraft, useNotify } from "@/shared";
import { FormDrawer } from "@/shared/FormDrawer";
import { eventWords } from "@/shared/explain";
import { given } from "@/shared/given";
import { KINDS, rootsOf, whatKindsHold } from "./kinds";
import { WhatIfLine } from "./WhatIfLine";

export type EntryKind = "receipt" | "refund" | "retainer" | "adjustment" | "completion";

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

function send(kind: EntryKind, deal: string, { amount, on, ...typed }: Typed) {
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
export function EntryForm({ deal, kind, onClose }: { deal: DealPage; kind: EntryKind; onClose: () => void }) {
  const { t } = useTranslation();
  const notify = useNotify();
  const today = useAsk("today_page", {}).data?.today ?? null;
  const roots = rootsOf(deal.mandate);
  const receipts = deal.entries.filter((entry) => entry.what.kind === "receipt");
  const open = deal.instalments.filter((instalment) => instalment.open !== "0.00");
  const fresh = useMemo<Typed>(
    () => ({
      amount: kind === "receipt" ? (open[0]?.open ?? null) : null,
      on: today,
      covers: open[0]?.planned.kind ?? "upfront",
      instalment: open[0]?.planned.id ?? null,
      accrued_on: null,
      receipt: receipts.length === 1 ? receipts[0]!.id : null,
      clause: roots.length === 1 ? roots[0]!.id : null,
      creditable: true,
      reason: "",
    }),
    [kind, today, deal],
  );
  const { value, change, isDraft, drop } = useDraft(`${kind} ${deal.id}`, fresh);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [busy, setBusy] = useState(false);
  const save = async () => {
    setBusy(true);
    try {
      await send(kind, deal.id, value);
      drop();
      notify.done(t(`deals.money.recorded.${kind}`, { amount: formatMoney(value.amount) }));
      onClose();
    } catch (error) {
      setFailure(failureOf(error));
    } finally {
      setBusy(false);
    }
  };
  const shown = ["amount", DAY[kind], "covers", "instalment", "accrued_on", "receipt", "clause", "reason"];
  const kindOptions = KINDS.map((of) => ({ value: of, label: t(`explain.receipt.${of}`) }));

  return (
    <FormDrawer
      title={t(`deals.money.record.${kind}`)}
      width={520}
      first=".figure-field input"
      save={t("deals.money.save")}
      onSave={() => void save()}
      onClose={onClose}
      busy={busy}
      onDrop={isDraft && drop}
    >
      <FailureNote failure={failure} except={shown} />
      {kind === "receipt" && deal.instalments.length > 0 && (
        <Field label={t("deals.contract.instalment")} name="instalment" failure={failure}>
          <Select
            allowClear
            value={value.instalment}
            placeholder={t("deals.money.noInstalment")}
            options={deal.instalments.map(({ planned, open }, index) => ({
              value: planned.id,
              label: `${t("deals.contract.instalmentNumber", { number: index + 1 })} ${t(`explain.receipt.${planned.kind}`)} · ${t("deals.contract.open")} ${formatMoney(open)}`,
            }))}
            onChange={(id: string | undefined) => {
              const chosen = deal.instalments.find(({ planned }) => planned.id === id);
              change({ instalment: id ?? null, ...(chosen ? { covers: chosen.planned.kind, amount: chosen.open } : {}) });
            }}
          />
        </Field>
      )}
      {kind === "refund" && (
        <Field label={t("deals.money.refundedReceipt")} name="receipt" failure={failure} required>
          <Select
            value={value.receipt}
            placeholder={t("deals.gate.closureAsk")}
            options={receipts.map((entry) => ({ value: entry.id, label: `${entry.on} ${eventWords(t, "receipt", entry.what.kind === "receipt" ? entry.what.covers : null)} ${"amount" in entry.what ? formatMoney(entry.what.amount) : ""}` }))}
            onChange={(receipt: string) => change({ receipt })}
          />
        </Field>
      )}
      {(kind === "retainer" || kind === "adjustment" || kind === "completion") && (
        <Field label={t("deals.terms.clause")} name="clause" failure={failure} required>
          <Select
            value={value.clause}
            placeholder={t("deals.gate.closureAsk")}
            options={roots.map((root) => ({ value: root.id, label: whatKindsHold(root, deal.mandate, t) }))}
            onChange={(clause: string) => change({ clause })}
          />
        </Field>
      )}
      <div className="form">
        {kind !== "completion" && (
          <MoneyField
            label={t("deals.money.amount")}
            name="amount"
            failure={failure}
            required
            autoFocus
            hint={kind === "adjustment" ? t("deals.money.signed") : undefined}
            value={value.amount}
            onChange={(amount) => change({ amount })}
          />
        )}
        <DayField label={t("deals.money.day")} name={DAY[kind]} failure={failure} required value={value.on} onChange={(on) => change({ on })} />
        {kind === "receipt" && (
          <Field label={t("deals.money.covers")} name="covers" failure={failure}>
            <Select value={value.covers} options={kindOptions} onChange={(covers: ReceiptKind) => change({ covers })} />
          </Field>
        )}
        {kind === "receipt" && value.covers === "royalty" && (
          <DayField label={t("deals.money.accruedOn")} name="accrued_on" failure={failure} value={value.accrued_on} onChange={(accrued_on) => change({ accrued_on })} />
        )}
      </div>
      {kind === "retainer" && (
        <Checkbox checked={value.creditable} onChange={({ target }) => change({ creditable: target.checked })}>
          {t("deals.money.creditable")}
        </Checkbox>
      )}
      {kind === "adjustment" && (
        <TextField label={t("deals.money.reason")} name="reason" failure={failure} required rows={2} value={value.reason} onChange={(reason) => change({ reason })} />
      )}
      {kind === "completion" && <p className="faint">{t("deals.money.completionSays")}</p>}
      {kind === "receipt" && <WhatIfLine deal={deal} covers={value.covers} amount={value.amount} on={value.on} />}
    </FormDrawer>
  );
}
