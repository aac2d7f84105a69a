// The recovery code of a new desk, to be kept.
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { useAsk } from "@/ipc";
import { Form, lack, RecoverySheet, TextField, useForm } from "@/shared";
import formCss from "@/shared/form/form.module.css";
import css from "./start.module.css";

/** The recovery code of a new desk, with a small rehearsal: whoever types its end has it before their eyes. */
export function KeepCode({ onEnter }: { onEnter: () => void }) {
  const { t } = useTranslation();
  const { data } = useAsk("recovery_code_show", {});
  const form = useForm({
    draft: null,
    fresh: { end: "" },
    check: ({ end }) => (data && end.trim().toUpperCase() === data.code.slice(-4).toUpperCase() ? null : lack("end", "desk.start.keepCode.wrong")),
    send: () => Promise.resolve(),
    onDone: onEnter,
  });
  return (
    <Form of={form} className={css.form} byEnter>
      <h2>{t("desk.start.keepCode.title")}</h2>
      <p>{t("desk.start.keepCode.says")}</p>
      <RecoverySheet />
      <div className={css.check}>
        <TextField
          label={t("desk.start.keepCode.check")}
          name="end"
          value={form.value.end}
          onChange={(end) => {
            form.change({ end });
            form.refuse(null);
          }}
        />
      </div>
      <div className={formCss.foot}>
        <Button type="text" onClick={onEnter}>
          {t("desk.start.keepCode.later")}
        </Button>
        <Button type="primary" onClick={form.submit}>
          {t("desk.start.keepCode.go")}
        </Button>
      </div>
    </Form>
  );
}
