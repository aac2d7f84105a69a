import { CloseOutlined, PlusOutlined } from "@ant-design/icons";
import { Button, Select } from "antd";
import { useTranslation } from "react-i18next";
import type { Failure, ReceiptKind } from "@/ipc";
import { DayField, Field, MoneyField, TextField, useSay } from "@/shared";
import { KINDS } from "./kinds";

export interface TypedInstalment {
  key: string;
  id: string | null;
  kind: ReceiptKind;
  amount: string | null;
  due_on: string | null;
  condition: string;
}

/** The planned payments, one a row. */
export function InstalmentsEditor({ value, onChange, failure }: { value: TypedInstalment[]; onChange: (instalments: TypedInstalment[]) => void; failure: Failure | null }) {
  const { t } = useTranslation();
  const say = useSay();
  const set = (key: string, part: Partial<TypedInstalment>) => onChange(value.map((row) => (row.key === key ? { ...row, ...part } : row)));
  const add = () =>
    onChange([...value, { key: crypto.randomUUID(), id: null, kind: value.length === 0 ? "upfront" : "milestone", amount: null, due_on: null, condition: "" }]);
  return (
    <section className="rows-editor">
      <h3>{t("deals.contract.instalments")}</h3>
      {failure?.field === "money.instalments" && (
        <p className="bad" role="alert">
          {say(failure.message)}
        </p>
      )}
      {value.map((row, index) => (
        <div key={row.key} className="instalment-row">
          <Field label={t("deals.money.covers")}>
            <Select value={row.kind} options={KINDS.map((kind) => ({ value: kind, label: t(`explain.receipt.${kind}`) }))} onChange={(kind: ReceiptKind) => set(row.key, { kind })} />
          </Field>
          <MoneyField label={t("deals.contract.planned")} name={`money.instalments[${index}].amount`} failure={failure} value={row.amount} onChange={(amount) => set(row.key, { amount })} />
          <DayField label={t("deals.contract.dueOn")} name={`money.instalments[${index}].due_on`} failure={failure} value={row.due_on} onChange={(due_on) => set(row.key, { due_on })} />
          <TextField label={t("deals.contract.condition")} value={row.condition} onChange={(condition) => set(row.key, { condition })} />
          <Button type="text" icon={<CloseOutlined />} aria-label={t("deals.remove")} title={t("deals.remove")} onClick={() => onChange(value.filter((other) => other.key !== row.key))} />
        </div>
      ))}
      <Button type="dashed" icon={<PlusOutlined />} onClick={add}>
        {t("deals.contract.addInstalment")}
      </Button>
    </section>
  );
}
