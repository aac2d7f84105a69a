// The evidence of a deal, beside the statements about it.
import { Link } from "@tanstack/react-router";
import { Button, Checkbox } from "antd";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { rpc, STAGES, useAction, useAsk, type DealPage, type EvidenceView, type GateItem, type GateValues, type GateView, type KeeperView, type KnownView, type Stage, type StatementStep } from "@/ipc";
import { Amount, DayField, FailureNote, Form, given, hasDraft, TextField, useBegin, useForm, useNotify } from "@/shared";
import { classes } from "@/shared/classes";
import sheetCss from "@/shared/sheet.module.css";
import textCss from "@/shared/text.module.css";
import { KnownFrom } from "./GateItems";
import { enteredOf, GateValue, isEntered } from "./GateValue";
import css from "./deal.module.css";

/** The evidence of the gate: what the present stage asks for, and what was ticked before. */
export function EvidenceTab({ deal }: { deal: DealPage }) {
  const { t } = useTranslation();
  const asked = deal.gate.map(({ item }) => item);
  const others = deal.evidence.filter(({ item }) => !asked.includes(item)).sort((one, other) => other.on.localeCompare(one.on));
  return (
    <>
      <section>
        <h2 className={css.partHead}>{t("deal.evidence.asked", { stage: t(`deal.stages.${deal.stage}`) })}</h2>
        {deal.gate.length === 0 ? (
          <p className={textCss.faint}>{t("deal.evidence.nothingAsked")}</p>
        ) : (
          <div className={sheetCss.box} data-sheet>
            <EvidenceRows deal={deal} items={deal.gate} />
          </div>
        )}
      </section>
      {deal.passed_over.length > 0 && (
        <section>
          <h2 className={css.partHead}>{t("deal.evidence.passed")}</h2>
          <div className={sheetCss.box} data-sheet>
            <EvidenceRows deal={deal} items={deal.passed_over} showsStage />
          </div>
        </section>
      )}
      <Statements deal={deal} />
      {others.length > 0 && (
        <section>
          <h2 className={css.partHead}>{t("deal.evidence.before")}</h2>
          <div className={sheetCss.box} data-sheet>
            <EvidenceTable>
              {others.map((evidence) => (
                <EvidenceRow key={evidence.item} deal={deal} item={evidence.item} evidence={evidence} />
              ))}
            </EvidenceTable>
          </div>
        </section>
      )}
      {STAGES.indexOf(deal.stage) < STAGES.length - 1 && <p className={textCss.faint}>{t("deal.evidence.says")}</p>}
    </>
  );
}

/** What gates ask for, each to tick, or with what shows that the desk has it. */
function EvidenceRows({ deal, items, showsStage }: { deal: DealPage; items: GateView[]; showsStage?: boolean }) {
  return (
    <EvidenceTable>
      {items.map(({ item, stage, known, keeper }) => (
        <EvidenceRow key={item} deal={deal} item={item} stage={showsStage ? stage : undefined} known={known ?? undefined} keeper={keeper ?? undefined} evidence={deal.evidence.find((evidence) => evidence.item === item)} />
      ))}
    </EvidenceTable>
  );
}

/** Columns of one width in every part of the tab. */
function EvidenceTable({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <table className={classes(sheetCss.sheet, css.evidence)}>
      <thead>
        <tr>
          <th>{t("deal.evidence.item")}</th>
          <th>{t("deal.evidence.from")}</th>
          <th className={textCss.right}>{t("ledger.day")}</th>
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
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

function EvidenceRow({ deal, item, stage, known, keeper, evidence }: {
  deal: DealPage;
  item: GateItem;
  stage?: Stage | undefined;
  known?: KnownView | undefined;
  /** What will have its value, where a record keeps it. */
  keeper?: KeeperView | undefined;
  evidence: EvidenceView | undefined;
}) {
  const { t } = useTranslation();
  const notify = useNotify();
  const untick = useAction("evidence_untick");
  // What was begun and not saved stands there again.
  const [isTicking, setTicking] = useState(() => !evidence && hasDraft(tickDraft(deal.id, item)));
  const toggle = async () => {
    if (!evidence) return setTicking(true);
    if (await untick.run({ id: deal.id, item })) notify.done(t("deal.evidence.unticked", { item: t(`deal.item.${item}`) }));
  };
  // What the record itself shows needs no tick.
  const isKnown = !!known && !evidence;
  return (
    <>
      <tr>
        <td>
          <Checkbox checked={isKnown || !!evidence || isTicking} disabled={isKnown || !!deal.removed_on} onChange={() => void toggle()}>
            {t(`deal.item.${item}`)}
          </Checkbox>
          {stage && <span className={classes(textCss.faint, css.ofStage)}>{stage} {t(`deal.stages.${stage}`)}</span>}
        </td>
        <td className={textCss.soft}>{evidence?.note ?? (isKnown ? <KnownFrom known={known} deal={deal.id} /> : "")}</td>
        <td className={classes(textCss.right, textCss.soft)}>{evidence?.on ?? ""}</td>
      </tr>
      {(isTicking || untick.failure) && (
        <tr className={sheetCss.chain}>
          <td colSpan={3}>
            <FailureNote failure={untick.failure} />
            {isTicking && keeper && <EnterForm deal={deal.id} item={item} keeper={keeper} onClose={() => setTicking(false)} />}
            {isTicking && !keeper && <TickForm deal={deal.id} item={item} onClose={() => setTicking(false)} />}
          </td>
        </tr>
      )}
    </>
  );
}

const tickDraft = (deal: string, item: GateItem) => `evidence_tick ${deal} ${item}`;

function TickForm({ deal, item, onClose }: { deal: string; item: GateItem; onClose: () => void }) {
  const { t } = useTranslation();
  const notify = useNotify();
  const today = useAsk("today_page", {}).data?.today ?? null;
  const form = useForm<{ on: string | null; note: string }, unknown>({
    draft: tickDraft(deal, item),
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
      <FormTools busy={form.busy} onSave={form.submit} onClose={onClose} />
    </Form>
  );
}

/** Enters the value of an item into the record that keeps it. */
function EnterForm({ deal, item, keeper, onClose }: { deal: string; item: GateItem; keeper: KeeperView; onClose: () => void }) {
  const { t } = useTranslation();
  const notify = useNotify();
  const form = useForm<{ values: GateValues }, unknown>({
    draft: tickDraft(deal, item),
    fresh: { values: {} },
    isReady: ({ values }) => isEntered(keeper, values),
    send: ({ values }) => rpc("gate_enter", { id: deal, values: enteredOf([keeper], values) }),
    onDone: () => {
      notify.done(t("deal.evidence.entered", { item: t(`deal.item.${item}`), name: keeper.name }));
      onClose();
    },
  });
  useBegin(form);
  return (
    <Form of={form} className={css.enterForm} onLeave={onClose}>
      <GateValue keeper={keeper} values={form.value.values} onChange={(values) => form.change({ values })} />
      <FormTools busy={form.busy} isReady={form.isReady} onSave={form.submit} onClose={onClose} />
    </Form>
  );
}

function FormTools({ busy, isReady = true, onSave, onClose }: { busy: boolean; isReady?: boolean; onSave: () => void; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <span className={css.tools}>
      <Button loading={busy} disabled={!isReady} onClick={onSave}>
        {t("shared.save")}
      </Button>
      <Button type="text" onClick={onClose}>
        {t("shared.cancel")}
      </Button>
    </span>
  );
}
