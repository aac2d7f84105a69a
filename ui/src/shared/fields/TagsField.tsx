// The field of several words or numbers, Enter between them.
import { Select } from "antd";
import type { ReactNode } from "react";
import { Field } from "./Field";

export function TagsField({ value, onChange, ...field }: { label: string; value: readonly string[]; onChange: (value: string[]) => void; name?: string; wide?: boolean; hint?: ReactNode }) {
  return (
    <Field {...field}>
      <Select mode="tags" open={false} suffixIcon={null} value={[...value]} onChange={onChange} />
    </Field>
  );
}
