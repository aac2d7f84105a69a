// The mask over names, amounts and notes.
import { useSyncExternalStore } from "react";

/**
 * Hides what the desk holds from those who look on: names, amounts, notes. `on` hides, `held` shows for as long as a key is
 * down, `off` shows. A mouse that passes over shows nothing.
 */
type Mask = "on" | "held" | "off";

const KEY = "mask";
const SHOWING_KEY = "F9";
const root = document.documentElement;
const hearers = new Set<() => void>();

const current = (): Mask => (root.dataset.mask as Mask | undefined) ?? "off";

function set(mask: Mask) {
  root.dataset.mask = mask;
  for (const hear of hearers) hear();
}

/** Whether the desk is hidden from others, also while its user looks at it. */
export const isMasked = (): boolean => current() !== "off";

/** Hides, or shows again. It holds over a restart: whoever hid something wants it hidden. */
export function toggleMask(): void {
  set(isMasked() ? "off" : "on");
  localStorage.setItem(KEY, isMasked() ? "on" : "off");
}

/** Shows while the key is held; keeps what is hidden out of the clipboard and out of the words that the mouse brings up. */
export function listenToMask(): void {
  window.addEventListener("keydown", ({ code }) => code === SHOWING_KEY && current() === "on" && set("held"));
  const hide = () => current() === "held" && set("on");
  window.addEventListener("keyup", ({ code }) => code === SHOWING_KEY && hide());
  window.addEventListener("blur", hide);
  for (const kind of ["copy", "cut", "dragstart"] as const) {
    window.addEventListener(kind, (event) => isMasked() && event.preventDefault(), true);
  }
  window.addEventListener(
    "mouseover",
    ({ target }) => isMasked() && target instanceof Element && target.closest(".page [title], .ant-select-item[title], .ant-drawer [title], .ant-modal [title]")?.removeAttribute("title"),
    true,
  );
}

export function useIsMasked(): boolean {
  return useSyncExternalStore((hear) => {
    hearers.add(hear);
    return () => hearers.delete(hear);
  }, isMasked);
}
