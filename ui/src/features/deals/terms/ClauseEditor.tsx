import { Checkbox, Radio, Select } from "antd";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { useAsk, type Base, type Due, type Earning, type Failure, type ReceiptKind } from "@/ipc";
import { DayField, Field, MoneyField } from "@/shared";
import { RateInput } from "@/shared/fields/RateField";
import { KINDS } from "../money/kinds";
import { NegotiatedBands } from "./NegotiatedBands";
import { SharesEditor } from "./SharesEditor";
import { tablesOn, type TypedClause } from "./typed";

interface ClauseEditorProps {
  value: TypedClause;
  onChange: (part: Partial<TypedClause>) => void;
  /** The day that locks the rates. */
  day: string | null;
  /** The path of this clause in the request, with its dot. */
  path: string;
  failure: Failure | null;
  /** An amendment keeps base and earning. */
  isAmendment?: boolean;
}

/** One set of commission terms: what it covers, the rates, the limits, the shares. */
export function ClauseEditor({ value, onChange, day, path, failure, isAmendment }: ClauseEditorProps) {
  const { t } = useTranslation();
  const tables = useAsk("rate_table_list", {}).data?.tables ?? [];
  const inForce = tablesOn(tables, day);
  const at = (field: string) => {
    const own = failure?.field.replace(path, "");
    return failure && (own === field || own?.startsWith(`${field}[`)) ? { ...failure, field: `${path}${field}` } : null;
  };
  useEffect(() => {
    // Of several versions the one in force on the day is meant.
    const stands = inForce.some(({ table }) => table.id === value.table);
    if (!stands && inForce[0] && (value.rates !== "negotiated" || value.table !== null)) onChange({ table: inForce[0].table.id });
  }, [inForce.map(({ table }) => table.id).join(), value.table, value.rates]);

  const tableOptions = (value.rates === "guideline" ? inForce : tables).map(({ table, is_sample }) => ({
    value: table.id,
    label: `${table.name} · ${table.version}${is_sample ? ` · ${t("deals.terms.sampleShort")}` : ""}`,
  }));
  return (
    <div className="stack">
      <div className="form">
        <Field label={t("deals.terms.covers")} name={`${path}covers`} failure={at("covers")} wide required>
          <Checkbox.Group value={value.covers} options={KINDS.map((kind) => ({ value: kind, label: t(`explain.receipt.${kind}`) }))} onChange={(covers) => onChange({ covers: covers as ReceiptKind[] })} />
        </Field>
        <Field label={t("deals.terms.earning")} name={`${path}earning`} failure={at("earning")}>
          <Select disabled={isAmendment} value={value.earning} options={(["receipts", "signing"] as Earning[]).map((of) => ({ value: of, label: t(`explain.earning.${of}`) }))} onChange={(earning: Earning) => onChange({ earning })} />
        </Field>
        <Field label={t("deals.terms.base")}>
          <Select disabled={isAmendment} value={value.base} options={(["receipts", "technology"] as Base[]).map((of) => ({ value: of, label: t(`explain.base.${of}`) }))} onChange={(base: Base) => onChange({ base })} />
        </Field>
        <h3 className="form-part">{t("deals.terms.rates")}</h3>
        <div className="field is-wide">
          <Radio.Group
            value={value.rates}
            options={(["guideline", "guideline_in_force", "negotiated"] as const).map((of) => ({ value: of, label: t(`deals.terms.ratesKind.${of}`) }))}
            onChange={({ target }) => onChange({ rates: target.value as TypedClause["rates"] })}
          />
        </div>
        <Field
          label={t(value.rates === "negotiated" ? "deals.terms.against" : "deals.terms.table")}
          name={`${path}rates.table`}
          failure={at("rates.table")}
          wide
          hint={value.rates === "guideline" && day && inForce.length === 0 ? t("deals.terms.noTable", { day }) : undefined}
        >
          <Select
            allowClear={value.rates === "negotiated"}
            value={value.table}
            options={tableOptions}
            placeholder={t("deals.terms.againstNone")}
            onChange={(table: string | undefined) => onChange({ table: table ?? null })}
          />
        </Field>
      </div>
      {value.rates === "negotiated" && (
        <NegotiatedBands value={value} onChange={onChange} guideline={tables.find(({ table }) => table.id === value.table)?.table} reasonName={`${path}rates.reason`} failure={at("rates.reason")} />
      )}
      <div className="form">
        <h3 className="form-part">{t("deals.terms.limits")}</h3>
        <MoneyField label={t("deals.terms.minimum")} name={`${path}minimum`} failure={at("minimum")} value={value.minimum} onChange={(minimum) => onChange({ minimum })} />
        <Field label={t("deals.terms.minimumDue")}>
          <Select disabled={value.minimum === null} value={value.due} options={(["signing", "completion"] as Due[]).map((of) => ({ value: of, label: t(`explain.due.${of}`) }))} onChange={(due: Due) => onChange({ due })} />
        </Field>
        <MoneyField label={t("deals.terms.cap")} name={`${path}cap`} failure={at("cap")} value={value.cap} onChange={(cap) => onChange({ cap })} />
        <Field label={t("deals.terms.factor")} name={`${path}factor`} failure={at("factor")} hint={t("deals.terms.factorHint")}>
          <RateInput label={t("deals.terms.factor")} value={value.factor} onChange={(factor) => onChange({ factor })} />
        </Field>
        <DayField label={t("deals.terms.endsOn")} name={`${path}ends_on`} failure={at("ends_on")} hint={t("deals.terms.endsHint")} value={value.ends_on} onChange={(ends_on) => onChange({ ends_on })} />
      </div>
      <SharesEditor value={value.shares} onChange={(shares) => onChange({ shares })} failure={at("shares")} />
    </div>
  );
}
