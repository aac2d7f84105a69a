// What is made of the list of features: the recycle bin takes out what any of them put away, the search finds in all of them.
import { QueryClientProvider } from "@tanstack/react-query";
import { createMemoryHistory, createRootRoute, createRoute, createRouter, RouterProvider } from "@tanstack/react-router";
import { clearMocks, mockIPC } from "@tauri-apps/api/mocks";
import { fireEvent, render, screen, waitFor } from "@testing-library/react";
import { App, ConfigProvider } from "antd";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import "@/i18n";
import { BinPart } from "@/features/desk/settings/BinPart";
import { queryClient } from "@/ipc";
import { Features } from "@/shared/feature";
import { FEATURES } from "./features";
import SearchPalette from "./search/SearchPalette";

const DISCARDED = ["organisation", "result", "deal"].map((kind) => ({ kind, id: `the ${kind}`, name: `旧${kind}`, removed_on: "2026-11-01" }));
const DEALS = [{ id: "one", name: "隔膜转让", by: "张工", of: "兰州宏建" }];
const asked: { command: string; payload: Record<string, unknown> }[] = [];

beforeEach(() => {
  queryClient.clear();
  asked.length = 0;
  Element.prototype.scrollIntoView = () => undefined;
  mockIPC((_, args) => {
    const { command, payload } = args as { command: string; payload: Record<string, unknown> };
    asked.push({ command, payload });
    if (command === "recycle_bin") return { records: DISCARDED };
    if (command === "search") {
      const records = DEALS.filter(({ name }) => name.includes(String(payload.text)));
      return { kinds: records.length > 0 ? [{ kind: "deal", total: 9, is_all: true, records }] : [] };
    }
    return { id: payload.id, entry: 1 };
  });
});
afterEach(clearMocks);

function show(part: React.ReactNode) {
  const root = createRootRoute();
  const at = (path: string) => createRoute({ getParentRoute: () => root, path, component: () => part });
  const history = createMemoryHistory({ initialEntries: ["/"] });
  const router = createRouter({ routeTree: root.addChildren([at("/"), at("/deals"), at("/deals/$id"), at("/organisations")]), history });
  render(
    <QueryClientProvider client={queryClient}>
      <ConfigProvider button={{ autoInsertSpace: false }}>
        <App>
          <Features value={FEATURES}>
            {/* The program's own router has other routes. */}
            <RouterProvider router={router as never} />
          </Features>
        </App>
      </ConfigProvider>
    </QueryClientProvider>,
  );
  return history;
}

test("each kind of record is taken out by the command of its own feature", async () => {
  show(<BinPart />);
  const buttons = await screen.findAllByRole("button", { name: "移出" });
  expect(buttons.length).toBe(DISCARDED.length);
  for (const [index, { kind, id }] of DISCARDED.entries()) {
    fireEvent.click(buttons[index]!);
    await waitFor(() => expect(asked).toContainEqual({ command: `${kind}_restore`, payload: { id } }));
  }
});

test("a screen is found by the initials of its pinyin and opened by Enter", async () => {
  const close = vi.fn();
  const history = show(<SearchPalette onClose={close} />);
  const field = await screen.findByRole("combobox");
  fireEvent.change(field, { target: { value: "qy" } });
  await waitFor(() => expect(screen.getByRole("option", { selected: true }).textContent).toBe("企业"));
  fireEvent.keyDown(field, { key: "Enter" });
  await waitFor(() => expect(history.location.pathname).toBe("/organisations"));
  expect(close).toHaveBeenCalledOnce();
});

test("a record is found under the heading of its feature and leads to its page", async () => {
  const history = show(<SearchPalette onClose={() => undefined} />);
  fireEvent.change(await screen.findByRole("combobox"), { target: { value: "隔膜" } });
  const found = await screen.findByRole("option", { name: /隔膜转让/ });
  expect(found.textContent).toContain("张工 · 兰州宏建");
  screen.getByText("另有 8 项");
  expect(screen.getAllByRole("group").map((group) => group.getAttribute("aria-label"))).toEqual(["项目"]);
  fireEvent.click(found);
  await waitFor(() => expect(history.location.pathname).toBe("/deals/one"));
  expect(asked.some(({ command, payload }) => command === "search" && payload.text === "隔膜")).toBe(true);
});
