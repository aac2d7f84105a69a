// What a mandate says beside its clauses, for typing: at its signing and when it is put right.
import { Checkbox, InputNumber, Select } from "antd";
import { useTranslation } from "react-i18next";
import { PAYERS, type DealPage, type Payer } from "@/ipc";
import { DayField, Field, given } from "@/shared";
import { OrganisationPicker, partiesOf } from "../Pickers";

export interface TypedParticulars {
  client: string | null;
  signed_on: string | null;
  ends_on: string | null;
  tail_months: number | null;
  is_exclusive: boolean;
  payer: Payer;
}

/** As a request says it. */
export const particularsOf = ({ client, signed_on, ends_on, tail_months, is_exclusive, payer }: TypedParticulars) => ({
  client: given(client),
  signed_on: given(signed_on),
  ends_on,
  tail_months,
  is_exclusive,
  payer,
});

/** Client, payer, days, protection and exclusivity. */
export function Particulars({ deal, value, change }: { deal: DealPage; value: TypedParticulars; change: (part: Partial<TypedParticulars>) => void }) {
  const { t } = useTranslation();
  return (
    <>
      <OrganisationPicker label={t("mandate.client")} name="client" required likely={partiesOf(deal)} value={value.client} onChange={(client) => change({ client })} />
      <Field label={t("mandate.payer")} name="payer">
        <Select value={value.payer} options={PAYERS.map((of) => ({ value: of, label: t(`mandate.payers.${of}`) }))} onChange={(payer: Payer) => change({ payer })} />
      </Field>
      <DayField label={t("mandate.signedOn")} name="signed_on" required hint={t("mandate.locks")} value={value.signed_on} onChange={(signed_on) => change({ signed_on })} />
      <DayField label={t("mandate.endsMandate")} name="ends_on" value={value.ends_on} onChange={(ends_on) => change({ ends_on })} />
      <Field label={t("mandate.tailMonths")} name="tail_months">
        <InputNumber style={{ width: "100%" }} min={0} max={240} precision={0} value={value.tail_months} onChange={(tail_months) => change({ tail_months })} />
      </Field>
      <Field label={t("mandate.exclusivity")}>
        <Checkbox checked={value.is_exclusive} onChange={({ target }) => change({ is_exclusive: target.checked })}>
          {t("mandate.exclusive")}
        </Checkbox>
      </Field>
    </>
  );
}
