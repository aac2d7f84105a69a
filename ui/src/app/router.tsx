// The router over the pages of all features.
import { createHashHistory, createRouter } from "@tanstack/react-router";
import { root } from "@/shared/page";
import { Bones } from "@/shared/states";
import { PAGES } from "./features";
import { Layout } from "./Layout";
import { NotFound } from "./NotFound";

root.update({ component: Layout, notFoundComponent: NotFound });

export const router = createRouter({
  routeTree: root.addChildren(PAGES),
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
