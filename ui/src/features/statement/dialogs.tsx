// A statement is submitted, or withdrawn.
import { useTranslation } from "react-i18next";
import { rpc, useAsk, type StatementView } from "@/ipc";
import { DayField, FormDialog, TextField, useForm, useNotify } from "@/shared";
import formCss from "@/shared/form/form.module.css";
import textCss from "@/shared/text.module.css";

interface Days {
  on: string | null;
  payment_on: string | null;
}

/** Submits a draft: its day, and the day of payment that decides the withholding. */
export function SubmitDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useTranslation();
  const notify = useNotify();
  const today = useAsk("today_page", {}).data?.today ?? null;
  const form = useForm<Days, StatementView>({
    draft: null,
    fresh: { on: today, payment_on: today },
    send: (days) => rpc("statement_submit", { id, ...days }),
    onDone: ({ number }) => {
      notify.done(t("statement.submitted", { number }), { canUndo: false });
      onClose();
    },
  });
  const { value, change } = form;
  return (
    <FormDialog form={form} title={t("statement.submitTitle")} save={t("statement.submit")} onClose={onClose}>
      <p className={textCss.soft}>{t("statement.submitSays")}</p>
      <div className={formCss.form}>
        <DayField label={t("statement.on")} name="on" value={value.on} onChange={(on) => change({ on })} />
        <DayField label={t("statement.paymentOn")} name="payment_on" hint={t("statement.paymentHint")} value={value.payment_on} onChange={(payment_on) => change({ payment_on })} />
      </div>
    </FormDialog>
  );
}

const FRESH = { reason: "" };

/** Withdraws a submitted statement, with the reason. */
export function WithdrawDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useTranslation();
  const notify = useNotify();
  const form = useForm<typeof FRESH, unknown>({
    draft: `withdraw ${id}`,
    fresh: FRESH,
    send: ({ reason }) => rpc("statement_withdraw", { id, reason }),
    onDone: () => {
      notify.done(t("statement.withdrawn"), { canUndo: false });
      onClose();
    },
  });
  return (
    <FormDialog form={form} title={t("statement.withdraw")} save={t("statement.withdraw")} danger onClose={onClose}>
      <p className={textCss.soft}>{t("statement.withdrawSays")}</p>
      <TextField label={t("statement.reason")} name="reason" required rows={2} value={form.value.reason} onChange={(reason) => form.change({ reason })} />
    </FormDialog>
  );
}
