// The field of a value that is chosen from a closed list, or kept as a list of somebody else's says it.
import { useTranslation } from "react-i18next";
import { Field } from "./Field";
import { Pick } from "./Pick";

interface ChoiceFieldProps {
  label: string;
  value: string | null;
  onChange: (value: string | null) => void;
  /** The values with their words. */
  options: { value: string; label: string }[];
  name?: string;
  bare?: boolean;
}

export function ChoiceField({ value, onChange, options, ...field }: ChoiceFieldProps) {
  const { t } = useTranslation();
  const isOther = value !== null && value !== "" && !options.some((option) => option.value === value);
  const all = isOther ? [...options, { value, label: t("shared.choice.other", { text: value }) }] : options;
  return (
    <Field {...field}>
      <Pick<string | null, { value: string; label: string }> allowClear showSearch={{ optionFilterProp: "label" }} value={value || null} onChange={(next) => onChange(next ?? null)} options={all} />
    </Field>
  );
}
