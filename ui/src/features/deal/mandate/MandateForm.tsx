// The form of a brokerage mandate.
import { CloseOutlined, PlusOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { rpc, useAsk, type DealPage } from "@/ipc";
import { FormDrawer, useForm, useNotify, usePayees, type Change } from "@/shared";
import formCss from "@/shared/form/form.module.css";
import { ClauseEditor } from "./ClauseEditor";
import { Particulars, particularsOf, type TypedParticulars } from "./Particulars";
import { TryTyped } from "./TryTerms";
import { changed, fieldsOf, freshClause, type TypedClause } from "./typed";
import css from "../deal.module.css";

interface Typed extends TypedParticulars {
  clauses: TypedClause[];
}

/** Signs the brokerage mandate with its commission clauses. */
export function MandateForm({ deal, onClose }: { deal: DealPage; onClose: () => void }) {
  const { t } = useTranslation();
  const notify = useNotify();
  const today = useAsk("today_page", {}).data?.today ?? null;
  const { only } = usePayees();
  const owner = deal.owners[0]?.id ?? null;
  const fresh = useMemo<Typed>(
    () => ({ client: owner, signed_on: today, ends_on: null, tail_months: 12, is_exclusive: false, payer: "seller", clauses: [freshClause(["upfront", "milestone"], only)] }),
    [today, owner, only],
  );
  const form = useForm<Typed, unknown>({
    draft: `mandate ${deal.id}`,
    fresh,
    send: ({ clauses, ...typed }) => rpc("mandate_sign", { deal: deal.id, ...particularsOf(typed), clauses: clauses.map(fieldsOf) }),
    onDone: () => {
      notify.done(t("mandate.signed"));
      onClose();
    },
  });
  const { value, change } = form;
  const setClause = (key: string, part: Change<TypedClause>) =>
    change(({ clauses }) => ({ clauses: clauses.map((clause) => (clause.key === key ? changed(clause, part) : clause)) }));
  return (
    <FormDrawer form={form} title={t("mandate.sign")} width={760} save={t("mandate.signNow")} onClose={onClose}>
      <div className={formCss.form}>
        <Particulars deal={deal} value={value} change={change} />
      </div>
      {value.clauses.map((clause, index) => (
        <section key={clause.key} className={css.inset}>
          <header className={css.partHead}>
            <h2>{t("mandate.clauseOrder", { number: index + 1 })}</h2>
            {value.clauses.length > 1 && (
              <Button type="text" icon={<CloseOutlined />} aria-label={t("deal.remove")} title={t("deal.remove")} onClick={() => change({ clauses: value.clauses.filter((other) => other.key !== clause.key) })} />
            )}
          </header>
          <ClauseEditor value={clause} onChange={(part) => setClause(clause.key, part)} day={value.signed_on} path={`clauses[${index}].`} />
        </section>
      ))}
      <Button type="dashed" icon={<PlusOutlined />} onClick={() => change({ clauses: [...value.clauses, freshClause(["royalty"], only)] })}>
        {t("mandate.clauseAdd")}
      </Button>
      <TryTyped deal={deal} clauses={value.clauses} on={value.signed_on} />
    </FormDrawer>
  );
}
