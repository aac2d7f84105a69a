import { Button, Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useAction, useAsk } from "@/ipc";
import { DayField, FailureNote, TextField, useDraft, useKeys, useNotify } from "@/shared";

/** Submits a draft: its day, and the day of payment that decides the withholding. */
export function SubmitDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useTranslation();
  const notify = useNotify();
  const submit = useAction("statement_submit");
  const today = useAsk("today_page", {}).data?.today ?? null;
  const [on, setOn] = useState<string | null>(today);
  const [payment, setPayment] = useState<string | null>(today);
  const save = async () => {
    const view = await submit.run({ id, on, payment_on: payment });
    if (!view) return;
    notify.done(t("statements.submitted", { number: view.number }), { canUndo: false });
    onClose();
  };
  useKeys(t("statements.submitTitle"), [{ code: "Enter", ctrl: true, says: t("statements.submit"), run: () => void save() }]);
  return (
    <Modal
      open
      title={t("statements.submitTitle")}
      onCancel={onClose}
      footer={
        <div className="form-foot">
          <Button onClick={onClose}>{t("shared.cancel")}</Button>
          <Button type="primary" loading={submit.busy} onClick={() => void save()}>
            {t("statements.submit")}
          </Button>
        </div>
      }
    >
      <div className="statement-stack">
        <FailureNote failure={submit.failure} except={["on", "payment_on"]} />
        <p className="soft">{t("statements.submitSays")}</p>
        <div className="form">
          <DayField label={t("statements.on")} name="on" failure={submit.failure} autoFocus value={on} onChange={setOn} />
          <DayField label={t("statements.paymentOn")} name="payment_on" failure={submit.failure} hint={t("statements.paymentHint")} value={payment} onChange={setPayment} />
        </div>
      </div>
    </Modal>
  );
}

/** Withdraws a submitted statement, with the reason. */
export function WithdrawDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useTranslation();
  const notify = useNotify();
  const withdraw = useAction("statement_withdraw");
  const { value, change, drop } = useDraft(`withdraw ${id}`, FRESH);
  const save = async () => {
    if (!(await withdraw.run({ id, reason: value.reason }))) return;
    drop();
    notify.done(t("statements.withdrawn"), { canUndo: false });
    onClose();
  };
  useKeys(t("statements.withdraw"), [{ code: "Enter", ctrl: true, says: t("statements.withdraw"), run: () => void save() }]);
  return (
    <Modal
      open
      title={t("statements.withdraw")}
      onCancel={onClose}
      footer={
        <div className="form-foot">
          <Button onClick={onClose}>{t("shared.cancel")}</Button>
          <Button type="primary" danger loading={withdraw.busy} onClick={() => void save()}>
            {t("statements.withdraw")}
          </Button>
        </div>
      }
    >
      <div className="statement-stack">
        <FailureNote failure={withdraw.failure} except={["reason"]} />
        <p className="soft">{t("statements.withdrawSays")}</p>
        <TextField label={t("statements.reason")} name="reason" failure={withdraw.failure} required autoFocus rows={2} value={value.reason} onChange={(reason) => change({ reason })} />
      </div>
    </Modal>
  );
}

const FRESH = { reason: "" };
