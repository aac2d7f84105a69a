// The frame of every field: its label, its hint, and what was refused about it.
import { useRef, type ReactNode } from "react";
import { useFormField } from "../form/context";
import { requiredOf, useSay } from "../say";
import { classes } from "../classes";
import textCss from "../text.module.css";
import fieldsCss from "./fields.module.css";

interface FieldProps {
  label: string;
  /** The path of the field in the request; a failure about it is said here. */
  name?: string;
  required?: boolean;
  /** Nothing is filled in: where it is required, the form asks for it before the desk is asked. */
  isEmpty?: boolean;
  hint?: ReactNode;
  /** Two columns wide. */
  wide?: boolean;
  /** One line among others: its label is read aloud and not drawn, and a refusal lies over what stands below, so that nothing moves. */
  bare?: boolean;
  children: ReactNode;
}

/** A labelled field of a form, with what was refused about it. */
export function Field({ label, name, required, isEmpty, hint, wide, bare, children }: FieldProps) {
  const say = useSay();
  const place = useRef<HTMLLabelElement>(null);
  const failure = useFormField(name, () => place.current?.control?.focus(), required && isEmpty ? requiredOf(label) : undefined);
  const refused = failure && say(failure.message);
  return (
    <label ref={place} className={classes(fieldsCss.field, wide && fieldsCss.wide, bare && fieldsCss.bare, refused && fieldsCss.refused)}>
      <span className={classes(fieldsCss.label, bare && textCss.unseen)}>
        {required && <i aria-hidden="true">*</i>}
        {label}
      </span>
      {children}
      {(refused || (hint && !bare)) && (
        <span className={fieldsCss.hint} role={refused ? "alert" : undefined}>
          {refused ?? hint}
        </span>
      )}
    </label>
  );
}
