// The pages of the window: each feature names its own, and the router gathers them.
import { createRootRoute, createRoute, lazyRouteComponent } from "@tanstack/react-router";
import type { ComponentType } from "react";

/** What a screen remembers in its address: the search, the open record or part, the kind of list. Going back closes the record. */
export interface PageSearch {
  q?: string;
  id?: string;
  list?: string;
  /** The open record covers the whole page. */
  full?: string;
  /** The tab of the open record. */
  tab?: string;
  /** The result and the client that a new deal begins with. */
  result?: string;
  client?: string;
  /** By what the list is ordered, and whether the last one comes first. */
  by?: string;
  down?: boolean;
  /** What the list is narrowed down to: values by their facets. */
  only?: Narrowed;
}

/** Of each facet the values of which a record has to have one. */
export type Narrowed = Readonly<Record<string, readonly string[]>>;

const TEXTS = ["q", "id", "list", "full", "tab", "result", "client", "by"] as const;

const text = (value: unknown) => (typeof value === "string" && value !== "" ? value : undefined);

function pageSearch(given: Record<string, unknown>): PageSearch {
  const texts = TEXTS.flatMap((key) => {
    const value = text(given[key]);
    return value === undefined ? [] : [[key, value] as const];
  });
  const only = narrowed(given.only);
  const said: PageSearch = Object.fromEntries(texts);
  return { ...said, ...(said.by && given.down === true && { down: true }), ...(only && { only }) };
}

function narrowed(given: unknown): Narrowed | undefined {
  if (typeof given !== "object" || given === null) return undefined;
  const texts = Object.entries(given).map(([facet, values]) => [facet, Array.isArray(values) ? values.flatMap((value) => text(value) ?? []) : []] as const);
  const some = texts.filter(([, values]) => values.length > 0);
  return some.length > 0 ? Object.fromEntries(some) : undefined;
}

/** The frame around every page; the router says what it looks like. */
export const root = createRootRoute();

/** A page at an address, fetched when it is first shown. */
export const page = <P extends string>(path: P, load: () => Promise<{ default: ComponentType }>) =>
  createRoute({ getParentRoute: () => root, path, component: lazyRouteComponent(load), validateSearch: pageSearch });
