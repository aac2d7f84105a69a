// The table of every long list: virtual, walked through by keys.
import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useId, useRef, useState, type CSSProperties, type KeyboardEvent, type MouseEvent, type ReactNode } from "react";
import { useAppearance } from "../appearance";
import { isComposing } from "../composition";
import { isKeyboardFree } from "../focus";
import { Bones, ErrorState } from "../states";
import { useTranslation } from "react-i18next";
import type { Rows } from "./useRows";
import type { Selection } from "./useSelection";
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
  /** Shown only where it is chosen. */
  isExtra?: boolean;
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
  /** Which rows are selected; Space takes one in or out, Shift extends, Ctrl+A takes all. */
  selection?: Selection;
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
export function DataTable<T>({ label, rows, columns, onOpen, empty, rowClass, ordered, onOrder, selection }: DataTableProps<T>) {
  const scroller = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState(-1);
  const { scale } = useAppearance();
  const { t } = useTranslation();
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
    if (hasRows && isKeyboardFree()) scroller.current?.focus({ preventScroll: true });
  }, [hasRows]);

  if (rows.failure && total === undefined) return <ErrorState failure={rows.failure} onRetry={rows.retry} />;
  if (total === undefined) return <Bones rows={12} />;
  if (total === 0) return <>{empty}</>;

  const move = (index: number, isLonger: boolean) => {
    const next = Math.max(0, Math.min(total - 1, index));
    setActive(next);
    virtual.scrollToIndex(next);
    if (isLonger) void selection?.extendTo(next);
    else selection?.anchorAt(next);
  };
  const selectAll = () => {
    selection?.anchorAt(0);
    void selection?.extendTo(total - 1);
  };
  const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / (ROW * scale)) - 2);
  const onKeyDown = (event: KeyboardEvent) => {
    const isFull = event.ctrlKey && event.code.endsWith("Enter");
    const isAll = selection !== undefined && event.ctrlKey && event.code === "KeyA";
    if (isComposing(event) || (event.ctrlKey && !isFull && !isAll) || event.altKey || event.metaKey) return;
    const row = rows.at(active);
    const go = (index: number) => move(index, event.shiftKey && selection !== undefined);
    const steps: Record<string, (() => void) | undefined> = {
      ArrowDown: () => go(active + 1),
      KeyJ: () => go(active + 1),
      ArrowUp: () => go(active - 1),
      KeyK: () => go(active - 1),
      PageDown: () => go(active + page),
      PageUp: () => go(active - page),
      Home: () => go(0),
      End: () => go(total - 1),
      Space: selection && (() => selection.toggle(active)),
      KeyA: isAll ? selectAll : undefined,
      Escape: selection && selection.ids.size > 0 ? selection.clear : undefined,
      // Where no row is chosen, the key is for whatever else hears it, such as a record that was opened by its address.
      Enter: row === undefined ? undefined : () => onOpen?.(row, isFull),
    };
    const step = steps[event.code === "NumpadEnter" ? "Enter" : event.code];
    if (!step) return;
    event.preventDefault();
    step();
  };
  const grid: CSSProperties = { gridTemplateColumns: [...(selection ? ["1rem"] : []), ...columns.map((column) => column.width)].join(" ") };
  const press = (event: MouseEvent, index: number, row: T | undefined) => {
    setActive(index);
    if (selection && event.shiftKey) void selection.extendTo(index);
    else if (selection && (event.ctrlKey || event.metaKey)) selection.toggle(index);
    else {
      selection?.anchorAt(index);
      if (row !== undefined) onOpen?.(row, false);
    }
  };
  return (
    <div
      ref={scroller}
      className={tableCss.table}
      style={{ "--rows": `${virtual.getTotalSize()}px` } as CSSProperties}
      role="grid"
      tabIndex={0}
      data-list
      aria-label={label}
      aria-multiselectable={selection !== undefined || undefined}
      aria-rowcount={total + 1}
      aria-activedescendant={active >= 0 ? `${id}-${active}` : undefined}
      onKeyDown={onKeyDown}
    >
      <div className={tableCss.head} role="row" aria-rowindex={1} style={grid}>
        {selection && (
          <span role="columnheader">
            <input
              type="checkbox"
              tabIndex={-1}
              aria-label={t("shared.select.all")}
              ref={(box) => {
                if (box) box.indeterminate = selection.ids.size > 0 && selection.ids.size < total;
              }}
              checked={total > 0 && selection.ids.size >= total}
              onChange={selection.ids.size > 0 ? selection.clear : selectAll}
            />
          </span>
        )}
        {columns.map((column) => (
          <Heading key={column.key} column={column} ordered={ordered} onOrder={onOrder} />
        ))}
      </div>
      <div className={tableCss.body} style={{ height: virtual.getTotalSize() }}>
        {items.map(({ index, start, size }) => {
          const row = rows.at(index);
          const isSelected = selection !== undefined && row !== undefined && selection.ids.has((row as { id: string }).id);
          return (
            <div
              key={index}
              id={`${id}-${index}`}
              role="row"
              aria-rowindex={index + 2}
              aria-selected={selection ? isSelected : index === active}
              className={classes(tableCss.row, index === active && tableCss.active, isSelected && tableCss.selected, onOpen && tableCss.openable, row && rowClass?.(row))}
              style={{ ...grid, height: size, transform: `translateY(${start}px)` }}
              onMouseDown={(event) => event.shiftKey && selection && event.preventDefault()}
              onClick={(event) => press(event, index, row)}
            >
              {selection && (
                <span role="gridcell" onClick={(event) => event.stopPropagation()}>
                  <input
                    type="checkbox"
                    tabIndex={-1}
                    aria-label={t("shared.select.row")}
                    checked={isSelected}
                    onChange={() => {
                      setActive(index);
                      selection.toggle(index);
                    }}
                  />
                </span>
              )}
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
