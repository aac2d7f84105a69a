import { useEffect, useRef, useState } from "react";
import { failureOf, type Failure } from "@/ipc";

interface Understood<T> {
  answer?: T;
  failure?: Failure;
  /** The answer is about the text as it stands, not as it stood a key ago. */
  isCurrent: boolean;
}

/** The texts that the desk has not read yet. */
const unread = new Set<object>();
let held: (() => void) | null = null;

function leave(text: object): void {
  unread.delete(text);
  if (!held) return;
  // The forms are drawn with what was understood before anything is carried out.
  setTimeout(() => {
    if (unread.size > 0) return;
    const act = held;
    held = null;
    act?.();
  }, 20);
}

/**
 * Holds what carries out a form until its fields are understood: whoever types 100000 and presses Enter at once does not
 * mean the 10000 that was understood last.
 */
export function guardUnread(target: Window = window): () => void {
  const hold = (event: Event, again: () => void) => {
    event.preventDefault();
    event.stopImmediatePropagation();
    held = again;
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const { target: field, code, key, ctrlKey } = event;
    if (unread.size === 0 || !code.endsWith("Enter") || !(ctrlKey || field instanceof HTMLInputElement)) return;
    hold(event, () => field?.dispatchEvent(new KeyboardEvent("keydown", { code, key, ctrlKey, bubbles: true, cancelable: true })));
  };
  const onClick = (event: MouseEvent) => {
    const button = unread.size > 0 && event.target instanceof Element && event.target.closest<HTMLElement>(".ant-btn-primary, .ant-btn-default");
    if (button) hold(event, () => button.click());
  };
  target.addEventListener("keydown", onKeyDown, true);
  target.addEventListener("click", onClick, true);
  return () => {
    target.removeEventListener("keydown", onKeyDown, true);
    target.removeEventListener("click", onClick, true);
  };
}

/** Asks the desk what a text means, at every change; an answer that a later question overtook is dropped. */
export function useUnderstood<T>(text: string, read: (text: string) => Promise<T>): Understood<T> {
  const [understood, setUnderstood] = useState<{ question?: object; text?: string; answer?: T; failure?: Failure }>({});
  const reader = useRef(read);
  reader.current = read;
  useEffect(() => {
    if (text.trim() === "") {
      setUnderstood({});
      return;
    }
    const question = {};
    unread.add(question);
    // Only the latest question is still there when its answer comes.
    const settle = (next: { answer?: T; failure?: Failure }) => unread.has(question) && setUnderstood({ question, text, ...next });
    reader.current(text).then(
      (answer) => settle({ answer }),
      (error: unknown) => settle({ failure: failureOf(error) }),
    );
    return () => leave(question);
  }, [text]);
  // In the same breath the field tells its form.
  useEffect(() => {
    if (understood.question) leave(understood.question);
  }, [understood]);
  return { answer: understood.answer, failure: understood.failure, isCurrent: understood.text === text };
}
