import { Select } from "antd";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { failureOf, rpc, useAsk, type ContractKind, type ContractMoney, type DealPage, type Failure, type LicenceKind, type MoneyFields, type ReceiptKind } from "@/ipc";
import { DayField, FailureNote, Field, MoneyField, TextField, useDraft, useNotify } from "@/shared";
import { FormDrawer } from "@/shared/FormDrawer";
import { RateInput } from "@/shared/fields/RateField";
import { given } from "@/shared/given";
import { useShowRefusal } from "@/shared/showRefusal";
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

const CONTRACTS: ContractKind[] = ["development", "transfer", "licence", "consulting", "service"];
const LICENCES: LicenceKind[] = ["exclusive", "sole", "non_exclusive"];

const moneyOf = (typed: Typed): MoneyFields => ({
  price: typed.price,
  technology_amount: typed.technology,
  instalments: typed.instalments.map(({ key: _, ...instalment }) => ({ ...instalment, amount: given(instalment.amount), kind: instalment.kind as ReceiptKind, condition: instalment.condition || null })),
  royalty: typed.rate !== null ? { rate: typed.rate, base: typed.base, until: typed.until } : null,
});

function typedMoney(money: ContractMoney | undefined): Pick<Typed, "price" | "technology" | "instalments" | "rate" | "base" | "until"> {
  return {
    price: money?.price ?? null,
    technology: money?.technology_amount ?? null,
    instalments: (money?.instalments ?? []).map((planned) => ({ key: planned.id, id: planned.id, kind: planned.kind, amount: planned.amount, due_on: planned.due_on ?? null, condition: planned.condition ?? "" })),
    rate: money?.royalty?.rate ?? null,
    base: money?.royalty?.base ?? "",
    until: money?.royalty?.until ?? null,
  };
}

/** Signs the technology contract; once there is one, changes its money from a day on. */
export function ContractForm({ deal, onClose }: { deal: DealPage; onClose: () => void }) {
  const { t } = useTranslation();
  const notify = useNotify();
  const today = useAsk("today_page", {}).data?.today ?? null;
  const isAmendment = !!deal.contract;
  const fresh = useMemo<Typed>(
    () => ({
      number: "",
      kind: "licence",
      licence_kind: null,
      // Whoever signed the mandate sells, unless the client enterprise did.
      seller: deal.mandate && deal.mandate.client !== deal.deal.client ? deal.mandate.client : null,
      buyer: deal.deal.client ?? null,
      on: today,
      ...typedMoney(deal.contract_changes.at(-1)?.money ?? deal.contract?.money),
    }),
    [deal, today],
  );
  const { value, change, isDraft, drop } = useDraft(`contract ${deal.id}`, fresh);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [busy, setBusy] = useState(false);
  useShowRefusal(failure);
  const save = async () => {
    setBusy(true);
    try {
      const money = moneyOf(value);
      const on = given(value.on);
      if (isAmendment) await rpc("contract_amend", { deal: deal.id, from: on, money });
      else {
        await rpc("contract_sign", {
          deal: deal.id,
          number: value.number,
          kind: value.kind,
          licence_kind: value.kind === "licence" ? value.licence_kind : null,
          seller: given(value.seller),
          buyer: given(value.buyer),
          signed_on: on,
          money,
        });
      }
      drop();
      notify.done(t(isAmendment ? "deals.contract.amendedDone" : "deals.contract.signedDone"));
      onClose();
    } catch (error) {
      setFailure(failureOf(error));
    } finally {
      setBusy(false);
    }
  };
  const shown = ["number", "seller", "buyer", "signed_on", "from", "money.price", "money.technology_amount", "money.instalments", "licence_kind"];
  const isShown = failure && (shown.includes(failure.field) || failure.field.startsWith("money.instalments["));

  return (
    <FormDrawer
      title={t(isAmendment ? "deals.contract.amend" : "deals.contract.sign")}
      width={760}
      save={t("shared.save")}
      onSave={() => void save()}
      onClose={onClose}
      busy={busy}
      onDrop={isDraft && drop}
    >
      {!isShown && <FailureNote failure={failure} />}
      {isAmendment && <p className="soft">{t("deals.contract.amendSays")}</p>}
      <div className="form">
        {isAmendment ? (
          <DayField label={t("deals.contract.from")} name="from" failure={failure} required value={value.on} onChange={(on) => change({ on })} />
        ) : (
          <>
            <TextField label={t("deals.contract.number")} name="number" failure={failure} required autoFocus value={value.number} onChange={(number) => change({ number })} />
            <DayField label={t("deals.contract.signedOn")} name="signed_on" failure={failure} required value={value.on} onChange={(on) => change({ on })} />
            <Field label={t("deals.contract.kind")}>
              <Select value={value.kind} options={CONTRACTS.map((kind) => ({ value: kind, label: t(`deals.contractKind.${kind}`) }))} onChange={(kind: ContractKind) => change({ kind })} />
            </Field>
            {value.kind === "licence" ? (
              <Field label={t("deals.contract.licence")} name="licence_kind" failure={failure}>
                <Select
                  allowClear
                  value={value.licence_kind}
                  placeholder={t("deals.gate.closureAsk")}
                  options={LICENCES.map((kind) => ({ value: kind, label: t(`deals.licenceKind.${kind}`) }))}
                  onChange={(kind: LicenceKind | undefined) => change({ licence_kind: kind ?? null })}
                />
              </Field>
            ) : (
              <span />
            )}
            <OrganisationPicker label={t("deals.contract.seller")} name="seller" failure={failure} required value={value.seller} onChange={(seller) => change({ seller })} />
            <OrganisationPicker label={t("deals.contract.buyer")} name="buyer" failure={failure} required value={value.buyer} onChange={(buyer) => change({ buyer })} />
          </>
        )}
        <h3 className="form-part">{t("deals.contract.money")}</h3>
        <MoneyField label={t("deals.contract.price")} name="money.price" failure={failure} value={value.price} onChange={(price) => change({ price })} />
        <MoneyField label={t("deals.contract.technology")} name="money.technology_amount" failure={failure} value={value.technology} onChange={(technology) => change({ technology })} />
      </div>
      <InstalmentsEditor value={value.instalments} failure={failure} onChange={(instalments) => change({ instalments })} />
      <div className="form">
        <h3 className="form-part">{t("deals.contract.royalty")}</h3>
        <Field label={t("deals.contract.royaltyRate")} hint={t("deals.contract.royaltyHint")}>
          <RateInput label={t("deals.contract.royaltyRate")} value={value.rate} onChange={(rate) => change({ rate })} />
        </Field>
        <TextField label={t("deals.contract.royaltyBase")} name="money.royalty.base" failure={failure} value={value.base} onChange={(base) => change({ base })} placeholder={t("deals.contract.royaltyBaseSays")} />
        <DayField label={t("deals.contract.royaltyEnd")} value={value.until} onChange={(until) => change({ until })} />
      </div>
    </FormDrawer>
  );
}
