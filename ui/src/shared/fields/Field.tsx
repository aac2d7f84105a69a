import type { ReactNode } from "react";
import type { Failure } from "@/ipc";
import { useSay } from "../say";

interface FieldProps {
  label: string;
  /** The path of the field in the request; a failure about it is shown here. */
  name?: string;
  failure?: Failure | null;
  required?: boolean;
  hint?: ReactNode;
  /** Two columns wide. */
  wide?: boolean;
  children: ReactNode;
}

/** A labelled field of a form, with what was refused about it. */
export function Field({ label, name, failure, required, hint, wide, children }: FieldProps) {
  const say = useSay();
  const refused = failure && name && failure.field === name ? say(failure.message) : undefined;
  return (
    <label className={`field${wide ? " is-wide" : ""}${refused ? " is-refused" : ""}`}>
      <span className="field-label">
        {required && <i aria-hidden="true">*</i>}
        {label}
      </span>
      {children}
      {(refused || hint) && (
        <span className="field-hint" role={refused ? "alert" : undefined}>
          {refused ?? hint}
        </span>
      )}
    </label>
  );
}
