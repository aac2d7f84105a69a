// What is done to a deal: by its key on the deal's page, and from the search, where the deal is named next.
import type { ActOn } from "@/shared/feature";
import { begin, type DealAct } from "@/shared/begin";

const on = (act: DealAct): Pick<ActOn, "on" | "go"> => ({ on: "deal", go: ({ id, name }) => begin(act, { deal: id, title: name }) });

export const LOG = { words: "deal.acts.log", key: { code: "KeyL" }, ...on("log") } satisfies ActOn;
export const NEXT = { words: "deal.acts.next", key: { code: "KeyN" }, ...on("next") } satisfies ActOn;
export const RECEIPT = { words: "deal.acts.receipt", key: { code: "KeyR" }, ...on("receipt") } satisfies ActOn;
export const MOVE = { words: "deal.acts.move", key: { code: "BracketRight" }, ...on("move") } satisfies ActOn;

/** The most frequent first. */
export const ON_DEALS: readonly ActOn[] = [
  LOG,
  RECEIPT,
  NEXT,
  MOVE,
  { words: "deal.acts.contract", ...on("contract") },
  { words: "deal.acts.mandate", ...on("mandate") },
  { words: "deal.acts.refund", ...on("refund") },
];
