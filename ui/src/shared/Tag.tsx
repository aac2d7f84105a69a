import type { ReactNode } from "react";

/** A status as a quiet tag with a word. Seal red is for what is overdue, irreversible or refused. */
export function Tag({ tone = "quiet", children }: { tone?: "quiet" | "good" | "warn" | "bad"; children: ReactNode }) {
  return <span className={`tag is-${tone}`}>{children}</span>;
}
