// Parts of a screen.
import type { ReactNode } from "react";
import sectionCss from "./Section.module.css";

/** A part of a screen with its own heading and count. */
export function Section({ title, count, tools, children }: { title: string; count?: number; tools?: ReactNode; children: ReactNode }) {
  return (
    <section className={sectionCss.section}>
      <header className={sectionCss.head}>
        <h2>{title}</h2>
        {count !== undefined && <span className={sectionCss.count}>{count}</span>}
        {tools && <div className={sectionCss.tools}>{tools}</div>}
      </header>
      {children}
    </section>
  );
}
