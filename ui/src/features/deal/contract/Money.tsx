// A contract's money, for typing: at its signing, at an amendment and when it is put right.
import { useTranslation } from "react-i18next";
import { rpc, useAsk, type ContractMoney, type Doubts, type Meant, type MoneyFields, type ReceiptKind } from "@/ipc";
import { DayField, Field, given, MoneyField, TextField, useDoubts, writtenIn, type Texts } from "@/shared";
import { RateInput } from "@/shared/fields/RateField";
import type { Change } from "@/shared/drafts";
import formCss from "@/shared/form/form.module.css";
import textCss from "@/shared/text.module.css";
import { InstalmentsEditor, type TypedInstalment } from "./InstalmentsEditor";

/** As the price, also while that is being typed. */
const PRICE = "price";

export interface TypedMoney {
  price: string | null;
  /** The whole price where nothing else is said. */
  technology: string | null | typeof PRICE;
  /** One payment of the whole price where nothing else is said. */
  instalments: TypedInstalment[] | typeof PRICE;
  rate: string | null;
  base: string;
  until: string | null;
}

const technologyOf = ({ technology, price }: TypedMoney) => (technology === PRICE ? price : technology);

function instalmentsOf({ instalments, price }: TypedMoney): TypedInstalment[] {
  if (instalments !== PRICE) return instalments;
  return price === null ? [] : [{ key: PRICE, id: null, kind: "upfront", amount: price, due_on: null, condition: "" }];
}

/** Those payments of which somebody has said how much they are, beside the price. */
function planOf(typed: TypedMoney, signedOn: string): Meant {
  const instalments = instalmentsOf(typed).flatMap(({ amount, due_on, isRest }) => (amount === null || isRest ? [] : [{ amount, due_on }]));
  return { kind: "plan", signed_on: signedOn, price: typed.price, instalments };
}

/** What the desk finds unplanned of the price. */
function leftOf(answer: Doubts | undefined): string | null {
  for (const doubt of answer?.doubts ?? []) if (doubt.doubt === "plan_below_price") return doubt.left;
  return null;
}

const hasRest = (typed: TypedMoney) => instalmentsOf(typed).some(({ isRest }) => isRest);

const filled = (typed: TypedMoney, left: string | null) => instalmentsOf(typed).map((row) => (row.isRest ? { ...row, amount: left } : row));

/** As a request says it; the payment that takes the rest is asked for at this moment. */
export async function moneyOf(typed: TypedMoney, signedOn: string): Promise<MoneyFields> {
  const left = hasRest(typed) ? leftOf(await rpc("doubts", { about: planOf(typed, signedOn) })) : null;
  return {
    price: typed.price,
    technology_amount: technologyOf(typed),
    instalments: filled(typed, left).map(({ id, kind, amount, due_on, condition }) => ({ id, kind: kind as ReceiptKind, amount: given(amount), due_on, condition: condition || null })),
    royalty: typed.rate !== null ? { rate: typed.rate, base: typed.base, until: typed.until } : null,
  };
}

/** What stands, or what is proposed before anything does. */
export function typedMoney(money: ContractMoney | undefined, asked: string | null, texts: Texts): TypedMoney {
  return {
    price: money ? (money.price ?? null) : asked,
    technology: money ? (money.technology_amount ?? null) : PRICE,
    instalments: !money ? PRICE : (money.instalments ?? []).map((planned) => ({ key: planned.id, id: planned.id, kind: planned.kind, amount: planned.amount, due_on: planned.due_on ?? null, condition: writtenIn(texts, planned.condition) })),
    rate: money?.royalty?.rate ?? null,
    base: writtenIn(texts, money?.royalty?.base),
    until: money?.royalty?.until ?? null,
  };
}

/** Price, payments and royalty. */
export function Money<T extends TypedMoney>({ value, change, signedOn }: { value: T; change: (part: Change<TypedMoney>) => void; signedOn: string | null }) {
  const { t } = useTranslation();
  const rest = useAsk("doubts", { about: planOf(value, signedOn ?? "") }, { when: hasRest(value) && signedOn !== null });
  const rows = filled(value, leftOf(rest.data));
  const planned = rows.flatMap(({ amount, due_on }) => (amount === null ? [] : [{ amount, due_on }]));
  const doubt = useDoubts(signedOn === null ? null : { kind: "plan", signed_on: signedOn, price: value.price, instalments: planned })("instalments");
  return (
    <>
      <div className={formCss.form}>
        <h3 className={formCss.part}>{t("contract.money")}</h3>
        <MoneyField label={t("contract.price")} name="money.price" value={value.price} onChange={(price) => change({ price })} />
        <MoneyField label={t("contract.technology")} name="money.technology_amount" value={technologyOf(value)} onChange={(technology) => change({ technology })} />
      </div>
      <InstalmentsEditor value={rows} onChange={(next) => change((now) => ({ instalments: next(filled(now, leftOf(rest.data))) }))} />
      {doubt && (
        <p className={textCss.warn} role="status">
          {doubt}
        </p>
      )}
      <div className={formCss.form}>
        <h3 className={formCss.part}>{t("contract.royalty")}</h3>
        <Field label={t("contract.royaltyRate")} name="money.royalty.rate" hint={t("contract.royaltyHint")}>
          <RateInput label={t("contract.royaltyRate")} value={value.rate} onChange={(rate) => change({ rate })} />
        </Field>
        <TextField label={t("contract.royaltyBase")} name="money.royalty.base" value={value.base} onChange={(base) => change({ base })} placeholder={t("contract.royaltyBaseSays")} />
        <DayField label={t("contract.royaltyEnd")} name="money.royalty.until" value={value.until} onChange={(until) => change({ until })} />
      </div>
    </>
  );
}
