// Which rows of a list are selected, to do the same with all of them.
import { useEffect, useMemo, useRef, useState } from "react";
import type { Rows } from "./useRows";

/** So many records are changed by one action of the desk. */
export const MOST_SELECTED = 1000;

export interface Selection {
  ids: ReadonlySet<string>;
  /** Takes a row in, or out again. */
  toggle: (index: number) => void;
  /** From here a stretch is selected. */
  anchorAt: (index: number) => void;
  /** Everything between that row and this one, beside what was selected before. */
  extendTo: (index: number) => Promise<void>;
  clear: () => void;
}

/** The selection of a list; another search or order begins a new one. `onCut` hears where it would be too many. */
export function useSelection<T extends { id: string }>(rows: Rows<T>, onCut: () => void): Selection {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  const held = useRef({ anchor: 0, base: ids });
  const now = useRef({ rows, ids, onCut });
  now.current = { rows, ids, onCut };
  const acts = useMemo(() => {
    const keep = (next: Iterable<string>) => {
      const all = [...new Set(next)];
      if (all.length > MOST_SELECTED) now.current.onCut();
      const kept = new Set(all.slice(0, MOST_SELECTED));
      setIds(kept);
      return kept;
    };
    return {
      toggle: (index: number) => {
        const row = now.current.rows.at(index);
        if (!row) return;
        const others = [...now.current.ids].filter((id) => id !== row.id);
        const base = keep(others.length < now.current.ids.size ? others : [...others, row.id]);
        held.current = { anchor: index, base };
      },
      anchorAt: (index: number) => {
        held.current = { anchor: index, base: now.current.ids };
      },
      extendTo: async (index: number) => {
        const { anchor, base } = held.current;
        // Whatever lies beyond would not be kept.
        const [from, to] = anchor <= index ? [anchor, Math.min(index, anchor + MOST_SELECTED)] : [Math.max(index, anchor - MOST_SELECTED), anchor];
        const stretch = await now.current.rows.load(from, to);
        keep([...base, ...stretch.map(({ id }) => id)]);
      },
      clear: () => void keep([]),
    };
  }, []);
  useEffect(() => acts.clear(), [rows.key, acts]);
  return useMemo(() => ({ ids, ...acts }), [ids, acts]);
}
