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
}

const text = (value: unknown) => (typeof value === "string" && value !== "" ? value : undefined);

function pageSearch(given: Record<string, unknown>): PageSearch {
  const [q, id, list, full] = [text(given.q), text(given.id), text(given.list), text(given.full)];
  return { ...(q && { q }), ...(id && { id }), ...(list && { list }), ...(full && { full }) };
}

/** The frame around every page; the router says what it looks like. */
export const root = createRootRoute();

/** A page at an address, fetched when it is first shown. */
export const page = <P extends string>(path: P, load: () => Promise<{ default: ComponentType }>) =>
  createRoute({ getParentRoute: () => root, path, component: lazyRouteComponent(load), validateSearch: pageSearch });
