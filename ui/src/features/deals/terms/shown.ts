import type { Failure } from "@/ipc";

const CLAUSE = ["covers", "earning", "rates.table", "rates.reason", "minimum", "cap", "factor", "ends_on", "shares"];

/** Is a failure said beside its own field, so that the form as a whole need not say it? */
export function isShownBeside(failure: Failure | null, fields: string[]): boolean {
  if (!failure) return true;
  const inside = failure.field.replace(/^(clauses\[\d+\]|clause)\./, "");
  return fields.includes(failure.field) || CLAUSE.includes(inside.replace(/\[.*$/, ""));
}
