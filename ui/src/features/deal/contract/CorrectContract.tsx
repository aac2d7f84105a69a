// The form that puts right what a contract says beside its money.
import { useTranslation } from "react-i18next";
import { rpc, type Contract, type DealPage } from "@/ipc";
import { CorrectForm } from "@/shared";
import formCss from "@/shared/form/form.module.css";
import { Particulars, particularsOf, type TypedParticulars } from "./Particulars";

/** It begins with what stands. */
export function CorrectContract({ deal, contract, onClose }: { deal: DealPage; contract: Contract; onClose: () => void }) {
  const { t } = useTranslation();
  const { number, kind, licence_kind, seller, buyer, signed_on } = contract;
  return (
    <CorrectForm<TypedParticulars>
      draft={`correct ${contract.id}`}
      title={t("contract.correct")}
      says={t("contract.correctSays")}
      fresh={{ number, kind, licence_kind: licence_kind ?? null, seller, buyer, on: signed_on }}
      send={(typed, reason) => rpc("contract_correct", { deal: deal.id, ...particularsOf(typed), reason })}
      onClose={onClose}
    >
      {(value, change) => (
        <div className={formCss.form}>
          <Particulars deal={deal} value={value} change={change} />
        </div>
      )}
    </CorrectForm>
  );
}
