// Where each screen was left: how far it was scrolled, and the row that had the keyboard.
import { useLocation } from "@tanstack/react-router";
import { useEffect, useEffectEvent, useRef, type FocusEvent, type RefObject, type UIEvent } from "react";
import { catchKeyboard } from "@/shared/focus";

interface Left {
  top: number;
  /** Which of the rows on the page. */
  row: number;
}

const rowsOf = (page: Element) => [...page.querySelectorAll("[data-row]")];

/** A further screen begins at its top and hears its keys at once; one that is come back to goes on where it was left. */
export function useLeftPlaces(page: RefObject<HTMLElement | null>) {
  const { current: left } = useRef(new Map<string, Left>());
  const place = useLocation({ select: ({ pathname, search }) => `${pathname} ${search.id ?? ""}` });
  const step = useLocation({ select: ({ state }) => state.__TSR_key ?? "" });
  const keep = (part: Partial<Left>) => left.set(step, { top: 0, row: -1, ...left.get(step), ...part });
  const goOn = useEffectEvent(() => {
    const { top, row } = left.get(step) ?? { top: 0, row: -1 };
    page.current?.scrollTo?.(0, top);
    catchKeyboard(() => page.current && rowsOf(page.current)[row]);
  });
  useEffect(() => goOn(), [place]);
  return {
    onScroll: ({ currentTarget, target }: UIEvent) => {
      if (target === currentTarget) keep({ top: currentTarget.scrollTop });
    },
    onFocus: ({ currentTarget, target }: FocusEvent) => {
      const row = target.closest("[data-row]");
      if (row) keep({ row: rowsOf(currentTarget).indexOf(row) });
    },
  };
}
