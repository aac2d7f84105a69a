import { useCallback, useState } from "react";

/** What was typed and not yet carried out, by form. It lives as long as the window: never on the disk. */
const drafts = new Map<string, unknown>();

/** Forgets every draft: another desk is opened. */
export function clearDrafts(): void {
  drafts.clear();
}

interface Draft<T> {
  /** What the form holds. */
  value: T;
  /** Changes a part of it. */
  change: (part: Partial<T>) => void;
  /** The form began with what was typed earlier and not carried out. */
  isDraft: boolean;
  /** Forgets it: after it was carried out, or because the user says so. */
  drop: () => void;
}

/** The state of a form, which survives a closed form and another screen. `fresh` is what it begins with. */
export function useDraft<T extends object>(key: string, fresh: T): Draft<T> {
  const [held, setHeld] = useState<{ key: string; value: T | undefined }>({ key, value: drafts.get(key) as T | undefined });
  const [found, setFound] = useState(() => drafts.has(key));
  const kept = held.key === key ? held.value : (drafts.get(key) as T | undefined);
  const value = kept ?? fresh;
  const change = useCallback(
    (part: Partial<T>) => {
      const next = { ...((drafts.get(key) as T | undefined) ?? fresh), ...part };
      drafts.set(key, next);
      setHeld({ key, value: next });
    },
    [key, fresh],
  );
  const drop = useCallback(() => {
    drafts.delete(key);
    setHeld({ key, value: undefined });
    setFound(false);
  }, [key]);
  return { value, change, isDraft: found, drop };
}
