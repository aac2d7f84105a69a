// The form of a technology contract, and of a change of its money.
import { Select } from "antd";
import { useTranslation } from "react-i18next";
import { CONTRACT_KINDS, LICENCE_KINDS, rpc, useAsk, type ContractKind, type ContractMoney, type DealPage, type LicenceKind, type MoneyFields, type ReceiptKind } from "@/ipc";
import { DayField, Field, FormDrawer, given, MoneyField, TextField, useForm, useNotify, writtenIn, type Texts } from "@/shared";
import { RateInput } from "@/shared/fields/RateField";
import formCss from "@/shared/form/form.module.css";
import textCss from "@/shared/text.module.css";
import { OrganisationPicker } from "../Pickers";
import { InstalmentsEditor, type TypedInstalment } from "./InstalmentsEditor";

interface Typed {
  number: string;
  kind: ContractKind;
  licence_kind: LicenceKind | null;
  seller: string | null;
  buyer: string | null;
  on: string | null;
  price: string | null;
  technology: string | null;
  instalments: TypedInstalment[];
  rate: string | null;
  base: string;
  until: string | null;
}

const moneyOf = (typed: Typed): MoneyFields => ({
  price: typed.price,
  technology_amount: typed.technology,
  instalments: typed.instalments.map(({ key: _, ...instalment }) => ({ ...instalment, amount: given(instalment.amount), kind: instalment.kind as ReceiptKind, condition: instalment.condition || null })),
  royalty: typed.rate !== null ? { rate: typed.rate, base: typed.base, until: typed.until } : null,
});

function typedMoney(money: ContractMoney | undefined, texts: Texts): Pick<Typed, "price" | "technology" | "instalments" | "rate" | "base" | "until"> {
  return {
    price: money?.price ?? null,
    technology: money?.technology_amount ?? null,
    instalments: (money?.instalments ?? []).map((planned) => ({ key: planned.id, id: planned.id, kind: planned.kind, amount: planned.amount, due_on: planned.due_on ?? null, condition: writtenIn(texts, planned.condition) })),
    rate: money?.royalty?.rate ?? null,
    base: writtenIn(texts, money?.royalty?.base),
    until: money?.royalty?.until ?? null,
  };
}

/** Signs the technology contract; once there is one, changes its money from a day on. */
export function ContractForm({ deal, onClose }: { deal: DealPage; onClose: () => void }) {
  const { t } = useTranslation();
  const notify = useNotify();
  const today = useAsk("today_page", {}).data?.today ?? null;
  const isAmendment = !!deal.contract;
  const form = useForm<Typed, unknown>({
    draft: `contract ${deal.id}`,
    fresh: {
      number: "",
      kind: "licence",
      licence_kind: null,
      // Whoever signed the mandate sells, unless the client enterprise did.
      seller: deal.mandate && deal.mandate.client !== deal.deal.client ? deal.mandate.client : null,
      buyer: deal.deal.client ?? null,
      on: today,
      ...typedMoney(deal.contract_changes.at(-1)?.money ?? deal.contract?.money, deal.texts),
    },
    send: (typed) => {
      const money = moneyOf(typed);
      const on = given(typed.on);
      if (isAmendment) return rpc("contract_amend", { deal: deal.id, from: on, money });
      return rpc("contract_sign", {
        deal: deal.id,
        number: typed.number,
        kind: typed.kind,
        licence_kind: typed.kind === "licence" ? typed.licence_kind : null,
        seller: given(typed.seller),
        buyer: given(typed.buyer),
        signed_on: on,
        money,
      });
    },
    onDone: () => {
      notify.done(t(isAmendment ? "contract.amendedDone" : "contract.signedDone"));
      onClose();
    },
  });
  const { value, change } = form;
  return (
    <FormDrawer form={form} title={t(isAmendment ? "contract.amend" : "contract.sign")} width={760} save={t("shared.save")} onClose={onClose}>
      {isAmendment && <p className={textCss.soft}>{t("contract.amendSays")}</p>}
      <div className={formCss.form}>
        {isAmendment ? (
          <DayField label={t("contract.from")} name="from" required value={value.on} onChange={(on) => change({ on })} />
        ) : (
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
            <OrganisationPicker label={t("contract.seller")} name="seller" required value={value.seller} onChange={(seller) => change({ seller })} />
            <OrganisationPicker label={t("contract.buyer")} name="buyer" required value={value.buyer} onChange={(buyer) => change({ buyer })} />
          </>
        )}
        <h3 className={formCss.part}>{t("contract.money")}</h3>
        <MoneyField label={t("contract.price")} name="money.price" value={value.price} onChange={(price) => change({ price })} />
        <MoneyField label={t("contract.technology")} name="money.technology_amount" value={value.technology} onChange={(technology) => change({ technology })} />
      </div>
      <InstalmentsEditor value={value.instalments} onChange={(next) => change(({ instalments }) => ({ instalments: next(instalments) }))} />
      <div className={formCss.form}>
        <h3 className={formCss.part}>{t("contract.royalty")}</h3>
        <Field label={t("contract.royaltyRate")} name="money.royalty.rate" hint={t("contract.royaltyHint")}>
          <RateInput label={t("contract.royaltyRate")} value={value.rate} onChange={(rate) => change({ rate })} />
        </Field>
        <TextField label={t("contract.royaltyBase")} name="money.royalty.base" value={value.base} onChange={(base) => change({ base })} placeholder={t("contract.royaltyBaseSays")} />
        <DayField label={t("contract.royaltyEnd")} name="money.royalty.until" value={value.until} onChange={(until) => change({ until })} />
      </div>
    </FormDrawer>
  );
}
