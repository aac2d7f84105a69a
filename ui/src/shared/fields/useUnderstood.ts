// What the desk makes of a text while it is typed.
import { useEffect, useRef, useState } from "react";
import { failureOf, type Failure } from "@/ipc";

interface Understood<T> {
  answer?: T;
  failure?: Failure;
  /** The answer is about the text as it stands, not as it stood a key ago. */
  isCurrent: boolean;
}

/** What hears of the reading; not of answers that a later question overtook. */
interface Hearer<T> {
  asked: () => void;
  /** Nothing where there is no text or where it can't be read. */
  settled: (answer: T | undefined, isReadable: boolean) => void;
}

/** Asks the desk what a text means, at every change; an answer that a later question overtook is dropped. */
export function useUnderstood<T>(text: string, read: (text: string) => Promise<T>, hearer?: Hearer<T>): Understood<T> {
  const [understood, setUnderstood] = useState<{ text?: string; answer?: T; failure?: Failure }>({});
  const latest = useRef({ read, hearer });
  latest.current = { read, hearer };
  useEffect(() => {
    if (text.trim() === "") {
      setUnderstood({});
      latest.current.hearer?.settled(undefined, true);
      return;
    }
    let isLatest = true;
    const settle = (next: { answer?: T; failure?: Failure }) => {
      if (!isLatest) return;
      setUnderstood({ text, ...next });
      latest.current.hearer?.settled(next.answer, next.failure === undefined);
    };
    latest.current.hearer?.asked();
    latest.current.read(text).then(
      (answer) => settle({ answer }),
      (error: unknown) => settle({ failure: failureOf(error) }),
    );
    return () => {
      isLatest = false;
    };
  }, [text]);
  return { answer: understood.answer, failure: understood.failure, isCurrent: understood.text === text };
}
