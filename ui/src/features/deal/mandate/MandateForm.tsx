// The form of a brokerage mandate.
import { CloseOutlined, PlusOutlined } from "@ant-design/icons";
import { Button, Checkbox, InputNumber, Select } from "antd";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { PAYERS, rpc, useAsk, type DealPage, type Payer } from "@/ipc";
import { DayField, Field, FormDrawer, given, useForm, useNotify, type Change } from "@/shared";
import formCss from "@/shared/form/form.module.css";
import { OrganisationPicker } from "../Pickers";
import { ClauseEditor } from "./ClauseEditor";
import { TryTyped } from "./TryTerms";
import { changed, fieldsOf, freshClause, type TypedClause } from "./typed";
import css from "../deal.module.css";

interface Typed {
  client: string | null;
  signed_on: string | null;
  ends_on: string | null;
  tail_months: number | null;
  is_exclusive: boolean;
  payer: Payer;
  clauses: TypedClause[];
}

/** Signs the brokerage mandate with its commission clauses. */
export function MandateForm({ deal, onClose }: { deal: DealPage; onClose: () => void }) {
  const { t } = useTranslation();
  const notify = useNotify();
  const today = useAsk("today_page", {}).data?.today ?? null;
  const fresh = useMemo<Typed>(
    () => ({ client: null, signed_on: today, ends_on: null, tail_months: 12, is_exclusive: false, payer: "seller", clauses: [freshClause(["upfront", "milestone"])] }),
    [today],
  );
  const form = useForm<Typed, unknown>({
    draft: `mandate ${deal.id}`,
    fresh,
    send: ({ client, signed_on, clauses, ...rest }) =>
      rpc("mandate_sign", { ...rest, deal: deal.id, client: given(client), signed_on: given(signed_on), clauses: clauses.map(fieldsOf) }),
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
        <OrganisationPicker label={t("mandate.client")} name="client" required value={value.client} onChange={(client) => change({ client })} />
        <Field label={t("mandate.payer")} name="payer">
          <Select value={value.payer} options={PAYERS.map((of) => ({ value: of, label: t(`mandate.payers.${of}`) }))} onChange={(payer: Payer) => change({ payer })} />
        </Field>
        <DayField label={t("mandate.signedOn")} name="signed_on" required hint={t("mandate.locks")} value={value.signed_on} onChange={(signed_on) => change({ signed_on })} />
        <DayField label={t("mandate.endsMandate")} name="ends_on" value={value.ends_on} onChange={(ends_on) => change({ ends_on })} />
        <Field label={t("mandate.tailMonths")} name="tail_months">
          <InputNumber style={{ width: "100%" }} min={0} max={240} precision={0} value={value.tail_months} onChange={(tail_months) => change({ tail_months })} />
        </Field>
        <Field label={t("mandate.exclusivity")}>
          <Checkbox checked={value.is_exclusive} onChange={({ target }) => change({ is_exclusive: target.checked })}>
            {t("mandate.exclusive")}
          </Checkbox>
        </Field>
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
      <Button type="dashed" icon={<PlusOutlined />} onClick={() => change({ clauses: [...value.clauses, freshClause(["royalty"])] })}>
        {t("mandate.clauseAdd")}
      </Button>
      <TryTyped deal={deal} clauses={value.clauses} on={value.signed_on} />
    </FormDrawer>
  );
}
