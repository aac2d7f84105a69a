import { Link } from "@tanstack/react-router";
import { Button, Checkbox } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useAction, useAsk, type DealPage, type EvidenceView, type GateItem } from "@/ipc";
import { Amount, DayField, FailureNote, Tag, TextField, useNotify } from "@/shared";
import { STAGES } from "./board";

/** The evidence of the gate: what the present stage asks for, and what was ticked before. */
export function EvidenceTab({ deal }: { deal: DealPage }) {
  const { t } = useTranslation();
  const asked = deal.gate.map(({ item }) => item);
  const others = deal.evidence.filter(({ item }) => !asked.includes(item)).sort((one, other) => other.on.localeCompare(one.on));
  const ticked = (item: GateItem) => deal.evidence.find((evidence) => evidence.item === item);
  return (
    <>
      <section>
        <h2 className="part-head">{t("deals.evidence.asked", { stage: t(`words.stages.${deal.stage}`) })}</h2>
        {deal.gate.length === 0 ? (
          <p className="faint">{t("deals.evidence.nothingAsked")}</p>
        ) : (
          <div className="sheet-box">
            <table className="sheet">
              <tbody>
                {deal.gate.map(({ item, is_at_hand }) => (
                  <EvidenceRow key={item} deal={deal.id} item={item} evidence={ticked(item)} isAtHand={is_at_hand} />
                ))}
              </tbody>
            </table>
          </div>
        )}
      </section>
      <Statements deal={deal} />
      {others.length > 0 && (
        <section>
          <h2 className="part-head">{t("deals.evidence.before")}</h2>
          <div className="sheet-box">
            <table className="sheet">
              <tbody>
                {others.map((evidence) => (
                  <EvidenceRow key={evidence.item} deal={deal.id} item={evidence.item} evidence={evidence} isAtHand />
                ))}
              </tbody>
            </table>
          </div>
        </section>
      )}
      {STAGES.indexOf(deal.stage) < STAGES.length - 1 && <p className="faint">{t("deals.evidence.says")}</p>}
    </>
  );
}

/** The statements that state something of this deal. */
function Statements({ deal }: { deal: DealPage }) {
  const { t } = useTranslation();
  if (deal.statements.length === 0) return null;
  return (
    <section>
      <h2 className="part-head">{t("deals.statements")}</h2>
      <div className="sheet-box">
        <table className="sheet">
          <thead>
            <tr>
              <th>{t("statements.number")}</th>
              <th>{t("statements.payee")}</th>
              <th>{t("statements.period")}</th>
              <th className="is-right">{t("deals.statedYuan")}</th>
              <th>{t("statements.state")}</th>
            </tr>
          </thead>
          <tbody>
            {deal.statements.map(({ id, number, payee_name, from, to, amount, state }) => (
              <tr key={id} className={state === "withdrawn" ? "faint" : undefined}>
                <td>
                  <Link to="/statements" search={{ id }} className="figure">
                    {number}
                  </Link>
                </td>
                <td>{payee_name ?? t("statements.erased")}</td>
                <td className="figure">{`${from} – ${to}`}</td>
                <td className="is-right"><Amount value={amount} /></td>
                <td>{t(`statements.stateOf.${state}`)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function EvidenceRow({ deal, item, evidence, isAtHand }: { deal: string; item: GateItem; evidence: EvidenceView | undefined; isAtHand: boolean }) {
  const { t } = useTranslation();
  const notify = useNotify();
  const today = useAsk("today_page", {}).data?.today ?? null;
  const tick = useAction("evidence_tick");
  const untick = useAction("evidence_untick");
  const [typed, setTyped] = useState<{ on: string | null; note: string } | null>(null);
  const save = async () => {
    if (!typed?.on || !(await tick.run({ id: deal, item, on: typed.on, note: typed.note.trim() || null }))) return;
    setTyped(null);
    notify.done(t("deals.evidence.ticked", { item: t(`deals.item.${item}`) }));
  };
  const toggle = async () => {
    if (!evidence) return setTyped({ on: today, note: "" });
    if (await untick.run({ id: deal, item })) notify.done(t("deals.evidence.unticked", { item: t(`deals.item.${item}`) }));
  };
  // What the record itself shows needs no tick.
  const isKnown = isAtHand && !evidence;
  return (
    <>
      <tr>
        <td>
          <Checkbox checked={isAtHand || typed !== null} disabled={isKnown} onChange={() => void toggle()}>
            {t(`deals.item.${item}`)}
          </Checkbox>
        </td>
        <td className="soft">{evidence?.note ?? (isKnown ? <Tag>{t("deals.evidence.known")}</Tag> : "")}</td>
        <td className="is-right soft">{evidence?.on ?? ""}</td>
      </tr>
      {(typed || tick.failure || untick.failure) && (
        <tr className="is-chain">
          <td colSpan={3}>
            <FailureNote failure={untick.failure ?? tick.failure} except={typed ? ["on", "note"] : []} />
            {typed && (
              <div className="next-form">
                <TextField label={t("deals.evidence.note")} name="note" failure={tick.failure} autoFocus value={typed.note} onChange={(note) => setTyped({ ...typed, note })} placeholder={t("deals.evidence.notePlaceholder")} />
                <DayField label={t("deals.gate.evidenceDay")} name="on" failure={tick.failure} value={typed.on} onChange={(on) => setTyped({ ...typed, on })} />
                <span className="tool-row">
                  <Button loading={tick.busy} disabled={!typed.on} onClick={() => void save()}>
                    {t("shared.save")}
                  </Button>
                  <Button type="text" onClick={() => setTyped(null)}>
                    {t("shared.cancel")}
                  </Button>
                </span>
              </div>
            )}
          </td>
        </tr>
      )}
    </>
  );
}
