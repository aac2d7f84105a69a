import { Select } from "antd";
import { useTranslation } from "react-i18next";
import type { AmountUnit, ColumnMapping, DayOrder, IntakeCode, ListKind, Reason } from "@/ipc";
import { Tag } from "@/shared";

/** The fields of a list, in the order of its template. */
const FIELDS = {
  results: [
    "title", "owner_unit", "application_number", "other_numbers", "patent_kind", "finishers", "trl", "industry", "region", "funding",
    "is_service_result", "applied_on", "granted_on", "asking_amount", "ipc", "legal_status", "summary", "note",
  ],
  organisations: ["name", "code", "list_code", "roles", "region", "address", "industry", "supervisor", "level", "contact_person", "contact_phone", "note"],
} as const;

const UNITS: AmountUnit[] = ["yuan", "thousand", "wan", "million", "yi"];
const ORDERS: DayOrder[] = ["month_first", "day_first"];
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
    <tr className={column.field ? undefined : "is-left-out"}>
      <td>
        <strong>{column.heading}</strong>
      </td>
      <td className="column-samples">{samples.filter(Boolean).slice(0, 3).join("　·　")}</td>
      <td>
        <div className="column-field">
          <Select
            showSearch={{ optionFilterProp: "label" }}
            value={column.field ?? LEFT_OUT}
            status={isDoubled ? "warning" : undefined}
            options={[
              { value: LEFT_OUT, label: t("import.columns.leave") },
              ...FIELDS[list].map((field) => ({ value: field as string, label: t(`${list}.fields.${field}`) })),
            ]}
            onChange={(field) => onChange({ ...column, field: field || null })}
          />
          {isAmount && (column.unit || asks.includes("amount_unit")) && (
            <Select
              aria-label={t("import.columns.unit")}
              value={column.unit}
              placeholder={t("import.columns.unit")}
              options={UNITS.map((unit) => ({ value: unit, label: t(`import.units.${unit}`) }))}
              onChange={(unit) => onChange({ ...column, unit })}
            />
          )}
          {asks.includes("day_reading") && (
            <Select
              aria-label={t("import.columns.order")}
              value={column.day_order}
              placeholder={t("import.columns.order")}
              options={ORDERS.map((order) => ({ value: order, label: t(`import.orders.${order}`) }))}
              onChange={(day_order) => onChange({ ...column, day_order })}
            />
          )}
        </div>
      </td>
      <td>{isDoubled ? <Tag tone="warn">{t("import.columns.otherField")}</Tag> : proposal && <Tag tone={tone}>{t(`import.proposals.${proposal}`)}</Tag>}</td>
    </tr>
  );
}
