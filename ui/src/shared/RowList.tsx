// Short lists of rows that decide something.
import { useEffect, useRef, type KeyboardEvent, type ReactNode } from "react";
import { isComposing } from "./composition";
import { isKeyboardFree } from "./focus";
import rowsCss from "./rows.module.css";

/** A short list whose rows J, K and the arrows walk through; Enter opens the row that has the focus. The first on a screen takes the keyboard. */
export function RowList({ label, children }: { label: string; children: ReactNode }) {
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    if (isKeyboardFree()) list.current?.querySelector<HTMLElement>("[data-row]")?.focus({ preventScroll: true });
  }, []);
  const onKeyDown = (event: KeyboardEvent<HTMLUListElement>) => {
    const target = event.target as HTMLElement;
    if (isComposing(event) || event.ctrlKey || event.altKey || !target.matches("[data-row], [data-row] button, [data-row] a")) return;
    const step = { ArrowDown: 1, KeyJ: 1, ArrowUp: -1, KeyK: -1 }[event.code];
    if (step === undefined) return;
    const rows = [...event.currentTarget.querySelectorAll<HTMLElement>("[data-row]")];
    const here = rows.findIndex((row) => row.contains(target));
    rows[Math.max(0, Math.min(rows.length - 1, here + step))]?.focus();
    event.preventDefault();
  };
  return (
    <ul ref={list} className={rowsCss.rows} aria-label={label} data-list onKeyDown={onKeyDown}>
      {children}
    </ul>
  );
}

/** A row: what it says opens its record, what stands at its end decides. */
export function Row({ onOpen, children, tools }: { onOpen: () => void; children: ReactNode; tools?: ReactNode }) {
  const onKeyDown = (event: KeyboardEvent<HTMLLIElement>) => {
    if (event.target === event.currentTarget && event.key === "Enter" && !isComposing(event)) onOpen();
  };
  return (
    <li className={rowsCss.row} data-row tabIndex={0} onKeyDown={onKeyDown} onDoubleClick={onOpen}>
      {children}
      {tools && <span className={rowsCss.tools}>{tools}</span>}
    </li>
  );
}
