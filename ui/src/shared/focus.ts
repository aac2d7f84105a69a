// Where the keyboard is: it is given back when what had it goes, and a field that it enters is ready to be typed over.
import { useEffect, useState } from "react";

const page = () => document.querySelector<HTMLElement>("main");

/** Nothing on the screen is being used, so that a list may take the keyboard. */
export function isKeyboardFree(): boolean {
  const holder = document.activeElement;
  return holder === null || holder === document.body || holder === page();
}

/** Where the page had the keyboard last: what had it, and its row, as the list stood then. */
interface Held {
  element?: Element | null;
  row?: Element | null;
  list?: Element | null;
  index: number;
}

let held: Held = { index: 0 };
/** The head of the page has the keyboard for want of a better place, until one is seen again. */
let isWaiting = false;

const rowsOf = (list: Element) => [...list.querySelectorAll("[data-row]")];

/** What takes the keyboard in a list: the list, where it walks by itself, else the row of this place or the last one. */
function placeIn(list: Element, index: number): Element | undefined {
  if (list.hasAttribute("tabindex")) return list;
  const rows = rowsOf(list);
  return rows[Math.min(index, rows.length - 1)];
}

/** The uppermost dialog; one that is closed may stay in the document unseen. */
function openDialog(): Element | null | undefined {
  const dialogs = [...document.querySelectorAll("[role=dialog]")].filter((dialog) => !dialog.closest('[style*="display: none"]'));
  return dialogs.at(-1)?.closest("[tabindex]");
}

/** Puts the keyboard into a dialog whose form has no field of its own: into its first choice, else on the dialog, and not on its ×. */
export function beginInDialog(): void {
  const dialog = openDialog();
  if (!(dialog instanceof HTMLElement) || document.activeElement?.matches("input, textarea")) return;
  (dialog.querySelector<HTMLElement>("input:not(:disabled), textarea:not(:disabled)") ?? dialog).focus();
}

/** Where the keyboard may go on, the best place first. */
function* places(back?: Element | null) {
  yield back;
  yield openDialog();
  const { element, row, list, index } = held;
  yield element;
  yield row;
  if (list?.isConnected) yield placeIn(list, index);
  for (const other of page()?.querySelectorAll("[data-list]") ?? []) yield placeIn(other, 0);
  yield page();
}

/** Puts the keyboard back if what had it is gone: into `back` where that still stands, else where the page goes on. */
export function catchKeyboard(back?: Element | null | (() => Element | null | undefined)): void {
  requestAnimationFrame(() => {
    for (const place of places(typeof back === "function" ? back() : back)) {
      if (!isKeyboardFree()) return;
      // What is disabled or unseen doesn't take it, and the next place is asked.
      if (!(place instanceof HTMLElement) || !place.isConnected) continue;
      isWaiting = place === page();
      place.focus({ preventScroll: true });
    }
  });
}

/** Whatever goes while it has the keyboard, with its row, its form or its menu: the keyboard never stays nowhere. */
export function keepKeyboard(target: Window = window): () => void {
  const { document } = target;
  let isLooking = false;
  // What is hidden or disabled loses the keyboard only once it was drawn so, and neither that nor a removal is an event.
  const look = () => {
    if (isLooking) return;
    isLooking = true;
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        isLooking = false;
        const holder = document.activeElement;
        if (holder === document.body || (isWaiting && holder === page())) catchKeyboard();
      }),
    );
  };
  const hold = ({ target: element }: FocusEvent) => {
    // Who goes to the head of the page begins anew.
    if (element === page()) held = isWaiting ? held : { index: 0 };
    else isWaiting = false;
    if (!(element instanceof Element) || element === page() || !page()?.contains(element)) return;
    const [row, list] = [element.closest("[data-row]"), element.closest("[data-list]")];
    held = { element, row, list, index: list && row ? rowsOf(list).indexOf(row) : 0 };
  };
  const leave = ({ target: element, relatedTarget }: FocusEvent) => {
    if (relatedTarget) return;
    // What lets go by itself, such as a box at Esc, doesn't want it back.
    if (element === held.element) held.element = null;
    look();
  };
  const changes = new MutationObserver(look);
  changes.observe(document.body, { subtree: true, childList: true, attributeFilter: ["class", "style", "hidden", "disabled"] });
  target.addEventListener("focusin", hold);
  target.addEventListener("focusout", leave);
  return () => {
    changes.disconnect();
    target.removeEventListener("focusin", hold);
    target.removeEventListener("focusout", leave);
    held = { index: 0 };
    isWaiting = false;
  };
}

/** Gives the keyboard back, once this goes, to what had it before. */
export function useReturn(): void {
  const [opener] = useState(() => document.activeElement);
  useEffect(() => () => catchKeyboard(opener), [opener]);
}

/** A field of one line, in which Enter means that it is done. */
export const isLine = (target: EventTarget | null): target is HTMLInputElement =>
  target instanceof HTMLInputElement && target.getAttribute("role") !== "combobox" && /^(text|search|tel|url|email|number|password)$/.test(target.type);

/**
 * A line that is entered by key, or that opens with something in it, is selected as a whole: what is typed takes the place of
 * what was preset. The mouse sets its caret, and a window that is come back to shows what was selected before.
 */
export function selectEntered(target: Window = window): () => void {
  let isPointed = false;
  let left: Element | null = null;
  const point = ({ type }: Event) => {
    isPointed = type === "pointerdown";
  };
  // Of the window itself: that of an element does not bubble.
  const leave = () => {
    left = document.activeElement;
  };
  const enter = ({ target: entered }: FocusEvent) => {
    const comesBack = entered === left;
    left = null;
    if (isLine(entered) && !isPointed && !comesBack) entered.select();
  };
  target.addEventListener("pointerdown", point, true);
  target.addEventListener("pointerup", point, true);
  target.addEventListener("pointercancel", point, true);
  target.addEventListener("blur", leave);
  target.addEventListener("focusin", enter);
  return () => {
    target.removeEventListener("pointerdown", point, true);
    target.removeEventListener("pointerup", point, true);
    target.removeEventListener("pointercancel", point, true);
    target.removeEventListener("blur", leave);
    target.removeEventListener("focusin", enter);
  };
}

/** Says at the head of the document whether keys or the mouse were used last: a list takes the keyboard by itself, and shows so to whoever uses it. */
export function markHand(target: Window = window): () => void {
  const mark = ({ type }: Event) => {
    target.document.documentElement.dataset.hand = type === "keydown" ? "keys" : "mouse";
  };
  target.addEventListener("keydown", mark, true);
  target.addEventListener("pointerdown", mark, true);
  return () => {
    target.removeEventListener("keydown", mark, true);
    target.removeEventListener("pointerdown", mark, true);
  };
}
