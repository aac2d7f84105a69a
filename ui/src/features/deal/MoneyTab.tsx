// A deal's money: the tab with contract and ledger.
import { Button, Dropdown } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { rpc, useAction, WHAT_KINDS, type DealPage, type Entry } from "@/ipc";
import { EmptyState, FailureNote, Tag, formatMoney, keyed, useNotify, useSay, useSure, useWritten } from "@/shared";
import { eventWords } from "@/shared/explain";
import sheetCss from "@/shared/sheet.module.css";
import textCss from "@/shared/text.module.css";
import { RECEIPT } from "./acts";
import { ContractForm } from "./contract/ContractForm";
import { ContractView } from "./contract/ContractView";
import { CorrectContract } from "./contract/CorrectContract";
import { EntryForm, type EntryKind } from "./ledger/EntryForm";
import css from "./deal.module.css";

/** The technology contract and the ledger: what was agreed and what came in. */
export function MoneyTab({ deal }: { deal: DealPage }) {
  const { t } = useTranslation();
  const [signing, setSigning] = useState(false);
  const [isCorrecting, setCorrecting] = useState(false);
  const [entering, setEntering] = useState<EntryKind | null>(null);
  const needsMandate = (kind: EntryKind) => !deal.mandate && kind !== "receipt" && kind !== "refund";
  return (
    <>
      <section>
        <header className={css.partHead}>
          <h2>{t("contract.title")}</h2>
          {!deal.removed_on && (
            <span className={css.tools}>
              {deal.contract && <Button onClick={() => setCorrecting(true)}>{t("shared.correct.go")}</Button>}
              <Button onClick={() => setSigning(true)}>{t(deal.contract ? "contract.amend" : "contract.sign")}</Button>
            </span>
          )}
        </header>
        {deal.contract ? <ContractView deal={deal} contract={deal.contract} /> : <p className={textCss.faint}>{t("contract.none")}</p>}
      </section>
      <section>
        <header className={css.partHead}>
          <h2>{t("ledger.ledger")}</h2>
          {!deal.removed_on && (
            <span className={css.tools}>
              <Button onClick={() => setEntering("receipt")} {...keyed(RECEIPT.key)}>{t("ledger.record.receipt")}</Button>
              <Dropdown
                trigger={["click"]}
                menu={{ items: WHAT_KINDS.filter((kind) => kind !== "receipt").map((kind) => ({ key: kind, label: t(`ledger.record.${kind}`), disabled: needsMandate(kind) })), onClick: ({ key }) => setEntering(key as EntryKind) }}
              >
                <Button>{t("ledger.other")}</Button>
              </Dropdown>
            </span>
          )}
        </header>
        {deal.entries.length === 0 ? <EmptyState title={t("ledger.none")} says={t("ledger.noneSays")} /> : <Ledger deal={deal} />}
      </section>
      {signing && <ContractForm deal={deal} onClose={() => setSigning(false)} />}
      {isCorrecting && deal.contract && <CorrectContract deal={deal} contract={deal.contract} onClose={() => setCorrecting(false)} />}
      {entering && <EntryForm key={entering} deal={deal} kind={entering} onClose={() => setEntering(null)} />}
    </>
  );
}

function Ledger({ deal }: { deal: DealPage }) {
  const { t } = useTranslation();
  const notify = useNotify();
  const reverse = useAction("entry_reverse");
  const sure = useSure();
  const say = useSay();
  const entries = [...deal.entries].sort((one, other) => one.on.localeCompare(other.on) || one.order - other.order);
  const takeBack = async (entry: Entry) => {
    const name = `${eventWords(t, entry.what.kind, entry.what.kind === "receipt" ? entry.what.covers : null)} · ${entry.on}`;
    const { doubts } = await rpc("doubts", { about: { kind: "reversal", deal: deal.id, entry: entry.id } });
    const says = () => (
      <>
        <p>{name}</p>
        {doubts.map(({ message }) => (
          <p key={message.en} className={textCss.warn}>
            {say(message)}
          </p>
        ))}
      </>
    );
    if (!(await sure({ title: t("ledger.reverseSure"), says, go: t("ledger.reverse") }))) return;
    if (await reverse.run({ deal: deal.id, entry: entry.id })) notify.done(t("ledger.reversed"));
  };
  return (
    <>
      <FailureNote failure={reverse.failure} />
      <div className={sheetCss.box} data-sheet>
        <table className={sheetCss.sheet}>
          <thead>
            <tr>
              <th>{t("ledger.day")}</th>
              <th>{t("ledger.event")}</th>
              <th>{t("ledger.detail")}</th>
              <th className={textCss.right}>{t("ledger.amount")}</th>
              <th>
                <span className={textCss.unseen}>{t("ledger.reverse")}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {entries.map((entry) => (
              <tr key={entry.id}>
                <td className={textCss.figure}>{entry.on}</td>
                <td>{eventWords(t, entry.what.kind, entry.what.kind === "receipt" ? entry.what.covers : null)}</td>
                <td className={textCss.soft}>{<Detail deal={deal} entry={entry} />}</td>
                <td className={textCss.right}>{"amount" in entry.what ? formatMoney(entry.what.kind === "refund" ? `-${entry.what.amount}` : entry.what.amount) : ""}</td>
                <td className={textCss.right}>
                  {!deal.removed_on && (
                    <Button size="small" type="text" onClick={() => void takeBack(entry)}>
                      {t("ledger.reverse")}
                    </Button>
                  )}
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
  const written = useWritten(deal.texts);
  switch (what.kind) {
    case "receipt": {
      const number = deal.instalments.findIndex(({ planned }) => planned.id === what.instalment) + 1;
      const facts = [number > 0 && t("contract.instalmentNumber", { number }), what.accrued_on && t("ledger.accruedTo", { day: what.accrued_on })];
      return <>{facts.filter(Boolean).join(t("deal.and"))}</>;
    }
    case "refund": {
      const of = deal.entries.find((entry) => entry.id === what.receipt);
      return <>{of && t("ledger.refundOf", { day: of.on })}</>;
    }
    case "retainer":
      return <Tag>{t(what.creditable ? "commission.explain.creditable" : "commission.explain.notCreditable")}</Tag>;
    case "adjustment":
      return <>{written(what.reason)}</>;
    case "completion":
      return null;
  }
}
