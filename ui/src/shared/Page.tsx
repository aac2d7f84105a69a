// What every screen begins with: title and tools.
import type { ReactNode } from "react";
import { classes } from "./classes";
import pageCss from "./Page.module.css";

/** A screen: its title, its tools on the right, and what it shows. `fill` for lists that scroll by themselves. */
export function Page({ title, says, tools, fill, children }: {
  title: ReactNode;
  says?: ReactNode;
  tools?: ReactNode;
  fill?: boolean;
  children: ReactNode;
}) {
  return (
    <div className={classes(pageCss.screen, fill && pageCss.filled)}>
      <header className="page-head">
        {/* A title of words is the program's; one that is put together names a record. */}
        <h1 data-words={typeof title === "string" || undefined}>{title}</h1>
        {says && <span className={pageCss.says}>{says}</span>}
        {tools && <div className={pageCss.tools}>{tools}</div>}
      </header>
      {children}
    </div>
  );
}
