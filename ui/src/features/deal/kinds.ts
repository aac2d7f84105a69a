// Which clause an entry is about.
import type { TFunction } from "i18next";
import type { Clause, Mandate } from "@/ipc";

/** The first clause of each chain: entries name it, whatever amendment is in force. */
export function rootsOf(mandate: Mandate | null | undefined): Clause[] {
  return mandate?.clauses?.filter((clause) => !clause.follows) ?? [];
}

/** The clause that is in force at the end of a chain. */
export function lastOf(root: Clause, mandate: Mandate | null | undefined): Clause {
  const next = mandate?.clauses?.find((clause) => clause.follows?.clause === root.id);
  return next ? lastOf(next, mandate) : root;
}

/** What a clause covers, in words. */
export const coversWords = ({ covers = [] }: Pick<Clause, "covers">, t: TFunction): string => covers.map((kind) => t(`commission.explain.receipt.${kind}`)).join(t("deal.and"));

/** A clause named by what the one in force of its chain covers. */
export function whatKindsHold(root: Clause, mandate: Mandate | null | undefined, t: TFunction): string {
  return coversWords(lastOf(root, mandate), t);
}
