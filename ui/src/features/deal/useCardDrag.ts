// A card of the board in the hand.
import { useState, type PointerEvent as ReactPointerEvent } from "react";
import boardCss from "./board.module.css";

/** How far a pressed pointer goes before it carries the card, and how near to an edge it scrolls the board. */
const SLACK = 6;
const EDGE = 48;

const columnAt = (x: number, y: number) => document.elementFromPoint(x, y)?.closest<HTMLElement>("[data-column]") ?? null;

/**
 * Carries a card to a column with the pointer; Esc leaves it where it was. Not by the page's own drag and drop: Windows takes
 * that away from a page on whose window files can be dropped.
 */
export function useCardDrag(onDrop: (deal: string, column: string) => void) {
  const [over, setOver] = useState<string | null>(null);

  const press = (event: ReactPointerEvent<HTMLElement>, deal: string) => {
    if (event.button !== 0 || event.pointerType === "touch") return;
    const card = event.currentTarget;
    const board = card.closest<HTMLElement>("[role=list]")!;
    const { clientX: x, clientY: y, pointerId } = event;
    const scrolled = board.scrollLeft;
    let isCarried = false;
    let target: string | null = null;

    const move = (now: PointerEvent) => {
      if (!isCarried && Math.hypot(now.clientX - x, now.clientY - y) < SLACK) return;
      if (!isCarried) {
        isCarried = true;
        card.setPointerCapture(pointerId);
        card.classList.add(boardCss.carried!);
      }
      const { left, right } = board.getBoundingClientRect();
      if (now.clientX > right - EDGE) board.scrollLeft += SLACK * 2;
      if (now.clientX < left + EDGE) board.scrollLeft -= SLACK * 2;
      card.style.translate = `${now.clientX - x + board.scrollLeft - scrolled}px ${now.clientY - y}px`;
      target = columnAt(now.clientX, now.clientY)?.dataset.column ?? null;
      setOver(target);
    };
    const stop = (isDropped: boolean) => {
      for (const [kind, hear] of hearers) window.removeEventListener(kind, hear as EventListener, true);
      card.classList.remove(boardCss.carried!);
      card.style.translate = "";
      setOver(null);
      if (!isCarried) return;
      // The click that ends the press does not open the card.
      const swallow = (click: Event) => click.stopPropagation();
      card.addEventListener("click", swallow, { capture: true, once: true });
      setTimeout(() => card.removeEventListener("click", swallow, true));
      if (isDropped && target) onDrop(deal, target);
    };
    const onKey = (key: KeyboardEvent) => {
      if (!isCarried || key.code !== "Escape") return;
      key.preventDefault();
      key.stopImmediatePropagation();
      stop(false);
    };
    const hearers = [
      ["pointermove", move],
      ["pointerup", () => stop(true)],
      ["pointercancel", () => stop(false)],
      ["keydown", onKey],
      // Else the text below the pointer is selected, and carried along by the system.
      ["selectstart", (event: Event) => event.preventDefault()],
      ["dragstart", (event: Event) => event.preventDefault()],
    ] as const;
    for (const [kind, hear] of hearers) window.addEventListener(kind, hear as EventListener, true);
  };
  return { over, press };
}
