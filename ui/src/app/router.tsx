import { createHashHistory, createRootRoute, createRoute, createRouter, lazyRouteComponent } from "@tanstack/react-router";
import { Bones } from "@/shared/states";
import { Layout } from "./Layout";
import { NotFound } from "./NotFound";

/** What a screen remembers in its address: the search, the open record or part, the kind of list. Going back closes the record. */
interface PageSearch {
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

const root = createRootRoute({ component: Layout, notFoundComponent: NotFound });
const at = <P extends string>(path: P, load: () => Promise<{ default: () => React.ReactNode }>) =>
  createRoute({ getParentRoute: () => root, path, component: lazyRouteComponent(load), validateSearch: pageSearch });

const tree = root.addChildren([
  at("/", () => import("@/features/today/TodayPage")),
  at("/deals", () => import("@/features/deals/DealsPage")),
  at("/deals/$id", () => import("@/features/deals/DealPage")),
  at("/results", () => import("@/features/results/ResultsPage")),
  at("/organisations", () => import("@/features/organisations/OrganisationsPage")),
  at("/rates", () => import("@/features/rates/RatesPage")),
  at("/statements", () => import("@/features/statements/StatementsPage")),
  at("/import", () => import("@/features/import/ImportPage")),
  at("/settings", () => import("@/features/settings/SettingsPage")),
]);

export const router = createRouter({
  routeTree: tree,
  history: createHashHistory(),
  defaultPendingComponent: () => <Bones />,
  defaultPendingMs: 120,
  defaultPreload: "intent",
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
