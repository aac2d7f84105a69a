import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useAction, useAsk, type Clause, type DealPage } from "@/ipc";
import { DayField, FailureNote, useDraft, useNotify } from "@/shared";
import { FormDrawer } from "@/shared/FormDrawer";
import { given } from "@/shared/given";
import { useShowRefusal } from "@/shared/showRefusal";
import { ClauseEditor } from "./ClauseEditor";
import { isShownBeside } from "./shown";
import { TryTyped } from "./TryTerms";
import { fieldsOf, typedOf, type TypedClause } from "./typed";

/** Closes a clause and opens its successor from a day on; nothing already earned moves. */
export function AmendForm({ deal, clause, onClose }: { deal: DealPage; clause: Clause; onClose: () => void }) {
  const { t } = useTranslation();
  const notify = useNotify();
  const today = useAsk("today_page", {}).data?.today ?? null;
  const amend = useAction("clause_amend");
  const fresh = useMemo(() => ({ from: today, clause: typedOf(clause) }), [today, clause]);
  const { value, change, isDraft, drop } = useDraft<{ from: string | null; clause: TypedClause }>(`amend ${clause.id}`, fresh);
  useShowRefusal(amend.failure);
  const save = async () => {
    if (!(await amend.run({ deal: deal.id, closes: clause.id, from: given(value.from), clause: fieldsOf(value.clause) }))) return;
    drop();
    notify.done(t("deals.terms.amended"));
    onClose();
  };
  return (
    <FormDrawer
      title={t("deals.terms.amend")}
      width={760}
      save={t("deals.terms.amendNow")}
      onSave={() => void save()}
      onClose={onClose}
      busy={amend.busy}
      onDrop={isDraft && drop}
    >
      {!isShownBeside(amend.failure, ["from", "clause.from"]) && <FailureNote failure={amend.failure} />}
      <p className="soft">{t("deals.terms.amendSays")}</p>
      <div className="form">
        <DayField label={t("deals.contract.from")} name="from" failure={amend.failure} required value={value.from} onChange={(from) => change({ from })} />
      </div>
      <ClauseEditor value={value.clause} onChange={(part) => change({ clause: { ...value.clause, ...part } })} day={value.from} path="clause." failure={amend.failure} isAmendment />
      <TryTyped deal={deal} clauses={[value.clause]} on={value.from} />
    </FormDrawer>
  );
}
