// The head of a draft: its period, and the days with which it is submitted.
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { rpc, type StatementView } from "@/ipc";
import { DayField, Form, given, useBegin, useDoubts, useForm, useNotify, type FormState } from "@/shared";
import { classes } from "@/shared/classes";
import textCss from "@/shared/text.module.css";
import css from "./statement.module.css";

/** The statement's day, and that of the payment. */
export interface Days {
  on: string | null;
  payment_on: string | null;
}

/** The days stand in place, so that Ctrl+Enter submits without a further question. */
export function DraftHead({ id, view, form }: { id: string; view: StatementView; form: FormState<Days> }) {
  const { t } = useTranslation();
  const [isChanging, setChanging] = useState(false);
  const { value, change } = form;
  return (
    <div className={css.draftHead}>
      {isChanging ? (
        <PeriodForm id={id} view={view} onClose={() => setChanging(false)} />
      ) : (
        <div className={css.period}>
          <span className={textCss.soft}>{t("statement.period")}</span>
          <span className={textCss.figure}>{`${view.from} – ${view.to}`}</span>
          <Button size="small" onClick={() => setChanging(true)}>
            {t("statement.changePeriod")}
          </Button>
        </div>
      )}
      <Form of={form} className={css.days}>
        <DayField label={t("statement.on")} name="on" value={value.on} onChange={(on) => change({ on })} />
        <DayField label={t("statement.paymentOn")} name="payment_on" hint={t("statement.paymentHint")} value={value.payment_on} onChange={(payment_on) => change({ payment_on })} />
        <p className={classes(css.submitSays, textCss.faint)}>{t("statement.submitSays")}</p>
      </Form>
      <Before view={view} on={value.on} />
    </div>
  );
}

/** What is to be known before it is submitted. */
function Before({ view: { to, lines, late, corrections, zeros }, on }: { view: StatementView; on: string | null }) {
  const { t } = useTranslation();
  const said = [
    on !== null && on < to && t("statement.before.notOver", { to }),
    lines === 0 && t("statement.before.none"),
    late > 0 && t("statement.before.late", { count: late }),
    corrections > 0 && t("statement.before.corrections", { count: corrections }),
    zeros > 0 && t("statement.before.zeros", { count: zeros }),
  ].filter((text) => text !== false);
  if (said.length === 0) return null;
  return (
    <ul className={classes(css.before, textCss.warn)} data-words>
      {said.map((text) => (
        <li key={text}>{text}</li>
      ))}
    </ul>
  );
}

function PeriodForm({ id, view, onClose }: { id: string; view: StatementView; onClose: () => void }) {
  const { t } = useTranslation();
  const notify = useNotify();
  const form = useForm<{ from: string | null; to: string | null }, unknown>({
    draft: null,
    fresh: { from: view.from, to: view.to },
    send: ({ from, to }) => rpc("statement_period_set", { id, from: given(from), to: given(to) }),
    onDone: () => {
      notify.done(t("statement.periodChanged"));
      onClose();
    },
  });
  useBegin(form, "to");
  const { value, change } = form;
  const doubt = useDoubts(value.to === null ? null : { kind: "statement", to: value.to });
  return (
    <Form of={form} className={css.days} byEnter onLeave={onClose}>
      <DayField label={t("statement.from")} name="from" value={value.from} onChange={(from) => change({ from })} />
      <DayField label={t("statement.to")} name="to" doubt={doubt("to")} value={value.to} onChange={(to) => change({ to })} />
      <span className={css.periodTools}>
        <Button loading={form.busy} onClick={form.submit}>
          {t("statement.changePeriod")}
        </Button>
        <Button type="text" onClick={onClose}>
          {t("shared.cancel")}
        </Button>
      </span>
    </Form>
  );
}
