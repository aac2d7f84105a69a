// How any screen opens the quick log.
/** What a quick log begins with. */
export interface QuickLogStart {
  deal?: string;
  title?: string;
  /** It is about the deal's next step: without a new one, that step is done. */
  finishes?: boolean;
}

type Opener = (start: QuickLogStart) => void;
let opener: Opener = () => undefined;

/** The frame says how a quick log is opened. */
export function onQuickLog(open: Opener): void {
  opener = open;
}

/** Opens the quick log, on a deal if one is meant. */
export const openQuickLog = (start: QuickLogStart = {}): void => opener(start);
