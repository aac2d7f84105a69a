// What was typed and not yet carried out: the state of forms, which outlives them.
import { useCallback, useReducer, useRef, useState } from "react";

/** What was typed and not yet carried out, by form. It lives as long as the window: never on the disk. */
const drafts = new Map<string, unknown>();

/** Forgets every draft: another desk is opened. */
export function clearDrafts(): void {
  drafts.clear();
}

/** Whether a form was begun and not carried out. */
export const hasDraft = (key: string): boolean => drafts.has(key);

/** What changes: a part of the value, or a function of what it is by then. */
export type Change<T> = Partial<T> | ((now: T) => Partial<T>);

export interface Draft<T> {
  /** What the form holds. */
  value: T;
  /** The same at this very moment, where a change may not be drawn yet. */
  latest: () => T;
  /** Changes a part of it. */
  change: (part: Change<T>) => void;
  /** The form began with what was typed earlier and not carried out. */
  isDraft: boolean;
  /** Forgets it: after it was carried out, or because the user says so. */
  drop: () => void;
}

/**
 * The state of a form, which survives a closed form and another screen. `fresh` is what it begins with; without a key nothing
 * is kept, as is right for a passphrase.
 */
export function useDraft<T extends object>(key: string | null, fresh: T): Draft<T> {
  const [own] = useState(() => new Map<string, unknown>());
  const kept = key === null ? own : drafts;
  const name = key ?? "";
  const [isDraft, setDraft] = useState(() => kept.has(name));
  const [, redraw] = useReducer((times: number) => times + 1, 0);
  const begins = useRef(fresh);
  begins.current = fresh;
  const latest = useCallback(() => (kept.get(name) as T | undefined) ?? begins.current, [kept, name]);
  const change = useCallback(
    (part: Change<T>) => {
      const now = latest();
      kept.set(name, { ...now, ...(typeof part === "function" ? part(now) : part) });
      redraw();
    },
    [kept, name, latest],
  );
  const drop = useCallback(() => {
    kept.delete(name);
    setDraft(false);
    redraw();
  }, [kept, name]);
  return { value: latest(), latest, change, isDraft, drop };
}
