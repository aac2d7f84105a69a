// How any screen opens the quick log.
import { useEffect } from "react";

/** What a quick log begins with. */
export interface QuickLogStart {
  deal?: string;
  title?: string;
  /** It is about the deal's next step: without a new one, that step is done. */
  finishes?: boolean;
}

type Opener = (start: QuickLogStart) => void;
let opener: Opener = () => undefined;
/** The deal that is on the screen. */
let open: QuickLogStart = {};

/** The frame says how a quick log is opened. */
export function onQuickLog(open: Opener): void {
  opener = open;
}

/** As long as this deal is on the screen, a quick log begins with it; nothing where none is in use. */
export function useQuickLogOf(deal: { id: string; title: string } | undefined): void {
  const { id, title } = deal ?? {};
  useEffect(() => {
    open = id === undefined ? {} : { deal: id, title };
    return () => {
      open = {};
    };
  }, [id, title]);
}

/** Opens the quick log: on the deal that is meant, else on the one on the screen. */
export const openQuickLog = (start: QuickLogStart = open): void => opener(start);
