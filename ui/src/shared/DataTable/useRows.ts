// The rows of a table, at once or page by page.
import { useQueries } from "@tanstack/react-query";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { RecordArea } from "../record/kind";
import { ask, queryClient, type Answer, type Failure } from "@/ipc";

/** What a table shows: how many rows there are, and each of them as far as it is known. */
export interface Rows<T> {
  /** Names the list; another one is shown from its beginning. */
  key?: string;
  total: number | undefined;
  at: (index: number) => T | undefined;
  /** The table says what it shows, so that it can be fetched. */
  show: (from: number, to: number) => void;
  failure: Failure | null;
  retry: () => void;
}

const PAGE = 100;
/** Pages that a fast scroll only passes are not asked for. */
const REST_MS = 60;

type PageCommand = `${RecordArea}_page`;
type RowOf<C extends PageCommand> = Answer<C>["rows"][number];

/** The rows of a list of the desk, page by page, as they come into view. */
export function usePagedRows<C extends PageCommand>(command: C, search: string): Rows<RowOf<C>> {
  const [range, setRange] = useState({ from: 0, to: 0 });
  const waiting = useRef<ReturnType<typeof setTimeout>>(undefined);
  const first = Math.floor(range.from / PAGE);
  const last = Math.floor(range.to / PAGE);
  const pages = useMemo(() => [...new Set([0, ...Array.from({ length: last - first + 1 }, (_, index) => first + index)])], [first, last]);
  const request = (page: number) => ask(command, { search, offset: page * PAGE, limit: PAGE });
  const answers = useQueries({ queries: pages.map(request) });
  const total = answers[0]?.data?.total;
  const lastTotal = useRef<number | undefined>(undefined);
  if (total !== undefined) lastTotal.current = total;
  useEffect(() => setRange({ from: 0, to: 0 }), [search]);
  useEffect(() => () => clearTimeout(waiting.current), []);

  const show = useCallback((from: number, to: number) => {
    clearTimeout(waiting.current);
    waiting.current = setTimeout(() => {
      setRange((now) => (now.from === from && now.to === to ? now : { from, to }));
    }, REST_MS);
  }, []);
  const at = (index: number): RowOf<C> | undefined => {
    const page = queryClient.getQueryData(request(Math.floor(index / PAGE)).queryKey) as Answer<C> | undefined;
    return page?.rows[index % PAGE] as RowOf<C> | undefined;
  };
  const failed = answers.find((answer) => answer.error);
  return {
    key: search,
    total: total ?? lastTotal.current,
    at,
    show,
    failure: failed?.error ?? null,
    retry: () => void failed?.refetch(),
  };
}

/** Rows that are all there. */
export function useAllRows<T>(rows: readonly T[] | undefined): Rows<T> {
  return useMemo(
    () => ({ total: rows?.length, at: (index) => rows?.[index], show: () => undefined, failure: null, retry: () => undefined }),
    [rows],
  );
}
