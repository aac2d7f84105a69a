// A submitted statement is taken back.
import { useTranslation } from "react-i18next";
import { rpc } from "@/ipc";
import { FormDialog, TextField, useForm, useNotify } from "@/shared";
import textCss from "@/shared/text.module.css";

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
