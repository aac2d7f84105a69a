// The evidence of a deal, beside the statements about it.
import { Link } from "@tanstack/react-router";
import { Button, Checkbox } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { rpc, STAGES, useAction, useAsk, type DealPage, type EvidenceView, type GateItem, type StatementStep } from "@/ipc";
import { Amount, DayField, FailureNote, Form, given, Tag, TextField, useBegin, useForm, useNotify } from "@/shared";
import { classes } from "@/shared/classes";
import sheetCss from "@/shared/sheet.module.css";
import textCss from "@/shared/text.module.css";
import css from "./deal.module.css";

/** The evidence of the gate: what the present stage asks for, and what was ticked before. */
export function EvidenceTab({ deal }: { deal: DealPage }) {
  const { t } = useTranslation();
  const asked = deal.gate.map(({ item }) => item);
  const others = deal.evidence.filter(({ item }) => !asked.includes(item)).sort((one, other) => other.on.localeCompare(one.on));
  const ticked = (item: GateItem) => deal.evidence.find((evidence) => evidence.item === item);
  return (
    <>
      <section>
        <h2 className={css.partHead}>{t("deal.evidence.asked", { stage: t(`deal.stages.${deal.stage}`) })}</h2>
        {deal.gate.length === 0 ? (
          <p className={textCss.faint}>{t("deal.evidence.nothingAsked")}</p>
        ) : (
          <div className={sheetCss.box} data-sheet>
            <table className={sheetCss.sheet}>
              <tbody>
                {deal.gate.map(({ item, is_at_hand }) => (
                  <EvidenceRow key={item} deal={deal} item={item} evidence={ticked(item)} isAtHand={is_at_hand} />
                ))}
              </tbody>
            </table>
          </div>
        )}
      </section>
      <Statements deal={deal} />
      {others.length > 0 && (
        <section>
          <h2 className={css.partHead}>{t("deal.evidence.before")}</h2>
          <div className={sheetCss.box} data-sheet>
            <table className={sheetCss.sheet}>
              <tbody>
                {others.map((evidence) => (
                  <EvidenceRow key={evidence.item} deal={deal} item={evidence.item} evidence={evidence} isAtHand />
                ))}
              </tbody>
            </table>
          </div>
        </section>
      )}
      {STAGES.indexOf(deal.stage) < STAGES.length - 1 && <p className={textCss.faint}>{t("deal.evidence.says")}</p>}
    </>
  );
}

/** The statements that state something of this deal. */
function Statements({ deal }: { deal: DealPage }) {
  const { t } = useTranslation();
  if (deal.statements.length === 0) return null;
  return (
    <section>
      <h2 className={css.partHead}>{t("deal.statements")}</h2>
      <div className={sheetCss.box} data-sheet>
        <table className={sheetCss.sheet}>
          <thead>
            <tr>
              <th>{t("statement.number")}</th>
              <th>{t("statement.payee")}</th>
              <th>{t("statement.period")}</th>
              <th className={textCss.right}>{t("deal.statedYuan")}</th>
              <th>{t("statement.state")}</th>
            </tr>
          </thead>
          <tbody>
            {deal.statements.map(({ id, number, payee_name, from, to, amount, state }) => (
              <tr key={id} className={state === "withdrawn" ? textCss.faint : undefined}>
                <td>
                  <Link to="/statements" search={{ id }} className={textCss.figure}>
                    {number}
                  </Link>
                </td>
                <td>{payee_name ?? t("statement.erased")}</td>
                <td className={textCss.figure}>{`${from} – ${to}`}</td>
                <td className={textCss.right}><Amount value={amount} /></td>
                <td>{t(`statement.stateOf.${state as StatementStep}`)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function EvidenceRow({ deal, item, evidence, isAtHand }: { deal: DealPage; item: GateItem; evidence: EvidenceView | undefined; isAtHand: boolean }) {
  const { t } = useTranslation();
  const notify = useNotify();
  const untick = useAction("evidence_untick");
  const [isTicking, setTicking] = useState(false);
  const toggle = async () => {
    if (!evidence) return setTicking(true);
    if (await untick.run({ id: deal.id, item })) notify.done(t("deal.evidence.unticked", { item: t(`deal.item.${item}`) }));
  };
  // What the record itself shows needs no tick.
  const isKnown = isAtHand && !evidence;
  return (
    <>
      <tr>
        <td>
          <Checkbox checked={isAtHand || isTicking} disabled={isKnown || !!deal.removed_on} onChange={() => void toggle()}>
            {t(`deal.item.${item}`)}
          </Checkbox>
        </td>
        <td className={textCss.soft}>{evidence?.note ?? (isKnown ? <Tag>{t("deal.evidence.known")}</Tag> : "")}</td>
        <td className={classes(textCss.right, textCss.soft)}>{evidence?.on ?? ""}</td>
      </tr>
      {(isTicking || untick.failure) && (
        <tr className={sheetCss.chain}>
          <td colSpan={3}>
            <FailureNote failure={untick.failure} />
            {isTicking && <TickForm deal={deal.id} item={item} onClose={() => setTicking(false)} />}
          </td>
        </tr>
      )}
    </>
  );
}

function TickForm({ deal, item, onClose }: { deal: string; item: GateItem; onClose: () => void }) {
  const { t } = useTranslation();
  const notify = useNotify();
  const today = useAsk("today_page", {}).data?.today ?? null;
  const form = useForm<{ on: string | null; note: string }, unknown>({
    draft: null,
    fresh: { on: today, note: "" },
    send: ({ on, note }) => rpc("evidence_tick", { id: deal, item, on: given(on), note: note.trim() || null }),
    onDone: () => {
      notify.done(t("deal.evidence.ticked", { item: t(`deal.item.${item}`) }));
      onClose();
    },
  });
  useBegin(form);
  const { value, change } = form;
  return (
    <Form of={form} className={css.nextForm} onLeave={onClose}>
      <TextField label={t("deal.evidence.note")} name="note" value={value.note} onChange={(note) => change({ note })} placeholder={t("deal.evidence.notePlaceholder")} />
      <DayField label={t("deal.gate.evidenceDay")} name="on" value={value.on} onChange={(on) => change({ on })} />
      <span className={css.tools}>
        <Button loading={form.busy} onClick={form.submit}>
          {t("shared.save")}
        </Button>
        <Button type="text" onClick={onClose}>
          {t("shared.cancel")}
        </Button>
      </span>
    </Form>
  );
}
