// What is done to a deal: by its key on the deal's page, and from the search, where the deal is named next.
import type { Act, ActOn } from "@/shared/feature";
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

/** The ways in which the deals are shown. */
export const VIEWS = ["board", "table", "calendar"] as const;
export type View = (typeof VIEWS)[number];

/** The registers that are made of deals. */
export const REGISTERS = ["deals", "receipts"] as const;

export const ON_LISTS: readonly Act[] = [
  ...VIEWS.map((list): Act => ({ words: `deal.acts.${list}`, go: { to: "/deals", search: { list } } })),
  ...REGISTERS.map((register): Act => ({ words: `deal.acts.${register}`, go: ({ exportRegister }) => void exportRegister({ register }) })),
];
