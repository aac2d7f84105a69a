// The field of a plain text.
import { Input } from "antd";
import type { ReactNode } from "react";
import { useComposed } from "../composition";
import { Field } from "./Field";

interface TextFieldProps {
  label: string;
  value: string;
  onChange: (text: string) => void;
  name?: string;
  required?: boolean;
  wide?: boolean;
  bare?: boolean;
  hint?: ReactNode;
  placeholder?: string;
  autoFocus?: boolean;
  /** Several lines. */
  rows?: number;
  secret?: boolean;
}

/** A line of text, or several. */
export function TextField({ value, onChange, placeholder, autoFocus, rows, secret, ...field }: TextFieldProps) {
  const typed = useComposed(value, onChange);
  return (
    <Field {...field} isEmpty={value.trim() === ""}>
      {rows ? (
        <Input.TextArea {...typed} autoSize={{ minRows: rows, maxRows: 12 }} placeholder={placeholder} autoFocus={autoFocus} />
      ) : secret ? (
        <Input.Password {...typed} placeholder={placeholder} autoFocus={autoFocus} autoComplete="off" />
      ) : (
        <Input {...typed} placeholder={placeholder} autoFocus={autoFocus} autoComplete="off" />
      )}
    </Field>
  );
}
