// The form of a technology contract, and of a change of its money.
import { useTranslation } from "react-i18next";
import { rpc, useAsk, type ContractMoney, type DealPage, type MoneyFields, type ReceiptKind } from "@/ipc";
import { DayField, Field, FormDrawer, given, MoneyField, TextField, useDoubts, useForm, useNotify, writtenIn, type Texts } from "@/shared";
import { RateInput } from "@/shared/fields/RateField";
import formCss from "@/shared/form/form.module.css";
import textCss from "@/shared/text.module.css";
import { InstalmentsEditor, type TypedInstalment } from "./InstalmentsEditor";
import { Particulars, particularsOf, type TypedParticulars } from "./Particulars";

/** As the price, also while that is being typed. */
const PRICE = "price";

interface Typed extends TypedParticulars {
  price: string | null;
  /** The whole price where nothing else is said. */
  technology: string | null | typeof PRICE;
  /** One payment of the whole price where nothing else is said. */
  instalments: TypedInstalment[] | typeof PRICE;
  rate: string | null;
  base: string;
  until: string | null;
}

const technologyOf = ({ technology, price }: Typed) => (technology === PRICE ? price : technology);

function instalmentsOf({ instalments, price }: Typed): TypedInstalment[] {
  if (instalments !== PRICE) return instalments;
  return price === null ? [] : [{ key: PRICE, id: null, kind: "upfront", amount: price, due_on: null, condition: "" }];
}

const moneyOf = (typed: Typed): MoneyFields => ({
  price: typed.price,
  technology_amount: technologyOf(typed),
  instalments: instalmentsOf(typed).map(({ key: _, ...instalment }) => ({ ...instalment, amount: given(instalment.amount), kind: instalment.kind as ReceiptKind, condition: instalment.condition || null })),
  royalty: typed.rate !== null ? { rate: typed.rate, base: typed.base, until: typed.until } : null,
});

function typedMoney(money: ContractMoney | undefined, asked: string | null, texts: Texts): Pick<Typed, "price" | "technology" | "instalments" | "rate" | "base" | "until"> {
  return {
    price: money ? (money.price ?? null) : asked,
    technology: money ? (money.technology_amount ?? null) : PRICE,
    instalments: !money ? PRICE : (money.instalments ?? []).map((planned) => ({ key: planned.id, id: planned.id, kind: planned.kind, amount: planned.amount, due_on: planned.due_on ?? null, condition: writtenIn(texts, planned.condition) })),
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
      // Whoever signed the mandate sells, unless the client enterprise did; else whoever owns the result.
      seller: deal.mandate && deal.mandate.client !== deal.deal.client ? deal.mandate.client : (deal.owners[0]?.id ?? null),
      buyer: deal.deal.client ?? null,
      on: today,
      ...typedMoney(deal.contract_changes.at(-1)?.money ?? deal.contract?.money, deal.asking_amount ?? null, deal.texts),
    },
    send: (typed) => {
      const money = moneyOf(typed);
      if (isAmendment) return rpc("contract_amend", { deal: deal.id, from: given(typed.on), money });
      return rpc("contract_sign", { deal: deal.id, ...particularsOf(typed), money });
    },
    onDone: () => {
      notify.done(t(isAmendment ? "contract.amendedDone" : "contract.signedDone"));
      onClose();
    },
  });
  const { value, change } = form;
  const signedOn = isAmendment ? deal.contract!.signed_on : value.on;
  const planned = instalmentsOf(value).flatMap(({ amount, due_on }) => (amount === null ? [] : [{ amount, due_on }]));
  const doubt = useDoubts(signedOn === null ? null : { kind: "plan", signed_on: signedOn, price: value.price, instalments: planned })("instalments");
  return (
    <FormDrawer form={form} title={t(isAmendment ? "contract.amend" : "contract.sign")} width={760} save={t("shared.save")} onClose={onClose}>
      {isAmendment && <p className={textCss.soft}>{t("contract.amendSays")}</p>}
      <div className={formCss.form}>
        {isAmendment ? (
          <DayField label={t("contract.from")} name="from" required value={value.on} onChange={(on) => change({ on })} />
        ) : (
          <Particulars deal={deal} value={value} change={change} />
        )}
        <h3 className={formCss.part}>{t("contract.money")}</h3>
        <MoneyField label={t("contract.price")} name="money.price" value={value.price} onChange={(price) => change({ price })} />
        <MoneyField label={t("contract.technology")} name="money.technology_amount" value={technologyOf(value)} onChange={(technology) => change({ technology })} />
      </div>
      <InstalmentsEditor value={instalmentsOf(value)} onChange={(next) => change((now) => ({ instalments: next(instalmentsOf(now)) }))} />
      {doubt && <p className={textCss.warn} role="status">{doubt}</p>}
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
