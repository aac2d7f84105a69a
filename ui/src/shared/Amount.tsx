// How an amount looks.
import { formatMoney } from "./format";
import { classes } from "./classes";
import textCss from "./text.module.css";

/** An amount in yuan, right-aligned figures; with `onOpen` it is dotted and opens what explains it. */
export function Amount({ value, onOpen, label }: { value: string | null | undefined; onOpen?: () => void; label?: string }) {
  const text = formatMoney(value);
  if (!onOpen) return <span className={textCss.figure}>{text}</span>;
  return (
    <button type="button" data-explained className={classes(textCss.figure, textCss.explained)} onClick={onOpen} aria-label={label && `${label} ${text}`}>
      {text}
    </button>
  );
}
