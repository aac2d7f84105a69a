import { formatMoney } from "./format";

/** An amount in yuan, right-aligned figures; with `onOpen` it is dotted and opens what explains it. */
export function Amount({ value, onOpen, label }: { value: string | null | undefined; onOpen?: () => void; label?: string }) {
  const text = formatMoney(value);
  if (!onOpen) return <span className="figure">{text}</span>;
  return (
    <button type="button" className="figure is-explained" onClick={onOpen} aria-label={label && `${label} ${text}`}>
      {text}
    </button>
  );
}
