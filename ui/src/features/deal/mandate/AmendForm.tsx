// The form that amends a clause.
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { rpc, useAsk, type Clause, type DealPage } from "@/ipc";
import { DayField, FormDrawer, given, useDoubts, useForm, useNotify } from "@/shared";
import formCss from "@/shared/form/form.module.css";
import textCss from "@/shared/text.module.css";
import { ClauseEditor } from "./ClauseEditor";
import { TryTyped } from "./TryTerms";
import { changed, fieldsOf, typedOf, type TypedClause } from "./typed";

/** Closes a clause and opens its successor from a day on; nothing already earned moves. */
export function AmendForm({ deal, clause, onClose }: { deal: DealPage; clause: Clause; onClose: () => void }) {
  const { t } = useTranslation();
  const notify = useNotify();
  const today = useAsk("today_page", {}).data?.today ?? null;
  const fresh = useMemo(() => ({ from: today, clause: typedOf(clause, deal.texts) }), [today, clause, deal.texts]);
  const form = useForm<{ from: string | null; clause: TypedClause }, unknown>({
    draft: `amend ${clause.id}`,
    fresh,
    send: ({ from, clause: typed }) => rpc("clause_amend", { deal: deal.id, closes: clause.id, from: given(from), clause: fieldsOf(typed) }),
    onDone: () => {
      notify.done(t("mandate.amended"));
      onClose();
    },
  });
  const { value, change } = form;
  const payees = value.clause.shares.map(({ payee }) => payee);
  const areChosen = payees.every((payee) => payee !== null);
  const doubt = useDoubts(areChosen ? { kind: "shares", deal: deal.id, payees } : null);
  return (
    <FormDrawer form={form} title={t("mandate.amend")} width={760} save={t("mandate.amendNow")} onClose={onClose}>
      <p className={textCss.soft}>{t("mandate.amendSays")}</p>
      <div className={formCss.form}>
        <DayField label={t("contract.from")} name="from" required value={value.from} onChange={(from) => change({ from })} />
      </div>
      <ClauseEditor value={value.clause} onChange={(part) => change(({ clause }) => ({ clause: changed(clause, part) }))} day={value.from} path="clause." isAmendment sharesDoubt={doubt("shares")} />
      <TryTyped deal={deal} clauses={[value.clause]} on={value.from} />
    </FormDrawer>
  );
}
