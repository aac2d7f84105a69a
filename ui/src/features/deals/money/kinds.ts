import type { TFunction } from "i18next";
import type { Clause, Mandate, ReceiptKind } from "@/ipc";

export const KINDS: ReceiptKind[] = ["upfront", "milestone", "royalty", "equity_valuation"];

/** The first clause of each chain: entries name it, whatever amendment is in force. */
export function rootsOf(mandate: Mandate | null | undefined): Clause[] {
  return mandate?.clauses.filter((clause) => !clause.follows) ?? [];
}

/** The clause that is in force at the end of a chain. */
export function lastOf(root: Clause, mandate: Mandate | null | undefined): Clause {
  const next = mandate?.clauses.find((clause) => clause.follows?.clause === root.id);
  return next ? lastOf(next, mandate) : root;
}

/** A clause named by what it covers. */
export function whatKindsHold(root: Clause, mandate: Mandate | null | undefined, t: TFunction): string {
  return lastOf(root, mandate).covers.map((kind) => t(`explain.receipt.${kind}`)).join(t("deals.and"));
}
