// The keys of screens and of the window.
import { useEffect, useMemo, useRef, useSyncExternalStore } from "react";
import { isComposing } from "./composition";

/** A key with what is held beside it. */
export interface Chord {
  /** Where it stands on the keyboard, `KeyK`: an input method changes what a key types, never where it is. */
  code: string;
  ctrl?: boolean;
  alt?: boolean;
  shift?: boolean;
}

/** A key of a screen, or of every screen. */
export interface Key extends Chord {
  /** What it does, in words. */
  says: string;
  /** What finds it in the search beside its words, where it is listed there from everywhere. */
  initials?: string;
  /** Missing where something on the screen hears it by itself. */
  run?: () => void;
  /** Not while a form or an overlay is at hand: what is typed there has an undo of its own. Other chords work everywhere. */
  isOfScreen?: boolean;
}

export interface Keys {
  /** The screen's name, or the name of what holds everywhere. */
  scope: string;
  keys: Key[];
}

let scopes: { current: Keys }[] = [];
let shown: Keys[] = [];
const hearers = new Set<() => void>();

function tell() {
  shown = scopes.map((scope) => scope.current);
  for (const hear of hearers) hear();
}

const isField = (target: EventTarget | null) =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

/** Within a form, on whichever of its parts. */
const isInForm = (target: EventTarget | null) => target instanceof Element && target.closest("[data-form]") !== null;

function matches(key: Key, event: KeyboardEvent): boolean {
  const ctrl = event.ctrlKey || event.metaKey;
  if (key.code !== event.code || !!key.ctrl !== ctrl || !!key.alt !== event.altKey || !!key.shift !== event.shiftKey) return false;
  if (key.isOfScreen) return !isField(event.target) && !isInForm(event.target);
  return !isField(event.target) || ctrl || event.altKey;
}

/** Hears the keys of the whole window. The screen opened last is asked first. */
export function listenToKeys(): () => void {
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event) || event.defaultPrevented) return;
    // Under a dialog, a record or an open menu the screen does not listen, except to chords.
    const isCovered = document.querySelector("[role=dialog], .ant-dropdown:not(.ant-dropdown-hidden)") !== null;
    for (const { current } of [...scopes].reverse()) {
      const key = current.keys.find((key) => matches(key, event));
      if (!key || (isCovered && (key.isOfScreen || (!key.ctrl && !key.alt)))) continue;
      if (key.run) event.preventDefault();
      key.run?.();
      return;
    }
  };
  window.addEventListener("keydown", onKeyDown);
  return () => window.removeEventListener("keydown", onKeyDown);
}

/** Gives a screen its keys for as long as it stands; `isBase` are those that every screen has, asked last. */
export function useKeys(scope: string, keys: Key[], { isBase = false } = {}): void {
  const held = useRef<Keys>({ scope, keys });
  held.current = { scope, keys };
  const words = `${scope}|${keys.map((key) => keyText(key) + key.says).join("|")}`;
  useEffect(() => {
    const own = held;
    scopes = isBase ? [own, ...scopes] : [...scopes, own];
    tell();
    return () => {
      scopes = scopes.filter((scope) => scope !== own);
      tell();
    };
  }, [isBase]);
  useEffect(tell, [words]);
}

/** The keys that hold now: those of every screen first. */
export function useShownKeys(): Keys[] {
  const subscribe = useMemo(
    () => (hear: () => void) => {
      hearers.add(hear);
      return () => void hearers.delete(hear);
    },
    [],
  );
  return useSyncExternalStore(subscribe, () => shown);
}

const NAMES: Record<string, string> = {
  Slash: "/", BracketLeft: "[", BracketRight: "]", ArrowLeft: "←", ArrowRight: "→", ArrowUp: "↑", ArrowDown: "↓", Escape: "Esc",
};

/** `Ctrl+K`. */
export function keyText({ code, ctrl, alt, shift }: Chord): string {
  const sign = code === "Slash" && shift ? "?" : (NAMES[code] ?? code.replace(/^(Key|Digit)/, ""));
  return [ctrl && "Ctrl", alt && "Alt", shift && sign !== "?" && "Shift", sign].filter(Boolean).join("+");
}

/** What a button says of the key that does the same: it stands behind the words, and is told to those who can't see it. */
export const keyed = (key: Chord | undefined) => (key ? { "data-key": keyText(key), "aria-keyshortcuts": keyText(key).replace("Ctrl", "Control") } : {});
