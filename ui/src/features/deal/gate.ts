// What gates ask for and what proves a stage, apart from how it is drawn.
import type { ParseKeys } from "i18next";
import { STAGES, type Fact, type GateView, type KnownView, type Stage } from "@/ipc";
import type { Place } from "@/shared/feature";

/** Neither the desk nor a tick has it. */
export const isMissing = ({ known, ticked_on }: GateView): boolean => !known && !ticked_on;

/** The items by the stage whose gate asks for them, in the order of the path. */
export function byStage(items: readonly GateView[]): [stage: Stage, items: GateView[]][] {
  return STAGES.map((stage): [Stage, GateView[]] => [stage, items.filter((item) => item.stage === stage)]).filter(([, items]) => items.length > 0);
}

/** Where stands what shows that an item is at hand. */
export function placeOf({ source }: KnownView, deal: string): Place {
  const tab = { mandate: "terms", contract: "money", receipts: "money", statement: "evidence" } as const;
  if (source.kind === "result") return { to: "/results", search: { id: source.id } };
  if (source.kind === "organisation") return { to: "/organisations", search: { id: source.id } };
  return { to: "/deals/$id", params: { id: deal }, search: { id: tab[source.kind] } };
}

/** What proves a stage, by the word of the gate item that it is, where it is one. */
export function factWord(fact: Fact): ParseKeys {
  if (fact === "certificate_issued" || fact === "first_receipt" || fact === "clauses_completed") return `deal.fact.${fact}`;
  return `deal.item.${fact}`;
}
