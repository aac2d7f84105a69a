import type { ReactNode } from "react";

/** A part of a screen with its own heading and count. */
export function Section({ title, count, tools, children }: { title: string; count?: number; tools?: ReactNode; children: ReactNode }) {
  return (
    <section className="section">
      <header className="section-head">
        <h2>{title}</h2>
        {count !== undefined && <span className="section-count">{count}</span>}
        {tools && <div className="page-tools">{tools}</div>}
      </header>
      {children}
    </section>
  );
}
