import { CloseOutlined, PlusOutlined } from "@ant-design/icons";
import { Button, Checkbox, InputNumber, Select } from "antd";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useAction, useAsk, type DealPage, type Payer } from "@/ipc";
import { DayField, FailureNote, Field, useDraft, useNotify } from "@/shared";
import { FormDrawer } from "@/shared/FormDrawer";
import { given } from "@/shared/given";
import { useShowRefusal } from "@/shared/showRefusal";
import { OrganisationPicker } from "../Pickers";
import { ClauseEditor } from "./ClauseEditor";
import { isShownBeside } from "./shown";
import { TryTyped } from "./TryTerms";
import { fieldsOf, freshClause, type TypedClause } from "./typed";

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
  const sign = useAction("mandate_sign");
  const fresh = useMemo<Typed>(
    () => ({ client: null, signed_on: today, ends_on: null, tail_months: 12, is_exclusive: false, payer: "seller", clauses: [freshClause(["upfront", "milestone"])] }),
    [today],
  );
  const { value, change, isDraft, drop } = useDraft(`mandate ${deal.id}`, fresh);
  const setClause = (key: string, part: Partial<TypedClause>) => change({ clauses: value.clauses.map((clause) => (clause.key === key ? { ...clause, ...part } : clause)) });
  const save = async () => {
    const { client, signed_on, clauses, ...rest } = value;
    const made = await sign.run({ ...rest, deal: deal.id, client: given(client), signed_on: given(signed_on), clauses: clauses.map(fieldsOf) });
    if (!made) return;
    drop();
    notify.done(t("deals.terms.signed"));
    onClose();
  };
  useShowRefusal(sign.failure);
  const isShown = isShownBeside(sign.failure, ["client", "signed_on", "ends_on"]);
  return (
    <FormDrawer
      title={t("deals.terms.sign")}
      width={760}
      save={t("deals.terms.signNow")}
      onSave={() => void save()}
      onClose={onClose}
      busy={sign.busy}
      onDrop={isDraft && drop}
    >
      {!isShown && <FailureNote failure={sign.failure} />}
      <div className="form">
        <OrganisationPicker label={t("deals.terms.client")} name="client" failure={sign.failure} required value={value.client} onChange={(client) => change({ client })} />
        <Field label={t("deals.terms.payer")}>
          <Select value={value.payer} options={(["seller", "buyer", "both"] as Payer[]).map((of) => ({ value: of, label: t(`deals.payer.${of}`) }))} onChange={(payer: Payer) => change({ payer })} />
        </Field>
        <DayField label={t("deals.terms.signedOn")} name="signed_on" failure={sign.failure} required hint={t("deals.terms.locks")} value={value.signed_on} onChange={(signed_on) => change({ signed_on })} />
        <DayField label={t("deals.terms.endsMandate")} name="ends_on" failure={sign.failure} value={value.ends_on} onChange={(ends_on) => change({ ends_on })} />
        <Field label={t("deals.terms.tailMonths")}>
          <InputNumber min={0} max={120} precision={0} value={value.tail_months} onChange={(tail_months) => change({ tail_months })} />
        </Field>
        <Field label={t("deals.terms.exclusivity")}>
          <Checkbox checked={value.is_exclusive} onChange={({ target }) => change({ is_exclusive: target.checked })}>
            {t("deals.terms.exclusive")}
          </Checkbox>
        </Field>
      </div>
      {value.clauses.map((clause, index) => (
        <section key={clause.key} className="inset-form">
          <header className="part-head">
            <h2>{t("deals.terms.clauseOrder", { number: index + 1 })}</h2>
            {value.clauses.length > 1 && (
              <Button type="text" icon={<CloseOutlined />} aria-label={t("deals.remove")} title={t("deals.remove")} onClick={() => change({ clauses: value.clauses.filter((other) => other.key !== clause.key) })} />
            )}
          </header>
          <ClauseEditor value={clause} onChange={(part) => setClause(clause.key, part)} day={value.signed_on} path={`clauses[${index}].`} failure={sign.failure} />
        </section>
      ))}
      <Button type="dashed" icon={<PlusOutlined />} onClick={() => change({ clauses: [...value.clauses, freshClause(["royalty"])] })}>
        {t("deals.terms.clauseAdd")}
      </Button>
      <TryTyped deal={deal} clauses={value.clauses} on={value.signed_on} />
    </FormDrawer>
  );
}
