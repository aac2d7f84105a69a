// The form of a payee.
import { Button, Checkbox, Select } from "antd";
import { useTranslation } from "react-i18next";
import { PAYEE_KINDS, rpc, type PayeeKind } from "@/ipc";
import { Field, Form, TextField, useBegin, useForm } from "@/shared";
import { RateInput } from "@/shared/fields/RateField";
import formCss from "@/shared/form/form.module.css";
import css from "../deal.module.css";

interface Typed {
  name: string;
  kind: PayeeKind | null;
  is_resident: boolean;
  vat_rate: string | null;
}

const FRESH: Typed = { name: "", kind: null, is_resident: true, vat_rate: "0" };

/** Adds a payee in place. */
export function PayeeForm({ onMade, onClose }: { onMade: (id: string) => void; onClose: () => void }) {
  const { t } = useTranslation();
  const form = useForm<Typed, { id: string }>({
    draft: "payee new",
    fresh: FRESH,
    send: ({ vat_rate, ...rest }) => rpc("payee_add", { record: { ...rest, vat_rate: vat_rate ?? "0" } }),
    onDone: ({ id }) => onMade(id),
  });
  useBegin(form);
  const { value, change } = form;
  return (
    <Form of={form} className={css.inset} onLeave={onClose}>
      <div className={formCss.form}>
        <TextField label={t("payee.name")} name="record.name" required value={value.name} onChange={(name) => change({ name })} />
        <Field label={t("payee.kind")} name="record.kind">
          <Select value={value.kind} placeholder={t("payee.kindAsk")} options={PAYEE_KINDS.map((of) => ({ value: of, label: t(`payee.kinds.${of}`) }))} onChange={(kind) => change({ kind })} />
        </Field>
        <Field label={t("payee.vat")} name="record.vat_rate" hint={t("payee.vatHint")}>
          <RateInput label={t("payee.vat")} value={value.vat_rate} onChange={(vat_rate) => change({ vat_rate })} />
        </Field>
        <Field label={t("payee.residence")}>
          <Checkbox checked={value.is_resident} onChange={({ target }) => change({ is_resident: target.checked })}>
            {t("payee.resident")}
          </Checkbox>
        </Field>
      </div>
      <div className={formCss.foot}>
        <Button onClick={onClose}>{t("shared.cancel")}</Button>
        <Button loading={form.busy} onClick={form.submit}>
          {t("mandate.payeeAdd")}
        </Button>
      </div>
    </Form>
  );
}
