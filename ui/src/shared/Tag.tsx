// How a status looks.
import type { ReactNode } from "react";
import { classes } from "./classes";
import tagCss from "./Tag.module.css";

/** A status as a quiet tag with a word. Seal red is for what is overdue, irreversible or refused. */
export function Tag({ tone = "quiet", holds, says, children }: {
  tone?: "quiet" | "good" | "warn" | "bad";
  /** It says what the desk holds, and is hidden with that. */
  holds?: boolean;
  /** What the word means, told under the mouse. */
  says?: string;
  children: ReactNode;
}) {
  return (
    <span className={classes(tagCss.tag, tagCss[tone])} title={says} data-words={!holds || undefined}>
      {children}
    </span>
  );
}
