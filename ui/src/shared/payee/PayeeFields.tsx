// The fields of a payee.
import { Checkbox, Select } from "antd";
import { useTranslation } from "react-i18next";
import { PAYEE_KINDS, type PayeeKind } from "@/ipc";
import { Field } from "../fields/Field";
import { RateInput } from "../fields/RateField";
import { TextField } from "../fields/TextField";
import type { FormState } from "../form";
import formCss from "../form/form.module.css";

/** A payee as a form holds it. */
export interface TypedPayee {
  name: string;
  kind: PayeeKind | null;
  is_resident: boolean;
  vat_rate: string | null;
}

export const FRESH_PAYEE: TypedPayee = { name: "", kind: null, is_resident: true, vat_rate: "0" };

/** What is sent. */
export const payeeOf = ({ vat_rate, ...rest }: TypedPayee) => ({ ...rest, vat_rate: vat_rate ?? "0" });

export function PayeeFields({ value, change }: Pick<FormState<TypedPayee>, "value" | "change">) {
  const { t } = useTranslation();
  return (
    <div className={formCss.form}>
      <TextField label={t("payee.name")} name="record.name" required value={value.name} onChange={(name) => change({ name })} />
      <Field label={t("payee.kind")} name="record.kind">
        <Select
          allowClear
          value={value.kind}
          placeholder={t("payee.kindAsk")}
          options={PAYEE_KINDS.map((of) => ({ value: of, label: t(`payee.kinds.${of}`) }))}
          onChange={(kind?: PayeeKind) => change({ kind: kind ?? null })}
        />
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
  );
}
