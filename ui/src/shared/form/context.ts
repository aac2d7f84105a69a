// What a form and its fields know of each other.
import { createContext, useCallback, useContext, useEffect, useLayoutEffect, useMemo, useRef } from "react";
import type { Failure, Sentence } from "@/ipc";
import type { FormField } from "./fields";

/** A field whose text the desk reads, such as an amount. */
export interface Reader {
  focus: () => void;
}

/** How far the desk has come with a reader's text; what can't be read keeps the form from being carried out. */
export type Reading = "asked" | "read" | "unreadable";

export interface FormOfField {
  /** Makes a field known; the answer makes it forgotten. */
  register: (field: FormField) => () => void;
  /** Says how far the reading of a text has come. */
  tell: (reader: Reader, reading: Reading) => void;
  failure: Failure | null;
  /** The field that says the failure. */
  shows: FormField | undefined;
  /** Fields that have to be filled in say so. */
  asksForAll: boolean;
}

export const FormContext = createContext<FormOfField | null>(null);

/** Registers a field with the form around it; answers with the failure that this field is to say. `lacks` says that it has to be filled in and is empty. */
export function useFormField(name: string | undefined, focus: () => void, lacks?: Sentence): Failure | undefined {
  const form = useContext(FormContext);
  const latest = useRef({ focus, lacks });
  latest.current = { focus, lacks };
  const own = useMemo<FormField>(() => ({ name: name ?? "", focus: () => latest.current.focus(), lacks: () => latest.current.lacks !== undefined }), [name]);
  const register = form?.register;
  // Before anything is painted, so that a failure never shows at the head first.
  useLayoutEffect(() => register?.(own), [register, own]);
  if (form?.failure && form.shows === own) return form.failure;
  return form?.asksForAll && lacks ? { code: "lack", field: name ?? "", message: lacks, is_breakage: false } : undefined;
}

/** Tells the form around a field how far the reading of its text has come. */
export function useReader(focus: () => void): (reading: Reading) => void {
  const tell = useContext(FormContext)?.tell;
  const latest = useRef(focus);
  latest.current = focus;
  const own = useMemo<Reader>(() => ({ focus: () => latest.current() }), []);
  // A field that goes away keeps nobody waiting.
  useEffect(() => () => tell?.(own, "read"), [tell, own]);
  return useCallback((reading) => tell?.(own, reading), [tell, own]);
}

/** The path that the form around it was refused about: for a field that only shows when it is asked for. */
export const useRefusedPath = (): string | undefined => useContext(FormContext)?.failure?.field;
