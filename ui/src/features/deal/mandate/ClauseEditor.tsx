// One set of commission terms, for typing.
import { Checkbox, Radio, Select } from "antd";
import { useEffect, useEffectEvent, useRef } from "react";
import { useTranslation } from "react-i18next";
import { BASES, DUES, EARNINGS, RATES_KINDS, RECEIPT_KINDS, useAsk, type Base, type Due, type Earning, type ReceiptKind } from "@/ipc";
import { DayField, Field, MoneyField, type Change } from "@/shared";
import { RateInput } from "@/shared/fields/RateField";
import { classes } from "@/shared/classes";
import fieldsCss from "@/shared/fields/fields.module.css";
import formCss from "@/shared/form/form.module.css";
import { NoTable } from "./NoTable";
import { NegotiatedBands } from "./NegotiatedBands";
import { SharesEditor } from "./SharesEditor";
import { tablesOn, type TypedClause } from "./typed";
import css from "../deal.module.css";

interface ClauseEditorProps {
  value: TypedClause;
  onChange: (part: Change<TypedClause>) => void;
  /** The day that locks the rates. */
  day: string | null;
  /** The path of this clause in the request, with its dot. */
  path: string;
  /** An amendment keeps base and earning. */
  isAmendment?: boolean;
  /** What is unlikely about its shares. */
  sharesDoubt?: string;
}

/** One set of commission terms: what it covers, the rates, the limits, the shares. */
export function ClauseEditor({ value, onChange, day, path, isAmendment, sharesDoubt }: ClauseEditorProps) {
  const { t } = useTranslation();
  const known = useAsk("rate_table_list", {}).data?.tables;
  const tables = known ?? [];
  const inForce = tablesOn(tables, day);
  const keepTable = useEffectEvent(() => {
    // Of several versions the one in force on the day is meant.
    const stands = inForce.some(({ table }) => table.id === value.table);
    if (!stands && inForce[0] && (value.rates !== "negotiated" || value.table !== null)) onChange({ table: inForce[0].table.id });
  });
  const versions = inForce.map(({ table }) => table.id).join();
  useEffect(() => keepTable(), [versions, value.table, value.rates]);

  const tableOptions = (value.rates === "guideline" ? inForce : tables).map(({ table, is_sample }) => ({
    value: table.id,
    label: `${table.name} · ${table.version}${is_sample ? ` · ${t("mandate.sampleShort")}` : ""}`,
  }));
  // Without a table the bands are what there is to type.
  const bands = useRef<HTMLDivElement>(null);
  const negotiate = () => {
    onChange({ rates: "negotiated" });
    requestAnimationFrame(() => bands.current?.querySelector("input")?.focus());
  };
  return (
    <div className={css.stack}>
      <div className={formCss.form}>
        <Field label={t("mandate.covers")} name={`${path}covers`} wide required>
          <Checkbox.Group value={value.covers} options={RECEIPT_KINDS.map((kind) => ({ value: kind, label: t(`commission.explain.receipt.${kind}`) }))} onChange={(covers) => onChange({ covers: covers as ReceiptKind[] })} />
        </Field>
        <Field label={t("mandate.earning")} name={`${path}earning`}>
          <Select disabled={isAmendment} value={value.earning} options={EARNINGS.map((of) => ({ value: of, label: t(`commission.explain.earning.${of}`) }))} onChange={(earning: Earning) => onChange({ earning })} />
        </Field>
        <Field label={t("mandate.base")} name={`${path}base`}>
          <Select disabled={isAmendment} value={value.base} options={BASES.map((of) => ({ value: of, label: t(`commission.explain.base.${of}`) }))} onChange={(base: Base) => onChange({ base })} />
        </Field>
        <h3 className={formCss.part}>{t("mandate.rates")}</h3>
        <div className={classes(fieldsCss.field, fieldsCss.wide)}>
          <Radio.Group
            value={value.rates}
            options={RATES_KINDS.map((of) => ({ value: of, label: t(`mandate.ratesKind.${of}`) }))}
            onChange={({ target }) => onChange({ rates: target.value as TypedClause["rates"] })}
          />
        </div>
        <Field
          label={t(value.rates === "negotiated" ? "mandate.against" : "mandate.table")}
          name={`${path}rates.table`}
          wide
        >
          <Select
            allowClear={value.rates === "negotiated"}
            value={value.table}
            options={tableOptions}
            placeholder={t("mandate.againstNone")}
            onChange={(table: string | undefined) => onChange({ table: table ?? null })}
          />
        </Field>
      </div>
      {value.rates !== "negotiated" && known && inForce.length === 0 && <NoTable day={day} onNegotiate={negotiate} />}
      {value.rates === "negotiated" && (
        <div ref={bands}>
          <NegotiatedBands value={value} onChange={onChange} guideline={tables.find(({ table }) => table.id === value.table)?.table} path={`${path}rates`} />
        </div>
      )}
      <div className={formCss.form}>
        <h3 className={formCss.part}>{t("mandate.limits")}</h3>
        <MoneyField label={t("mandate.minimum")} name={`${path}minimum`} value={value.minimum} onChange={(minimum) => onChange({ minimum })} />
        <Field label={t("mandate.minimumDue")}>
          <Select disabled={value.minimum === null} value={value.due} options={DUES.map((of) => ({ value: of, label: t(`commission.explain.due.${of}`) }))} onChange={(due: Due) => onChange({ due })} />
        </Field>
        <MoneyField label={t("mandate.cap")} name={`${path}cap`} value={value.cap} onChange={(cap) => onChange({ cap })} />
        <Field label={t("mandate.factor")} name={`${path}factor`} hint={t("mandate.factorHint")}>
          <RateInput label={t("mandate.factor")} value={value.factor} onChange={(factor) => onChange({ factor })} />
        </Field>
        <DayField label={t("mandate.endsOn")} name={`${path}ends_on`} hint={t("mandate.endsHint")} value={value.ends_on} onChange={(ends_on) => onChange({ ends_on })} />
      </div>
      <SharesEditor name={`${path}shares`} doubt={sharesDoubt} value={value.shares} onChange={(next) => onChange(({ shares }) => ({ shares: next(shares) }))} />
    </div>
  );
}
