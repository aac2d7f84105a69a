// Import, second step: one column.
import { Select } from "antd";
import { useTranslation } from "react-i18next";
import { AMOUNT_UNITS, DAY_ORDERS, type ColumnMapping, type IntakeCode, type ListKind, type Reason } from "@/ipc";
import { Tag } from "@/shared";
import css from "./list.module.css";

const RESULT = [
  "title", "owner_unit", "application_number", "publication_number", "other_numbers", "patent_kind", "finishers", "trl", "industry", "region", "funding",
  "is_service_result", "applied_on", "granted_on", "asking_amount", "ipc", "legal_status", "summary", "note",
] as const;
const ORGANISATION = ["name", "code", "list_code", "roles", "region", "address", "industry", "supervisor", "level", "contact_person", "contact_phone", "tags", "note"] as const;

/** The fields of a list, in the order of its template, each with its words. */
const FIELDS = {
  results: RESULT.map((field) => ({ field, words: `result.fields.${field}` as const })),
  organisations: ORGANISATION.map((field) => ({ field, words: `organisation.fields.${field}` as const })),
};

const LEFT_OUT = "";

/** One column of the file and what becomes of it. */
export function ColumnRow({ list, column, reason, samples, asks, isDoubled, onChange }: {
  list: ListKind;
  column: ColumnMapping;
  reason: Reason | undefined;
  samples: string[];
  asks: IntakeCode[];
  isDoubled: boolean;
  onChange: (column: ColumnMapping) => void;
}) {
  const { t } = useTranslation();
  const isAmount = column.field === "asking_amount";
  const proposal = reason?.proposal;
  const tone = proposal === "likely" || proposal === "cells_differ" || proposal === "taken" ? "warn" : "quiet";
  return (
    <tr className={column.field ? undefined : css.leftOut}>
      <td>
        <strong>{column.heading}</strong>
      </td>
      <td className={css.samples}>{samples.filter(Boolean).slice(0, 3).join("　·　")}</td>
      <td>
        <div className={css.field}>
          <Select
            showSearch={{ optionFilterProp: "label" }}
            value={column.field ?? LEFT_OUT}
            status={isDoubled ? "warning" : undefined}
            options={[
              { value: LEFT_OUT, label: t("list.columns.leave") },
              ...FIELDS[list].map(({ field, words }) => ({ value: field as string, label: t(words) })),
            ]}
            onChange={(field) => onChange({ ...column, field: field || null })}
          />
          {isAmount && (column.unit || asks.includes("amount_unit")) && (
            <Select
              aria-label={t("list.columns.unit")}
              value={column.unit}
              placeholder={t("list.columns.unit")}
              options={AMOUNT_UNITS.map((unit) => ({ value: unit, label: t(`list.units.${unit}`) }))}
              onChange={(unit) => onChange({ ...column, unit })}
            />
          )}
          {asks.includes("day_reading") && (
            <Select
              aria-label={t("list.columns.order")}
              value={column.day_order}
              placeholder={t("list.columns.order")}
              options={DAY_ORDERS.map((order) => ({ value: order, label: t(`list.orders.${order}`) }))}
              onChange={(day_order) => onChange({ ...column, day_order })}
            />
          )}
        </div>
      </td>
      <td>{isDoubled ? <Tag tone="warn">{t("list.columns.otherField")}</Tag> : proposal && <Tag tone={tone}>{t(`list.proposals.${proposal}`)}</Tag>}</td>
    </tr>
  );
}
