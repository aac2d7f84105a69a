import type { ReactNode } from "react";

interface Fact {
  label: string;
  value: ReactNode;
  wide?: boolean;
}

/** What is known of a record, a label above each value. */
export function Facts({ facts }: { facts: Fact[] }) {
  return (
    <dl className="facts">
      {facts.map(({ label, value, wide }) => (
        <div key={label} className={wide ? "is-wide" : undefined}>
          <dt>{label}</dt>
          <dd>{value === null || value === undefined || value === "" ? <span className="faint">–</span> : value}</dd>
        </div>
      ))}
    </dl>
  );
}
