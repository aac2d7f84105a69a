/** What a quick log begins with. */
export interface QuickLogStart {
  deal?: string;
  title?: string;
}

type Opener = (start: QuickLogStart) => void;
let opener: Opener = () => undefined;

/** The frame says how a quick log is opened. */
export function onQuickLog(open: Opener): void {
  opener = open;
}

/** Opens the quick log, on a deal if one is meant. */
export const openQuickLog = (start: QuickLogStart = {}): void => opener(start);
