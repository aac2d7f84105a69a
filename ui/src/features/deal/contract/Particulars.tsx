// What a contract says beside its money, for typing: at its signing and when it is put right.
import { Select } from "antd";
import { useTranslation } from "react-i18next";
import { CONTRACT_KINDS, LICENCE_KINDS, type ContractKind, type DealPage, type LicenceKind } from "@/ipc";
import { DayField, Field, given, TextField } from "@/shared";
import { OrganisationPicker, partiesOf } from "../Pickers";

export interface TypedParticulars {
  number: string;
  kind: ContractKind;
  licence_kind: LicenceKind | null;
  seller: string | null;
  buyer: string | null;
  on: string | null;
}

/** As a request says it: only a licence shuts others out. */
export const particularsOf = ({ number, kind, licence_kind, seller, buyer, on }: TypedParticulars) => ({
  number,
  kind,
  licence_kind: kind === "licence" ? licence_kind : null,
  seller: given(seller),
  buyer: given(buyer),
  signed_on: given(on),
});

/** Number, day, kind and parties. */
export function Particulars({ deal, value, change }: { deal: DealPage; value: TypedParticulars; change: (part: Partial<TypedParticulars>) => void }) {
  const { t } = useTranslation();
  const parties = partiesOf(deal);
  return (
    <>
      <TextField label={t("contract.number")} name="number" required value={value.number} onChange={(number) => change({ number })} />
      <DayField label={t("contract.signedOn")} name="signed_on" required value={value.on} onChange={(on) => change({ on })} />
      <Field label={t("contract.kind")} name="kind">
        <Select value={value.kind} options={CONTRACT_KINDS.map((kind) => ({ value: kind, label: t(`contract.kinds.${kind}`) }))} onChange={(kind: ContractKind) => change({ kind })} />
      </Field>
      {value.kind === "licence" ? (
        <Field label={t("contract.licence")} name="licence_kind">
          <Select
            allowClear
            value={value.licence_kind}
            placeholder={t("deal.gate.closureAsk")}
            options={LICENCE_KINDS.map((kind) => ({ value: kind, label: t(`contract.licences.${kind}`) }))}
            onChange={(kind: LicenceKind | undefined) => change({ licence_kind: kind ?? null })}
          />
        </Field>
      ) : (
        <span />
      )}
      <OrganisationPicker label={t("contract.seller")} name="seller" required likely={parties} value={value.seller} onChange={(seller) => change({ seller })} />
      <OrganisationPicker label={t("contract.buyer")} name="buyer" required likely={parties.toReversed()} value={value.buyer} onChange={(buyer) => change({ buyer })} />
    </>
  );
}
