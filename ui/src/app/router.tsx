import { createHashHistory, createRootRoute, createRoute, createRouter, lazyRouteComponent } from "@tanstack/react-router";
import { Bones } from "@/shared/states";
import { Layout } from "./Layout";
import { NotFound } from "./NotFound";

/** What a list remembers in its address: the search, the open record. Going back closes the record. */
interface ListSearch {
  q?: string;
  id?: string;
}

const listSearch = ({ q, id }: Record<string, unknown>): ListSearch => ({
  ...(typeof q === "string" && q !== "" ? { q } : {}),
  ...(typeof id === "string" && id !== "" ? { id } : {}),
});

const root = createRootRoute({ component: Layout, notFoundComponent: NotFound });
const at = <P extends string>(path: P, load: () => Promise<{ default: () => React.ReactNode }>) =>
  createRoute({ getParentRoute: () => root, path, component: lazyRouteComponent(load), validateSearch: listSearch });

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
