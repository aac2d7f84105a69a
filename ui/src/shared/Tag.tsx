// How a status looks.
import type { ReactNode } from "react";
import { classes } from "./classes";
import tagCss from "./Tag.module.css";

/** A status as a quiet tag with a word. Seal red is for what is overdue, irreversible or refused. */
export function Tag({ tone = "quiet", children }: { tone?: "quiet" | "good" | "warn" | "bad"; children: ReactNode }) {
  return <span className={classes(tagCss.tag, tagCss[tone])} data-words>{children}</span>;
}
