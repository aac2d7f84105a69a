// The form of a technology contract, and of a change of its money.
import { useTranslation } from "react-i18next";
import { rpc, useAsk, type DealPage } from "@/ipc";
import { DayField, FormDrawer, given, useForm, useNotify } from "@/shared";
import formCss from "@/shared/form/form.module.css";
import textCss from "@/shared/text.module.css";
import { Money, moneyOf, typedMoney, type TypedMoney } from "./Money";
import { Particulars, particularsOf, type TypedParticulars } from "./Particulars";

type Typed = TypedParticulars & TypedMoney;

/** Signs the technology contract; once there is one, changes its money from a day on. */
export function ContractForm({ deal, onClose }: { deal: DealPage; onClose: () => void }) {
  const { t } = useTranslation();
  const notify = useNotify();
  const today = useAsk("today_page", {}).data?.today ?? null;
  const signed = deal.contract;
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
      ...typedMoney(deal.contract_changes.at(-1)?.money ?? signed?.money, deal.asking_amount ?? null, deal.texts),
    },
    send: async (typed) => {
      const money = await moneyOf(typed, signed?.signed_on ?? given(typed.on));
      if (signed) return rpc("contract_amend", { deal: deal.id, from: given(typed.on), money });
      return rpc("contract_sign", { deal: deal.id, ...particularsOf(typed), money });
    },
    onDone: () => {
      notify.done(t(signed ? "contract.amendedDone" : "contract.signedDone"));
      onClose();
    },
  });
  const { value, change } = form;
  return (
    <FormDrawer form={form} title={t(signed ? "contract.amend" : "contract.sign")} width={760} save={t("shared.save")} onClose={onClose}>
      {signed && <p className={textCss.soft}>{t("contract.amendSays")}</p>}
      <div className={formCss.form}>
        {signed ? (
          <DayField label={t("contract.from")} name="from" required value={value.on} onChange={(on) => change({ on })} />
        ) : (
          <Particulars deal={deal} value={value} change={change} />
        )}
      </div>
      <Money value={value} change={change} signedOn={signed?.signed_on ?? value.on} />
    </FormDrawer>
  );
}
