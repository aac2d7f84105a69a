// A form on a page, with the keys that carry it out and leave it.
import { useEffect, type KeyboardEvent, type ReactNode } from "react";
import { isComposing } from "../composition";
import { isLine, useReturn } from "../focus";
import { FailureNote } from "../states";
import { FormContext } from "./context";
import type { Form as FormState } from "./useForm";
import formCss from "./form.module.css";

interface FormKeys {
  /** Enter in a line of text carries it out too. */
  byEnter?: boolean;
  /** Esc leaves a form that stands within a screen; a drawer or dialog hears that key itself. */
  onLeave?: () => void;
}

/** What a form makes of the keys that reach it. */
export const formKeys =
  <T,>(form: FormState<T>, { byEnter, onLeave }: FormKeys = {}) =>
  (event: KeyboardEvent) => {
    if (isComposing(event) || event.altKey || event.shiftKey || event.metaKey) return;
    const isEnter = event.code.endsWith("Enter");
    if (isEnter && (event.ctrlKey || (byEnter && isLine(event.target)))) form.submit();
    else if (event.code === "Escape" && onLeave) onLeave();
    else return;
    event.preventDefault();
    // Not for a form around this one, nor for the screen.
    event.stopPropagation();
  };

/** The fields of a form, below what was refused and none of them says. Ctrl+Enter carries it out; the keyboard goes back when it closes. */
export function Form<T>({ of: form, className, title, children, ...keys }: FormKeys & {
  of: FormState<T>;
  className?: string;
  /** What stands above the failure. */
  title?: ReactNode;
  children: ReactNode;
}) {
  useReturn();
  return (
    <FormContext value={form.context}>
      <div className={className} onKeyDown={formKeys(form, keys)} data-form>
        {title}
        {form.rest && (
          <div ref={form.head} className={formCss.failure} data-failure>
            <FailureNote failure={form.rest} />
          </div>
        )}
        {children}
      </div>
    </FormContext>
  );
}

/** Puts the keyboard into the first field of a form that opens within a screen, or into the one that is named. */
export function useBegin<T>({ begin }: FormState<T>, name?: string): void {
  useEffect(() => begin(name), [begin, name]);
}
