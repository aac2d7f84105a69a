// A record's values as a grid of labels and texts.
import type { ReactNode } from "react";
import factsCss from "./Facts.module.css";
import textCss from "./text.module.css";

interface Fact {
  label: string;
  value: ReactNode;
  wide?: boolean;
}

/** What is known of a record, a label above each value. */
export function Facts({ facts }: { facts: Fact[] }) {
  return (
    <dl className={factsCss.facts}>
      {facts.map(({ label, value, wide }) => (
        <div key={label} className={wide ? factsCss.wide : undefined}>
          <dt>{label}</dt>
          <dd>{value === null || value === undefined || value === "" ? <span className={textCss.faint}>–</span> : value}</dd>
        </div>
      ))}
    </dl>
  );
}
