import { createMemoryHistory, createRootRoute, createRoute, createRouter, Outlet, useLocation } from "@tanstack/react-router";
import { clearMocks, mockIPC } from "@tauri-apps/api/mocks";
import { fireEvent, screen, waitFor } from "@testing-library/react";
import { useEffect } from "react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import "@/i18n";
import { queryClient, type OrganisationView } from "@/ipc";
import { showPages } from "@/test/page";
import { catchKeyboard, keepKeyboard } from "../focus";
import { listenToKeys } from "../keys";
import { ListPage } from "./ListPage";
import type { RecordKind } from "./kind";

const DESK: OrganisationView[] = [
  { id: "one", record: { name: "清流水务", region: "620100" }, findings: {}, names: {} },
  { id: "two", record: { name: "河西理工", region: "620200" }, findings: {}, names: {} },
];
const KIND: RecordKind<"organisation"> = {
  area: "organisation",
  fresh: { name: "", region: "620000" },
  title: "name",
  catalogue: [{ key: "name", place: "name", kind: "text" }],
  parts: [{ fields: [{ key: "region", show: ({ region }) => `facts: ${region}` }] }],
};
const COLUMNS = [{ key: "name", order: "name", title: "name", width: "1fr", cell: ({ record }: OrganisationView) => record.name }];

/** As the frame of the window does it: another place hears its keys at once. */
function Frame() {
  const place = useLocation({ select: ({ href }) => href });
  useEffect(() => catchKeyboard(), [place]);
  return (
    <main tabIndex={-1}>
      <Outlet />
    </main>
  );
}

let releases: (() => void)[] = [];
beforeEach(() => {
  queryClient.clear();
  vi.spyOn(Element.prototype, "clientHeight", "get").mockReturnValue(600);
  vi.spyOn(Element.prototype, "clientWidth", "get").mockReturnValue(900);
  releases = [listenToKeys(), keepKeyboard()];
  mockIPC((_, args) => {
    const { command, payload } = args as { command: string; payload: Record<string, unknown> };
    if (command === "organisation_page") return { total: DESK.length, rows: DESK };
    return command === "list_views" ? { views: [] } : DESK.find(({ id }) => id === payload.id);
  });
});
afterEach(() => {
  for (const release of releases) release();
  vi.restoreAllMocks();
  clearMocks();
});

const key = (code: string) => fireEvent.keyDown(document.activeElement!, { code, key: code });

test("the list goes on by key at the row whose record was open", async () => {
  const root = createRootRoute({ component: Frame });
  const page = createRoute({ getParentRoute: () => root, path: "/organisations", component: () => <ListPage kind={KIND} columns={COLUMNS} /> });
  showPages(createRouter({ routeTree: root.addChildren([page]), history: createMemoryHistory({ initialEntries: ["/organisations"] }) }));
  await screen.findByText("河西理工");
  const table = screen.getByRole("grid");
  await waitFor(() => expect(document.activeElement).toBe(table));
  key("KeyJ");
  key("KeyJ");
  for (const place of ["button", "main"]) {
    key("Enter");
    await screen.findByText("facts: 620200");
    // A window with a screen puts the keyboard into the drawer, and at the head of the page while one drawer makes way for the next.
    (place === "button" ? screen.getByRole("button", { name: "修改" }) : screen.getByRole("main")).focus();
    key("Escape");
    await waitFor(() => expect(screen.queryByText("facts: 620200")).toBeNull());
    await waitFor(() => expect(document.activeElement).toBe(table));
  }
  key("KeyK");
  key("Enter");
  await screen.findByText("facts: 620100");
});
