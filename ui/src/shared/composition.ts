// Input methods: keys and texts while a candidate is open.
import { useEffect, useRef, useState, type ChangeEvent, type CompositionEvent, type KeyboardEvent as ReactKeyboardEvent } from "react";

/**
 * Is this key meant for the input method rather than for the page? WebKit reports the Enter that confirms a candidate with
 * `isComposing` false, and marks it by the key code 229 alone.
 */
export function isComposing(event: KeyboardEvent | ReactKeyboardEvent): boolean {
  const native = "nativeEvent" in event ? event.nativeEvent : event;
  return native.isComposing || native.keyCode === 229;
}

let composing = false;

/** Keeps keys of the input method from every handler of the page: nothing is submitted, closed or moved by them. */
export function guardComposition(target: Window = window): () => void {
  const guard = (event: KeyboardEvent) => {
    if (isComposing(event)) event.stopImmediatePropagation();
  };
  const begin = () => {
    composing = true;
  };
  const end = () => {
    composing = false;
  };
  target.addEventListener("keydown", guard, true);
  target.addEventListener("compositionstart", begin, true);
  target.addEventListener("compositionend", end, true);
  return () => {
    target.removeEventListener("keydown", guard, true);
    target.removeEventListener("compositionstart", begin, true);
    target.removeEventListener("compositionend", end, true);
  };
}

/** The `onSearch` of a select, which knows nothing of candidates: called only with settled text. */
export function useSettledSearch(onSettled: (text: string) => void): (text: string) => void {
  const settled = useRef(onSettled);
  settled.current = onSettled;
  const isWaiting = useRef(false);
  useEffect(() => {
    const end = (event: Event) => {
      if (!isWaiting.current) return;
      isWaiting.current = false;
      settled.current((event.target as HTMLInputElement).value);
    };
    window.addEventListener("compositionend", end);
    return () => window.removeEventListener("compositionend", end);
  }, []);
  return (text) => {
    isWaiting.current = composing;
    if (!composing) settled.current(text);
  };
}

type Typed = ChangeEvent<HTMLInputElement | HTMLTextAreaElement>;
type Composed = CompositionEvent<HTMLInputElement | HTMLTextAreaElement>;

/** The properties of a text field whose value is reported only when it is no candidate in the making. */
export function useComposed(value: string, onSettled: (text: string) => void) {
  const [candidate, setCandidate] = useState<string | null>(null);
  const isInMaking = useRef(false);
  return {
    value: candidate ?? value,
    onChange: (event: Typed) => {
      const text = event.target.value;
      if (isInMaking.current || (event.nativeEvent as InputEvent).isComposing) setCandidate(text);
      else onSettled(text);
    },
    onCompositionStart: () => {
      isInMaking.current = true;
    },
    onCompositionEnd: (event: Composed) => {
      isInMaking.current = false;
      setCandidate(null);
      onSettled(event.currentTarget.value);
    },
  };
}
