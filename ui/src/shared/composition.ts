import { useRef, useState, type ChangeEvent, type CompositionEvent, type KeyboardEvent as ReactKeyboardEvent } from "react";

/**
 * Is this key meant for the input method rather than for the page? WebKit reports the Enter that confirms a candidate with
 * `isComposing` false, and marks it by the key code 229 alone.
 */
export function isComposing(event: KeyboardEvent | ReactKeyboardEvent): boolean {
  const native = "nativeEvent" in event ? event.nativeEvent : event;
  return native.isComposing || native.keyCode === 229;
}

/** Keeps keys of the input method from every handler of the page: nothing is submitted, closed or moved by them. */
export function guardComposition(target: Window = window): () => void {
  const guard = (event: KeyboardEvent) => {
    if (isComposing(event)) event.stopImmediatePropagation();
  };
  target.addEventListener("keydown", guard, true);
  return () => target.removeEventListener("keydown", guard, true);
}

type Typed = ChangeEvent<HTMLInputElement | HTMLTextAreaElement>;
type Composed = CompositionEvent<HTMLInputElement | HTMLTextAreaElement>;

/** The properties of a text field whose value is reported only when it is no candidate in the making. */
export function useComposed(value: string, onSettled: (text: string) => void) {
  const [candidate, setCandidate] = useState<string | null>(null);
  const composing = useRef(false);
  return {
    value: candidate ?? value,
    onChange: (event: Typed) => {
      const text = event.target.value;
      if (composing.current || (event.nativeEvent as InputEvent).isComposing) setCandidate(text);
      else onSettled(text);
    },
    onCompositionStart: () => {
      composing.current = true;
    },
    onCompositionEnd: (event: Composed) => {
      composing.current = false;
      setCandidate(null);
      onSettled(event.currentTarget.value);
    },
  };
}
