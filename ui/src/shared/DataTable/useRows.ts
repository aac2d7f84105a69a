// The rows of a table, at once or page by page.
import { keepPreviousData, useQueries, useQuery } from "@tanstack/react-query";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { ask, queryClient, type Answer, type Failure, type Reading, type Request } from "@/ipc";

/** What a table shows: how many rows there are, and each of them as far as it is known. */
export interface Rows<T> {
  /** Names the list; another one is shown from its beginning. */
  key?: string;
  total: number | undefined;
  /** There are more than the total says: a search stops somewhere. */
  isCut?: boolean;
  at: (index: number) => T | undefined;
  /** The rows from one to another, fetched where they are not there. */
  load: (from: number, to: number) => Promise<T[]>;
  /** The table says what it shows, so that it can be fetched. */
  show: (from: number, to: number) => void;
  failure: Failure | null;
  retry: () => void;
}

const PAGE = 100;
/** Pages that a fast scroll only passes are not asked for. */
const REST_MS = 60;
/** A page is asked for when it is so many rows away. */
const NEAR = 30;
/** So many pages before and behind those that are seen are kept; others are asked for again. */
const KEPT = 5;

/** The commands that answer page by page. */
type PageCommand = { [C in Reading]: Answer<C> extends { total: number } ? (Request<C> extends { offset?: number; limit?: number | null } ? C : never) : never }[Reading];

/** The rows of a list of the desk, page by page, as they come near; `rowsOf` finds them in an answer. */
export function usePagedRows<C extends PageCommand, T>(command: C, query: Omit<Request<C>, "offset" | "limit">, rowsOf: (answer: Answer<C>) => readonly T[]): Rows<T> {
  const [range, setRange] = useState({ from: 0, to: 0 });
  const waiting = useRef<ReturnType<typeof setTimeout>>(undefined);
  const key = JSON.stringify([command, query]);
  const first = Math.floor(Math.max(0, range.from - NEAR) / PAGE);
  const last = Math.floor((range.to + NEAR) / PAGE);
  const request = (page: number) => ask(command, { ...query, offset: page * PAGE, limit: PAGE } as unknown as Request<C>);
  const start = useQuery({ ...request(0), placeholderData: keepPreviousData }).data;
  const total = start?.total;
  const isCut = start !== undefined && "is_all" in start && !start.is_all;
  const isThere = (page: number) => page > 0 && (total === undefined || page * PAGE < total);
  const pages = Array.from({ length: last - first + 1 }, (_, index) => first + index).filter(isThere);
  const answers = useQueries({ queries: [0, ...pages].map(request) });
  useEffect(() => setRange({ from: 0, to: 0 }), [key]);
  useEffect(() => () => clearTimeout(waiting.current), []);
  useEffect(() => {
    const isFar = (offset: unknown) => typeof offset === "number" && offset > 0 && (offset < (first - KEPT) * PAGE || offset > (last + KEPT) * PAGE);
    queryClient.removeQueries({ type: "inactive", predicate: ({ queryKey: [of, asked] }) => of === command && isFar((asked as { offset?: number }).offset) });
  }, [command, first, last]);

  const show = useCallback((from: number, to: number) => {
    clearTimeout(waiting.current);
    waiting.current = setTimeout(() => {
      setRange((now) => (now.from === from && now.to === to ? now : { from, to }));
    }, REST_MS);
  }, []);
  const at = (index: number): T | undefined => {
    const page = queryClient.getQueryData<Answer<C>>(request(Math.floor(index / PAGE)).queryKey);
    return page && rowsOf(page)[index % PAGE];
  };
  const load = async (from: number, to: number): Promise<T[]> => {
    const first = Math.floor(from / PAGE);
    const pages = Array.from({ length: Math.floor(to / PAGE) - first + 1 }, (_, index) => first + index);
    const loaded = await Promise.all(pages.map(async (page) => rowsOf(await queryClient.fetchQuery(request(page)))));
    return loaded.flat().slice(from - first * PAGE, to + 1 - first * PAGE);
  };
  const failed = answers.find((answer) => answer.error);
  return { key, total, isCut, at, load, show, failure: failed?.error ?? null, retry: () => void failed?.refetch() };
}

/** Rows that are all there. */
export function useAllRows<T>(rows: readonly T[] | undefined): Rows<T> {
  return useMemo(
    () => ({ total: rows?.length, at: (index) => rows?.[index], load: async (from, to) => rows?.slice(from, to + 1) ?? [], show: () => undefined, failure: null, retry: () => undefined }),
    [rows],
  );
}
