// The frame of every field: its label, its hint, and what was refused about it.
import { useRef, type ReactNode } from "react";
import { useFormField } from "../form/context";
import { useSay } from "../say";
import { classes } from "../classes";
import fieldsCss from "./fields.module.css";

interface FieldProps {
  label: string;
  /** The path of the field in the request; a failure about it is said here. */
  name?: string;
  required?: boolean;
  hint?: ReactNode;
  /** Two columns wide. */
  wide?: boolean;
  children: ReactNode;
}

/** A labelled field of a form, with what was refused about it. */
export function Field({ label, name, required, hint, wide, children }: FieldProps) {
  const say = useSay();
  const place = useRef<HTMLLabelElement>(null);
  const failure = useFormField(name, () => place.current?.control?.focus());
  const refused = failure && say(failure.message);
  return (
    <label ref={place} className={classes(fieldsCss.field, wide && fieldsCss.wide, refused && fieldsCss.refused)}>
      <span className={fieldsCss.label}>
        {required && <i aria-hidden="true">*</i>}
        {label}
      </span>
      {children}
      {(refused || hint) && (
        <span className={fieldsCss.hint} role={refused ? "alert" : undefined}>
          {refused ?? hint}
        </span>
      )}
    </label>
  );
}
