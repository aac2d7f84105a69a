import { createMemoryHistory, createRootRoute, createRoute, createRouter, Link, Outlet } from "@tanstack/react-router";
import { act, fireEvent, screen, waitFor } from "@testing-library/react";
import { useRef } from "react";
import { expect, test } from "vitest";
import "@/i18n";
import { useBack } from "@/shared";
import { showPages } from "@/test/page";
import { useLeftPlaces } from "./useLeftPlaces";

function Frame() {
  const page = useRef<HTMLElement>(null);
  return (
    <main ref={page} tabIndex={-1} {...useLeftPlaces(page)}>
      <Outlet />
    </main>
  );
}

const Day = () => (
  <div data-list>
    {["甲", "乙", "丙"].map((name) => (
      <Link key={name} data-row to="/deals/$id" params={{ id: name }}>
        {name}
      </Link>
    ))}
  </div>
);

const Deal = () => <button type="button" onClick={useBack("/deals")}>back</button>;

function show(at: string) {
  const root = createRootRoute({ component: Frame });
  const page = (path: string, component: () => React.ReactNode) => createRoute({ getParentRoute: () => root, path, component });
  const history = createMemoryHistory({ initialEntries: [at] });
  showPages(createRouter({ routeTree: root.addChildren([page("/", Day), page("/deals", () => "deals"), page("/deals/$id", Deal)]), history }));
  return history;
}

test("from a deal one goes back to where one came from, at the same place of the list", async () => {
  const history = show("/");
  const row = await screen.findByText("丙");
  const main = screen.getByRole("main");
  main.scrollTo = ((_: number, top: number) => {
    main.scrollTop = top;
  }) as typeof main.scrollTo;
  main.scrollTop = 300;
  fireEvent.scroll(main);
  act(() => row.focus());
  fireEvent.click(row);
  const back = await screen.findByText("back");
  await waitFor(() => expect(main.scrollTop).toBe(0));
  fireEvent.click(back);
  await waitFor(() => expect(history.location.pathname).toBe("/"));
  await waitFor(() => expect(main.scrollTop).toBe(300));
  await waitFor(() => expect(document.activeElement?.textContent).toBe("丙"));
});

test("a deal that the window began with leads to the deals", async () => {
  const history = show("/deals/x");
  fireEvent.click(await screen.findByText("back"));
  await waitFor(() => expect(history.location.pathname).toBe("/deals"));
});
