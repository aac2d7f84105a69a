import { Button, Dropdown } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useAction, type DealPage, type Entry } from "@/ipc";
import { EmptyState, FailureNote, Tag, formatMoney, useNotify } from "@/shared";
import { eventWords } from "@/shared/explain";
import { ContractForm } from "./ContractForm";
import { ContractView } from "./ContractView";
import { EntryForm, type EntryKind } from "./EntryForm";

const KINDS: EntryKind[] = ["receipt", "refund", "retainer", "adjustment", "completion"];

/** The technology contract and the ledger: what was agreed and what came in. */
export function MoneyTab({ deal }: { deal: DealPage }) {
  const { t } = useTranslation();
  const [signing, setSigning] = useState(false);
  const [entering, setEntering] = useState<EntryKind | null>(null);
  const needsMandate = (kind: EntryKind) => !deal.mandate && kind !== "receipt" && kind !== "refund";
  return (
    <>
      <section>
        <header className="part-head">
          <h2>{t("deals.contract.title")}</h2>
          <Button onClick={() => setSigning(true)}>{t(deal.contract ? "deals.contract.amend" : "deals.contract.sign")}</Button>
        </header>
        {deal.contract ? <ContractView deal={deal} contract={deal.contract} /> : <p className="faint">{t("deals.contract.none")}</p>}
      </section>
      <section>
        <header className="part-head">
          <h2>{t("deals.money.ledger")}</h2>
          <span className="tool-row">
            <Button onClick={() => setEntering("receipt")}>{t("deals.money.record.receipt")}</Button>
            <Dropdown
              trigger={["click"]}
              menu={{ items: KINDS.slice(1).map((kind) => ({ key: kind, label: t(`deals.money.record.${kind}`), disabled: needsMandate(kind) })), onClick: ({ key }) => setEntering(key as EntryKind) }}
            >
              <Button>{t("deals.money.other")}</Button>
            </Dropdown>
          </span>
        </header>
        {deal.entries.length === 0 ? <EmptyState title={t("deals.money.none")} says={t("deals.money.noneSays")} /> : <Ledger deal={deal} />}
      </section>
      {signing && <ContractForm deal={deal} onClose={() => setSigning(false)} />}
      {entering && <EntryForm key={entering} deal={deal} kind={entering} onClose={() => setEntering(null)} />}
    </>
  );
}

function Ledger({ deal }: { deal: DealPage }) {
  const { t } = useTranslation();
  const notify = useNotify();
  const reverse = useAction("entry_reverse");
  const [sure, setSure] = useState<string | null>(null);
  const entries = [...deal.entries].sort((one, other) => one.on.localeCompare(other.on) || one.order - other.order);
  const takeBack = async (entry: Entry) => {
    if (sure !== entry.id) return setSure(entry.id);
    setSure(null);
    if (await reverse.run({ deal: deal.id, entry: entry.id })) notify.done(t("deals.money.reversed"));
  };
  return (
    <>
      <FailureNote failure={reverse.failure} />
      <div className="sheet-box">
        <table className="sheet">
          <thead>
            <tr>
              <th>{t("deals.money.day")}</th>
              <th>{t("deals.money.event")}</th>
              <th>{t("deals.money.detail")}</th>
              <th className="is-right">{t("deals.money.amount")}</th>
              <th aria-label={t("deals.money.reverse")} />
            </tr>
          </thead>
          <tbody>
            {entries.map((entry) => (
              <tr key={entry.id}>
                <td className="figure">{entry.on}</td>
                <td>{eventWords(t, entry.what.kind, entry.what.kind === "receipt" ? entry.what.covers : null)}</td>
                <td className="soft">{<Detail deal={deal} entry={entry} />}</td>
                <td className="is-right">{"amount" in entry.what ? formatMoney(entry.what.kind === "refund" ? `-${entry.what.amount}` : entry.what.amount) : ""}</td>
                <td className="is-right">
                  <Button size="small" type="text" danger={sure === entry.id} onClick={() => void takeBack(entry)} onBlur={() => setSure(null)}>
                    {t(sure === entry.id ? "deals.money.reverseSure" : "deals.money.reverse")}
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

function Detail({ deal, entry: { what } }: { deal: DealPage; entry: Entry }) {
  const { t } = useTranslation();
  switch (what.kind) {
    case "receipt": {
      const number = deal.instalments.findIndex(({ planned }) => planned.id === what.instalment) + 1;
      const facts = [number > 0 && t("deals.contract.instalmentNumber", { number }), what.accrued_on && t("deals.money.accruedTo", { day: what.accrued_on })];
      return <>{facts.filter(Boolean).join(t("deals.and"))}</>;
    }
    case "refund": {
      const of = deal.entries.find((entry) => entry.id === what.receipt);
      return <>{of && t("deals.money.refundOf", { day: of.on })}</>;
    }
    case "retainer":
      return <Tag>{t(what.creditable ? "explain.creditable" : "explain.notCreditable")}</Tag>;
    case "adjustment":
      return <>{what.reason}</>;
    case "completion":
      return null;
  }
}
