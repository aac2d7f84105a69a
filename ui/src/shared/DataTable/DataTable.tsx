// The table of every long list: virtual, walked through by keys.
import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useId, useRef, useState, type CSSProperties, type KeyboardEvent, type MouseEvent, type ReactNode } from "react";
import { useAppearance } from "../appearance";
import { isComposing } from "../composition";
import { Bones, ErrorState } from "../states";
import type { Rows } from "./useRows";
import { classes } from "../classes";
import tableCss from "./DataTable.module.css";
import textCss from "../text.module.css";

/** A column: its heading, its share of the width, and what a row shows in it. */
export interface Column<T> {
  key: string;
  title: string;
  /** A width of CSS grid: `8rem`, `minmax(12rem, 2fr)`. */
  width: string;
  align?: "right";
  /** What the list is ordered by where its heading is pressed. */
  order?: string;
  cell: (row: T) => ReactNode;
}

/** By which heading a list is ordered. */
export interface Ordered {
  by: string;
  isDescending: boolean;
}

interface DataTableProps<T> {
  /** What the table is a list of, for those who can't see it. */
  label: string;
  rows: Rows<T>;
  columns: Column<T>[];
  /** `isFull` where it was asked for on the whole page, with Ctrl+Enter. */
  onOpen?: (row: T, isFull: boolean) => void;
  /** What stands there when the list has no row. */
  empty: ReactNode;
  /** By what the list is ordered, and what a press of a heading makes of it. */
  ordered?: Ordered;
  onOrder?: (ordered: Ordered) => void;
  /** Words for the row as a whole, such as its state. */
  rowClass?: (row: T) => string | undefined;
}

const ROW = 36;
/** How far each list was scrolled when it was left. */
const places = new Map<string, number>();

/** A cell that does not show all of its text tells it under the mouse. */
function tellCut({ currentTarget: cell }: MouseEvent<HTMLElement>) {
  cell.title = cell.scrollWidth > cell.clientWidth ? (cell.textContent ?? "") : "";
}

/** A list of any length: only what is seen stands in the page. Arrows, J and K move, Enter opens. */
export function DataTable<T>({ label, rows, columns, onOpen, empty, rowClass, ordered, onOrder }: DataTableProps<T>) {
  const scroller = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState(-1);
  const { scale } = useAppearance();
  const id = useId();
  const { total, show } = rows;
  const virtual = useVirtualizer({
    count: total ?? 0,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW * scale,
    overscan: 12,
    scrollPaddingStart: ROW * scale,
  });
  const items = virtual.getVirtualItems();
  const [from, to] = [items[0]?.index ?? 0, items.at(-1)?.index ?? 0];
  useEffect(() => show(from, to), [show, from, to]);
  useEffect(() => virtual.measure(), [virtual, scale]);
  const hasRows = total !== undefined && total > 0;
  const { key } = rows;
  useEffect(() => setActive(-1), [key]);
  useEffect(() => {
    const element = scroller.current;
    if (!element || key === undefined) return;
    // Whoever comes back to a list finds it where it was left.
    element.scrollTop = places.get(key) ?? 0;
    const keep = () => void places.set(key, element.scrollTop);
    element.addEventListener("scroll", keep, { passive: true });
    return () => element.removeEventListener("scroll", keep);
  }, [key, hasRows]);
  useEffect(() => {
    // The keys of a list work at once, unless something else is being used.
    if (hasRows && document.activeElement === document.body) scroller.current?.focus({ preventScroll: true });
  }, [hasRows]);

  if (rows.failure && total === undefined) return <ErrorState failure={rows.failure} onRetry={rows.retry} />;
  if (total === undefined) return <Bones rows={12} />;
  if (total === 0) return <>{empty}</>;

  const move = (index: number) => {
    const next = Math.max(0, Math.min(total - 1, index));
    setActive(next);
    virtual.scrollToIndex(next);
  };
  const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / (ROW * scale)) - 2);
  const onKeyDown = (event: KeyboardEvent) => {
    const isFull = event.ctrlKey && event.code.endsWith("Enter");
    if (isComposing(event) || (event.ctrlKey && !isFull) || event.altKey || event.metaKey) return;
    const row = rows.at(active);
    const steps: Record<string, (() => void) | undefined> = {
      ArrowDown: () => move(active + 1),
      KeyJ: () => move(active + 1),
      ArrowUp: () => move(active - 1),
      KeyK: () => move(active - 1),
      PageDown: () => move(active + page),
      PageUp: () => move(active - page),
      Home: () => move(0),
      End: () => move(total - 1),
      // Where no row is chosen, the key is for whatever else hears it, such as a record that was opened by its address.
      Enter: row === undefined ? undefined : () => onOpen?.(row, isFull),
    };
    const step = steps[event.code === "NumpadEnter" ? "Enter" : event.code];
    if (!step) return;
    event.preventDefault();
    step();
  };
  const grid: CSSProperties = { gridTemplateColumns: columns.map((column) => column.width).join(" ") };
  return (
    <div
      ref={scroller}
      className={tableCss.table}
      role="grid"
      tabIndex={0}
      aria-label={label}
      aria-rowcount={total + 1}
      aria-activedescendant={active >= 0 ? `${id}-${active}` : undefined}
      onKeyDown={onKeyDown}
    >
      <div className={tableCss.head} role="row" aria-rowindex={1} style={grid}>
        {columns.map((column) => (
          <Heading key={column.key} column={column} ordered={ordered} onOrder={onOrder} />
        ))}
      </div>
      <div className={tableCss.body} style={{ height: virtual.getTotalSize() }}>
        {items.map(({ index, start, size }) => {
          const row = rows.at(index);
          return (
            <div
              key={index}
              id={`${id}-${index}`}
              role="row"
              aria-rowindex={index + 2}
              aria-selected={index === active}
              className={classes(tableCss.row, index === active && tableCss.active, onOpen && tableCss.openable, row && rowClass?.(row))}
              style={{ ...grid, height: size, transform: `translateY(${start}px)` }}
              onClick={() => {
                setActive(index);
                if (row !== undefined) onOpen?.(row, false);
              }}
            >
              {columns.map((column) => (
                <span key={column.key} role="gridcell" className={column.align === "right" ? textCss.right : undefined} onMouseEnter={tellCut}>
                  {row === undefined ? <span className={classes("bone", tableCss.cell)} /> : column.cell(row)}
                </span>
              ))}
            </div>
          );
        })}
      </div>
    </div>
  );
}

/** A heading; one by which the list can be ordered is pressed for that, and once more for the other way. */
function Heading<T>({ column: { title, align, order }, ordered, onOrder }: { column: Column<T> } & Pick<DataTableProps<T>, "ordered" | "onOrder">) {
  const side = align === "right" ? textCss.right : undefined;
  if (order === undefined || !onOrder) {
    return (
      <span role="columnheader" className={side}>
        {title}
      </span>
    );
  }
  const isOrdered = ordered?.by === order;
  const isDescending = isOrdered && ordered.isDescending;
  return (
    <span role="columnheader" className={side} aria-sort={!isOrdered ? "none" : isDescending ? "descending" : "ascending"}>
      <button type="button" className={classes(tableCss.order, isOrdered && tableCss.ordered)} onClick={() => onOrder({ by: order, isDescending: isOrdered && !isDescending })}>
        {title}
        <span aria-hidden className={tableCss.arrow}>
          {isDescending ? "↓" : "↑"}
        </span>
      </button>
    </span>
  );
}
