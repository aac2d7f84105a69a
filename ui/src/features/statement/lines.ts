// A statement's lines in groups and words, apart from how they are drawn.
import type { TFunction } from "i18next";
import type { Cause, LeftOutWhy, StatedLine, StatementLine, StatementLines } from "@/ipc";
import { formatMoney, unbroken } from "@/shared";
import { eventWords, zeroWords, type Explained } from "@/shared/explain";

/** So many lines stand on a page of the window. */
export const PAGE = 100;

/** A line as a chain takes it; undefined for one that exists no more. */
export function explainedOf({ line, event, reason }: StatedLine, clauses: StatementLines["clauses"], payee: string): Explained | undefined {
  const { today } = line;
  if (!today) return undefined;
  const clause = clauses.find((clause) => clause.clause === today.clause);
  const own = { name: payee, amount: line.part, ...(line.share ? { share: line.share } : {}) };
  return {
    kind: line.kind,
    on: line.on,
    amount: line.event_amount ?? null,
    receiptKind: line.receipt_kind ?? null,
    clause,
    event: event ?? undefined,
    reason: reason ?? undefined,
    line: today,
    parts: (clause?.terms.shares ?? []).length > 0 || line.share ? [own] : [],
  };
}

/** The lines of one deal. */
export interface Group {
  account: number;
  title: string;
  contract: string | null;
  /** The organisation that signed the mandate, as the statement names it. */
  client: { id: string | null; name: string };
  lines: StatedLine[];
}

/** The lines by account, in their own order. */
export function groupsOf(lines: readonly StatedLine[]): Group[] {
  const groups: Group[] = [];
  for (const stated of lines) {
    let group = groups.find((group) => group.account === stated.line.account);
    if (!group) {
      group = { account: stated.line.account, title: stated.title, contract: stated.contract_number ?? null, client: { id: stated.client_id ?? null, name: stated.client }, lines: [] };
      groups.push(group);
    }
    group.lines.push(stated);
  }
  return groups;
}

/** What changed a line that had been stated. */
export function causeWords(cause: Cause, t: TFunction): string {
  if (cause.cause === "terms_changed") return t("statement.cause.terms_changed");
  const { entry } = cause;
  return unbroken(t(`statement.cause.${cause.cause}`, { on: entry.on, event: eventWords(t, entry.kind), amount: entry.amount ? formatMoney(entry.amount) : "" }).trim());
}

/** Why something is left out. */
export function leftOutWords(why: LeftOutWhy, t: TFunction): string {
  switch (why.why) {
    case "clause_ended":
      return t("statement.why.clause_ended", { day: unbroken(why.ended_on) });
    case "already_stated":
      return t("statement.why.already_stated", { number: unbroken(`${why.number.year}-${String(why.number.sequence).padStart(3, "0")}`) });
    case "after_period":
    case "not_signed":
    case "no_clause_covers":
      return t(`statement.why.${why.why}`);
  }
}

/** Why a line's amount is 0.00, where it is. */
export function lineZeroWords({ zero }: StatementLine, t: TFunction): string | undefined {
  if (!zero) return undefined;
  return zero.why === "line" ? zeroWords(t, zero.reason) : t(`commission.explain.zero.${zero.why}`);
}
