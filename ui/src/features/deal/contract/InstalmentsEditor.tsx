// The planned payments of a contract, for typing.
import { CloseOutlined, PlusOutlined } from "@ant-design/icons";
import { Button, Select } from "antd";
import { useTranslation } from "react-i18next";
import { RECEIPT_KINDS, type ReceiptKind } from "@/ipc";
import { DayField, Field, MoneyField, TextField } from "@/shared";
import css from "../deal.module.css";

export interface TypedInstalment {
  key: string;
  id: string | null;
  kind: ReceiptKind;
  amount: string | null;
  due_on: string | null;
  condition: string;
  /** It takes what the others leave of the price, until somebody says how much it is. */
  isRest?: boolean;
}

/** The planned payments, one a row. */
export function InstalmentsEditor({ value, onChange }: { value: TypedInstalment[]; onChange: (next: (rows: TypedInstalment[]) => TypedInstalment[]) => void }) {
  const { t } = useTranslation();
  const set = (key: string, part: Partial<TypedInstalment>) => onChange((rows) => rows.map((row) => (row.key === key ? { ...row, ...part } : row)));
  // One takes the rest: what is shown of an earlier one becomes its amount.
  const add = () =>
    onChange((rows) => [
      ...rows.map((row) => ({ ...row, isRest: false })),
      { key: crypto.randomUUID(), id: null, kind: rows.length === 0 ? "upfront" : "milestone", amount: null, due_on: null, condition: "", isRest: true },
    ]);
  return (
    <section className={css.rows}>
      <h3>{t("contract.instalments")}</h3>
      {value.map((row, index) => (
        <div key={row.key} className={css.instalment}>
          <Field label={t("ledger.covers")}>
            <Select value={row.kind} options={RECEIPT_KINDS.map((kind) => ({ value: kind, label: t(`commission.explain.receipt.${kind}`) }))} onChange={(kind: ReceiptKind) => set(row.key, { kind })} />
          </Field>
          <MoneyField label={t("contract.planned")} name={`money.instalments[${index}].amount`} value={row.amount} onChange={(amount) => set(row.key, { amount, isRest: false })} />
          <DayField label={t("contract.dueOn")} name={`money.instalments[${index}].due_on`} value={row.due_on} onChange={(due_on) => set(row.key, { due_on })} />
          <TextField label={t("contract.condition")} name={`money.instalments[${index}].condition`} value={row.condition} onChange={(condition) => set(row.key, { condition })} />
          <Button type="text" icon={<CloseOutlined />} aria-label={t("deal.remove")} title={t("deal.remove")} onClick={() => onChange((rows) => rows.filter((other) => other.key !== row.key))} />
        </div>
      ))}
      <Button type="dashed" icon={<PlusOutlined />} onClick={add}>
        {t("contract.addInstalment")}
      </Button>
    </section>
  );
}
