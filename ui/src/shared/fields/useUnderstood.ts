import { useEffect, useRef, useState } from "react";
import { failureOf, type Failure } from "@/ipc";

interface Understood<T> {
  answer?: T;
  failure?: Failure;
}

/** Asks the desk what a text means, at every change; an answer that a later question overtook is dropped. */
export function useUnderstood<T>(text: string, read: (text: string) => Promise<T>): Understood<T> {
  const [understood, setUnderstood] = useState<Understood<T>>({});
  const reader = useRef(read);
  reader.current = read;
  useEffect(() => {
    if (text.trim() === "") {
      setUnderstood({});
      return;
    }
    let isLatest = true;
    reader.current(text).then(
      (answer) => isLatest && setUnderstood({ answer }),
      (error: unknown) => isLatest && setUnderstood({ failure: failureOf(error) }),
    );
    return () => {
      isLatest = false;
    };
  }, [text]);
  return understood;
}
