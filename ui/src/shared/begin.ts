// How any screen begins what is done to a deal.
import { useEffect } from "react";

/** What can be begun on a deal from anywhere. */
export type DealAct = "log" | "next" | "receipt" | "refund" | "mandate" | "contract" | "completion" | "move";

/** On which deal it is begun, and what is known of it already. */
export interface DealStart {
  deal?: string;
  title?: string;
  /** A log that is about the deal's next step: without a new one, that step is done. */
  finishes?: boolean;
  /** The planned payment that came in. */
  instalment?: string;
  /** The clause whose money is in. */
  clause?: string;
}

/** What is begun. */
export interface Begun extends DealStart {
  act: DealAct;
}

let opener: (begun: Begun) => void = () => undefined;
/** The deal that is on the screen. */
let open: DealStart = {};

/** The frame says how something is begun. */
export function onBegin(how: (begun: Begun) => void): void {
  opener = how;
}

/** As long as this deal is on the screen, what is begun is begun with it; nothing where none is in use. */
export function useOpenDeal(deal: { id: string; title: string } | undefined): void {
  const { id, title } = deal ?? {};
  useEffect(() => {
    open = id === undefined ? {} : { deal: id, title };
    return () => {
      open = {};
    };
  }, [id, title]);
}

/** The deal that is on the screen, if one is. */
export const openDeal = (): DealStart => open;

/** Begins something on the deal that is meant, else on the one on the screen. */
export const begin = (act: DealAct, start: DealStart = open): void => opener({ act, ...start });

/** Opens the quick log: on the deal that is meant, else on the one on the screen. */
export const openQuickLog = (start?: DealStart): void => begin("log", start);
