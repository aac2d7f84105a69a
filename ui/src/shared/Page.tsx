import type { ReactNode } from "react";

/** A screen: its title, its tools on the right, and what it shows. `fill` for lists that scroll by themselves. */
export function Page({ title, says, tools, fill, children }: {
  title: ReactNode;
  says?: ReactNode;
  tools?: ReactNode;
  fill?: boolean;
  children: ReactNode;
}) {
  return (
    <div className={fill ? "screen is-filled" : "screen"}>
      <header className="page-head">
        {/* A title of words is the program's; one that is put together names a record. */}
        <h1 className={typeof title === "string" ? "is-words" : undefined}>{title}</h1>
        {says && <span className="page-says">{says}</span>}
        {tools && <div className="page-tools">{tools}</div>}
      </header>
      {children}
    </div>
  );
}
