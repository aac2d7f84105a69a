// What a result lacks.
import type { ResearchResult } from "@/ipc";

/** What a buyer asks about first. */
const ASKED = [
  "title", "owner_name", "application_number", "patent_kind", "finishers", "trl", "industry", "region", "is_service_result", "legal_status", "asking_amount", "summary",
] as const satisfies readonly (keyof ResearchResult)[];

type Asked = (typeof ASKED)[number];

/** Which of the fields that are asked about first are missing. */
export function completeness(result: ResearchResult): { filled: number; all: number; missing: Asked[] } {
  const isMissing = (key: Asked) => {
    const value = result[key];
    return value === null || value === undefined || value === "" || (Array.isArray(value) && value.length === 0);
  };
  const missing = ASKED.filter(isMissing);
  return { filled: ASKED.length - missing.length, all: ASKED.length, missing };
}

/** The word for such a field. */
export const wordOf = (key: Asked) => (key === "owner_name" ? "owner_unit" : key);
