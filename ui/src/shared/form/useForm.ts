// The state of a form from its first letter to the answer of the desk.
import { useCallback, useEffect, useLayoutEffect, useMemo, useReducer, useRef, useState, type RefObject } from "react";
import { failureOf, type Failure } from "@/ipc";
import { useDraft, type Change, type Draft } from "../drafts";
import type { FormOfField, Reader, Reading } from "./context";
import { fieldFor, type FormField } from "./fields";

interface FormAsked<T, A> {
  /** Under which name what was typed is kept; null where nothing may be kept. */
  draft: string | null;
  /** What the form begins with. */
  fresh: T;
  /** What is missing, said before the desk is asked. */
  check?: (value: T) => Failure | null;
  /** Carries it out with one command; rejects with a Failure. */
  send: (value: T) => Promise<A>;
  /** After it was carried out. */
  onDone: (answer: A, value: T) => void;
  /** While this is false it can't be carried out, and the form says why by itself. */
  isReady?: (value: T) => boolean;
}

export interface Form<T> extends Pick<Draft<T>, "value" | "change" | "isDraft" | "drop"> {
  /** Carries it out as soon as all that was typed is understood. */
  submit: () => void;
  /** It is being carried out. */
  busy: boolean;
  isReady: boolean;
  /** Why it was refused. */
  failure: Failure | null;
  /** The failure where no field says it. */
  rest: Failure | null;
  /** Says a failure, or forgets it. */
  refuse: (failure: Failure | null) => void;
  /** Puts the keyboard into a field by its name, else into the first. */
  begin: (name?: string) => void;
  /** Where the remaining failure is said. */
  head: RefObject<HTMLDivElement | null>;
  /** What its fields are given. */
  context: FormOfField;
}

/** The field that says a failure; of a breakage no field is the cause. */
const placeFor = (fields: Iterable<FormField>, { field, is_breakage }: Failure) => (is_breakage ? undefined : fieldFor(fields, field));

/** What was refused is forgotten with the first change of what it was about; where that can't be told, with any. */
function isAnswered<T extends object>({ field }: Failure, before: T, after: T): boolean {
  const keys = Object.keys(after) as (keyof T & string)[];
  const path = field?.split(/[.[\]]+/) ?? [];
  const meant = keys.filter((key) => path.includes(key));
  return (meant.length > 0 ? meant : keys).some((key) => before[key] !== after[key]);
}

/** A form: what it holds, and how it is carried out. */
export function useForm<T extends object, A>(asked: FormAsked<T, A>): Form<T> {
  const { value, latest, change: keep, isDraft, drop } = useDraft(asked.draft, asked.fresh);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [asksForAll, setAsksForAll] = useState(false);
  const [busy, setBusy] = useState(false);
  const [, redraw] = useReducer((times: number) => times + 1, 0);
  const head = useRef<HTMLDivElement>(null);
  /** What events look at, which may come before the next drawing. */
  const now = useRef({ asked, failure, isBusy: false, isHeld: false });
  Object.assign(now.current, { asked, failure });
  const [fields] = useState(() => new Set<FormField>());
  const [readings] = useState(() => new Map<Reader, Reading>());

  const change = useCallback(
    (part: Change<T>) => {
      const before = latest();
      keep(part);
      if (now.current.failure && isAnswered(now.current.failure, before, latest())) setFailure(null);
    },
    [keep, latest],
  );

  const carryOut = useCallback(async () => {
    const { asked } = now.current;
    const typed = latest();
    const empty = [...fields].filter((field) => field.lacks());
    setAsksForAll(empty.length > 0);
    if (empty.length > 0) {
      setFailure(null);
      return empty[0]!.focus();
    }
    const lack = asked.check?.(typed) ?? null;
    setFailure(lack);
    if (lack) return;
    now.current.isBusy = true;
    setBusy(true);
    let answer: A;
    try {
      answer = await asked.send(typed);
    } catch (error) {
      return setFailure(failureOf(error));
    } finally {
      now.current.isBusy = false;
      setBusy(false);
    }
    drop();
    now.current.asked.onDone(answer, typed);
  }, [fields, latest, drop]);

  const submit = useCallback(() => {
    if (now.current.isBusy) return;
    const readers = [...readings];
    // Whoever types 100000 and presses Enter at once does not mean the 10000 that was understood last.
    now.current.isHeld = readers.some(([, reading]) => reading === "asked");
    if (now.current.isHeld) return;
    const unreadable = readers.find(([, reading]) => reading === "unreadable");
    if (unreadable) unreadable[0].focus();
    else if (now.current.asked.isReady?.(latest()) ?? true) void carryOut();
  }, [readings, latest, carryOut]);

  // What was left while it waited is not carried out behind the user's back. Before the fields go, which it would wait for no more.
  useLayoutEffect(
    () => () => {
      now.current.isHeld = false;
    },
    [],
  );

  const register = useCallback(
    (field: FormField) => {
      fields.add(field);
      if (now.current.failure) redraw();
      return () => void fields.delete(field);
    },
    [fields],
  );
  const tell = useCallback(
    (reader: Reader, reading: Reading) => {
      if (reading === "read") readings.delete(reader);
      else readings.set(reader, reading);
      if (now.current.isHeld) submit();
    },
    [readings, submit],
  );
  const shows = failure ? placeFor(fields, failure) : undefined;
  useEffect(() => {
    if (!failure) return;
    const field = placeFor(fields, failure);
    if (field) field.focus();
    else head.current?.scrollIntoView?.({ block: "center" });
  }, [failure, fields]);
  const context = useMemo(() => ({ register, tell, failure, shows, asksForAll }), [register, tell, failure, shows, asksForAll]);
  const begin = useCallback((name?: string) => ((name && fieldFor(fields, name)) || [...fields][0])?.focus(), [fields]);
  const isReady = asked.isReady?.(value) ?? true;
  return { value, change, isDraft, drop, submit, busy, isReady, failure, rest: shows ? null : failure, refuse: setFailure, begin, head, context };
}
