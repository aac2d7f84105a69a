// The form that puts right what a contract says.
import { useTranslation } from "react-i18next";
import { rpc, type Contract, type DealPage } from "@/ipc";
import { CorrectForm, given } from "@/shared";
import formCss from "@/shared/form/form.module.css";
import { Money, moneyOf, typedMoney, type TypedMoney } from "./Money";
import { Particulars, particularsOf, type TypedParticulars } from "./Particulars";

/** It begins with what stands; the money is that of the last amendment. */
export function CorrectContract({ deal, contract, onClose }: { deal: DealPage; contract: Contract; onClose: () => void }) {
  const { t } = useTranslation();
  const { number, kind, licence_kind, seller, buyer, signed_on } = contract;
  const money = deal.contract_changes.at(-1)?.money ?? contract.money;
  return (
    <CorrectForm<TypedParticulars & TypedMoney>
      draft={`correct ${contract.id}`}
      title={t("contract.correct")}
      says={t("contract.correctSays")}
      width={760}
      fresh={{ number, kind, licence_kind: licence_kind ?? null, seller, buyer, on: signed_on, ...typedMoney(money, null, deal.texts) }}
      send={async (typed, reason) =>
        rpc("contract_correct", { deal: deal.id, ...particularsOf(typed), money: await moneyOf(typed, given(typed.on)), reason })
      }
      onClose={onClose}
    >
      {(value, change) => (
        <>
          <div className={formCss.form}>
            <Particulars deal={deal} value={value} change={change} />
          </div>
          <Money value={value} change={change} signedOn={value.on} />
        </>
      )}
    </CorrectForm>
  );
}
