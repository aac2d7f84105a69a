// A page in a test: within what every page stands in, under a router of its own.
import { QueryClientProvider } from "@tanstack/react-query";
import { createMemoryHistory, createRootRoute, createRouter, RouterProvider, type AnyRouter } from "@tanstack/react-router";
import { render } from "@testing-library/react";
import { App, ConfigProvider } from "antd";
import type { ReactNode } from "react";
import { queryClient } from "@/ipc";

/** Shows the pages of a router. */
export function showPages(router: AnyRouter, within = (pages: ReactNode) => pages) {
  render(
    <QueryClientProvider client={queryClient}>
      <ConfigProvider button={{ autoInsertSpace: false }}>
        {/* The program's own router has other routes. */}
        <App>{within(<RouterProvider router={router as never} />)}</App>
      </ConfigProvider>
    </QueryClientProvider>,
  );
}

/** Shows one page. */
export function showPage(component: () => ReactNode) {
  showPages(createRouter({ routeTree: createRootRoute({ component }), history: createMemoryHistory({ initialEntries: ["/"] }) }));
}
