// A gate item that a field of a record keeps, typed at the gate.
import { Select } from "antd";
import { useTranslation } from "react-i18next";
import { RESEARCH_RESULT_FIELDS, type Contact, type GateValues, type KeeperView, type KeptField } from "@/ipc";
import { Choice, ChoiceField, choiceWord, Field, MoneyField, TextField } from "@/shared";
import { OrganisationPicker } from "./Pickers";
import css from "./deal.module.css";

const LEGAL_STATUSES = RESEARCH_RESULT_FIELDS.flatMap((field) => (field.key === "legal_status" ? [...field.choices] : []));

const isGiven = (value: GateValues[keyof GateValues]): boolean => {
  if (Array.isArray(value)) return value.some(({ name }) => !!name?.trim());
  return typeof value === "string" ? value.trim() !== "" : value != null;
};

/** Is all entered that the item asks for? */
export const isEntered = ({ fields }: KeeperView, values: GateValues): boolean => fields.every((field) => isGiven(values[field]));

/** What is entered for these items; blanks are nothing. */
export const enteredOf = (keepers: readonly KeeperView[], values: GateValues): GateValues =>
  Object.fromEntries(keepers.flatMap(({ fields }) => fields).flatMap((field) => (isGiven(values[field]) ? [[field, values[field]]] : [])));

/** What an item asks for, in the controls of the fields that keep it. */
export function GateValue({ keeper, values, onChange }: { keeper: KeeperView; values: GateValues; onChange: (values: GateValues) => void }) {
  const { t } = useTranslation();
  return (
    <span className={css.gateValue} title={t("deal.gate.keptIn", { name: keeper.name })}>
      {keeper.fields.map((field) => (
        <Control key={field} field={field} values={values} change={(part) => onChange({ ...values, ...part })} />
      ))}
    </span>
  );
}

function Control({ field, values, change }: { field: KeptField; values: GateValues; change: (part: GateValues) => void }) {
  const { t } = useTranslation();
  const name = `values.${field}`;
  switch (field) {
    case "owner_unit":
      return <OrganisationPicker bare label={t("result.fields.owner_unit")} name={name} value={values.owner_unit ?? null} onChange={(owner_unit) => change({ owner_unit })} />;
    case "finishers":
      return <Text label={t("result.fields.finishers")} name={name} value={values.finishers?.[0]?.name} onText={(name) => change({ finishers: name ? [{ name }] : [] })} />;
    case "contacts": {
      const contact: Contact = values.contacts?.[0] ?? {};
      const put = (part: Contact) => change({ contacts: [{ ...contact, ...part }] });
      return (
        <>
          <Text label={t("organisation.fields.contact_person")} name={name} value={contact.name} onText={(name) => put({ name })} />
          <Text label={t("organisation.fields.contact_phone")} name={`${name}.phone`} value={contact.phone} onText={(phone) => put({ phone })} />
        </>
      );
    }
    case "summary":
    case "funding":
      return <Text label={t(`result.fields.${field}`)} name={name} value={values[field]} onText={(text) => change({ [field]: text })} />;
    case "is_service_result":
      return (
        <Field bare label={t("result.fields.is_service_result")} name={name}>
          <Choice<string>
            label={t("result.fields.is_service_result")}
            value={values.is_service_result == null ? "unknown" : values.is_service_result ? "yes" : "no"}
            onChange={(next) => change({ is_service_result: next === "unknown" ? null : next === "yes" })}
            options={[
              { value: "yes", label: t("deal.gate.service") },
              { value: "no", label: t("deal.gate.noService") },
              { value: "unknown", label: t("shared.unknown") },
            ]}
          />
        </Field>
      );
    case "trl":
      return (
        <Field bare label={t("result.fields.trl")} name={name}>
          <Select allowClear value={values.trl} placeholder="TRL 1–9" onChange={(trl?: number) => change({ trl: trl ?? null })} options={Array.from({ length: 9 }, (_, index) => ({ value: index + 1, label: `TRL ${index + 1}` }))} />
        </Field>
      );
    case "legal_status":
      return (
        <ChoiceField bare label={t("result.fields.legal_status")} name={name} value={values.legal_status ?? null} onChange={(legal_status) => change({ legal_status })} options={LEGAL_STATUSES.map((value) => ({ value, label: choiceWord(t, "result", "legal_status", value) }))} />
      );
    case "asking_amount":
      return <MoneyField bare label={t("result.fields.asking_amount")} name={name} value={values.asking_amount ?? null} onChange={(asking_amount) => change({ asking_amount })} />;
  }
}

/** A line of text under its label, which stands in it while it is empty. */
function Text({ label, name, value, onText }: { label: string; name: string; value: string | null | undefined; onText: (text: string | null) => void }) {
  return <TextField bare label={label} placeholder={label} name={name} value={value ?? ""} onChange={(text) => onText(text || null)} />;
}
