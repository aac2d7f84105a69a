// A text that is typed freely and reported as the desk writes it.
import type { InputRef } from "antd";
import { useEffect, useEffectEvent, useRef, useState } from "react";
import { useReader } from "../form/context";
import { useUnderstood } from "./useUnderstood";

interface ReadField<T> {
  /** As the desk writes it; null for none. */
  value: string | null;
  onChange: (value: string | null) => void;
  read: (text: string) => Promise<T>;
  /** The value in an answer. */
  valueIn: (answer: T) => string;
  /** A value as it is shown for typing on. */
  shown: (value: string | null) => string;
}

/** The text of such a field and what it is understood as. The form around it waits until it is. */
export function useReading<T>({ value, onChange, read, valueIn, shown }: ReadField<T>) {
  const input = useRef<InputRef>(null);
  const [text, setText] = useState(shown(value));
  const reported = useRef(value);
  const tell = useReader(() => input.current?.focus());
  const understood = useUnderstood(text, read, {
    asked: () => tell("asked"),
    settled: (answer, isReadable) => {
      const next = answer === undefined ? null : valueIn(answer);
      if (next !== reported.current) {
        reported.current = next;
        onChange(next);
      }
      tell(isReadable ? "read" : "unreadable");
    },
  });
  const take = useEffectEvent((given: string | null) => {
    if (given === reported.current) return;
    reported.current = given;
    setText(shown(given));
  });
  // The form was filled or emptied from outside.
  useEffect(() => take(value), [value]);
  const { answer, isCurrent } = understood;
  /** Shows what was understood in the desk's own writing. */
  const tidy = () => isCurrent && answer !== undefined && setText(shown(valueIn(answer)));
  return { ...understood, text, setText, tidy, input };
}
