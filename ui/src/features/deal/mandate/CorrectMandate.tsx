// The form that puts right what a mandate says beside its clauses.
import { useTranslation } from "react-i18next";
import { rpc, type DealPage, type Mandate } from "@/ipc";
import { CorrectForm } from "@/shared";
import formCss from "@/shared/form/form.module.css";
import { Particulars, particularsOf, type TypedParticulars } from "./Particulars";

/** It begins with what stands. */
export function CorrectMandate({ deal, mandate, onClose }: { deal: DealPage; mandate: Mandate; onClose: () => void }) {
  const { t } = useTranslation();
  const { client, signed_on, ends_on, tail_months, is_exclusive, payer } = mandate;
  return (
    <CorrectForm<TypedParticulars>
      draft={`correct ${mandate.id}`}
      title={t("mandate.correct")}
      says={t("mandate.correctSays")}
      fresh={{ client, signed_on, ends_on: ends_on ?? null, tail_months: tail_months ?? null, is_exclusive, payer }}
      send={(typed, reason) => rpc("mandate_correct", { deal: deal.id, ...particularsOf(typed), reason })}
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
