// What is made of the list of features: the recycle bin takes out what any of them put away, the search finds in all of them.
import { createMemoryHistory, createRootRoute, createRoute, createRouter } from "@tanstack/react-router";
import { clearMocks, mockIPC } from "@tauri-apps/api/mocks";
import { fireEvent, screen, waitFor } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import "@/i18n";
import { REGISTERS, VIEWS } from "@/features/deal/acts";
import { BinPart } from "@/features/desk/settings/BinPart";
import { LANGUAGES, PARTS, THEMES } from "@/features/desk/settings/parts";
import { queryClient } from "@/ipc";
import { onBegin, type Begun } from "@/shared/begin";
import { Features, type Named } from "@/shared/feature";
import { useKeys } from "@/shared/keys";
import { LIST_AREA } from "@/shared/listArea";
import { showPages } from "@/test/page";
import { FEATURES } from "./features";
import SearchPalette from "./search/SearchPalette";

const DISCARDED = ["organisation", "result", "deal"].map((kind) => ({ kind, id: `the ${kind}`, name: `旧${kind}`, removed_on: "2026-11-01" }));
const DEALS = [{ id: "one", name: "隔膜转让", name_pieces: [{ from: 0, to: 2 }], by: "张工", by_pieces: [], of: "兰州宏建" }];
const begun: Begun[] = [];
const asked: { command: string; payload: Record<string, unknown> }[] = [];

beforeEach(() => {
  queryClient.clear();
  asked.length = 0;
  Element.prototype.scrollIntoView = () => undefined;
  onBegin((next) => begun.push(next));
  begun.length = 0;
  mockIPC((_, args) => {
    const { command, payload } = args as { command: string; payload: Record<string, unknown> };
    asked.push({ command, payload });
    if (command === "deal_list") return { total: 1, is_all: true, deals: [{ id: "two", title: "轴封许可", stage: "P05" }], per_stage: [] };
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
  showPages(router, (pages) => <Features value={FEATURES}>{pages}</Features>);
  return history;
}

test("each kind of record is taken out by the command of its own feature", async () => {
  show(<BinPart />);
  const buttons = await screen.findAllByRole("button", { name: "还原" });
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
  await waitFor(() => expect(screen.getByRole("option", { selected: true }).textContent).toBe("单位界面Ctrl+4"));
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

const option = () => screen.getByRole("option", { selected: true }).textContent;

test("an action is found by its initials before any record, and asks for its deal", async () => {
  const close = vi.fn();
  show(<SearchPalette onClose={close} />);
  const field = await screen.findByRole("combobox");
  fireEvent.change(field, { target: { value: "dk" } });
  await waitFor(() => expect(option()).toBe("登记到款R"));
  fireEvent.keyDown(field, { key: "Enter" });
  await waitFor(() => expect(option()).toBe("轴封许可委托"));
  fireEvent.change(field, { target: { value: "隔膜" } });
  // At once: what is held is what was typed, not what was found before.
  fireEvent.keyDown(field, { key: "Enter" });
  await waitFor(() => expect(begun).toEqual([{ act: "receipt", deal: "one", title: "隔膜转让" }]));
  expect(close).toHaveBeenCalledOnce();
});

test("Esc and Backspace go back from the deal to the actions", async () => {
  const close = vi.fn();
  show(<SearchPalette onClose={close} />);
  const field = await screen.findByRole("combobox");
  for (const key of ["Escape", "Backspace"]) {
    fireEvent.change(field, { target: { value: "dk" } });
    await waitFor(() => expect(option()).toBe("登记到款R"));
    fireEvent.keyDown(field, { key: "Enter" });
    await waitFor(() => expect(option()).toBe("轴封许可委托"));
    fireEvent.keyDown(field, { key, code: key, keyCode: key === "Escape" ? 27 : 8 });
    await waitFor(() => expect(screen.queryByText("轴封许可")).toBeNull());
  }
  expect(close).not.toHaveBeenCalled();
});

test("the piece that was typed is bold, and nothing is said to be missing before the desk has answered", async () => {
  show(<SearchPalette onClose={() => undefined} />);
  const field = await screen.findByRole("combobox");
  fireEvent.change(field, { target: { value: "隔膜" } });
  expect(screen.getByRole("status").textContent).toBe("正在查找…");
  const found = await screen.findByRole("option", { name: /隔膜转让/ });
  expect([...found.querySelectorAll("b")].map(({ textContent }) => textContent)).toEqual(["隔膜"]);
  fireEvent.change(field, { target: { value: "查无此名" } });
  await waitFor(() => expect(screen.getByRole("status").textContent).toBe("没有找到「查无此名」"));
});

test("what the keys of the screen do is found too, with the key", async () => {
  const run = vi.fn();
  function Screen() {
    useKeys("任何界面", [], { isBase: true });
    useKeys("项目详情", [{ code: "KeyE", says: "修改项目", run }]);
    return <SearchPalette onClose={() => undefined} />;
  }
  show(<Screen />);
  const field = await screen.findByRole("combobox");
  fireEvent.change(field, { target: { value: "修改" } });
  await waitFor(() => expect(option()).toBe("修改项目E"));
  fireEvent.keyDown(field, { key: "Enter" });
  await waitFor(() => expect(run).toHaveBeenCalledOnce());
});

test("whatever the lists, the settings and the looks have a button for is an action of the search", () => {
  const words = new Set(FEATURES.flatMap(({ acts = [] }) => acts.map((act) => act.words)));
  const lists = Object.values(LIST_AREA).map((area) => `${area}.acts.export` as const);
  const registers = [...REGISTERS, "statements"].map((register) => `${register === "statements" ? "statement" : "deal"}.acts.${register}`);
  const parts = [...PARTS, ...THEMES, ...LANGUAGES, "larger", "smaller", "close"].map((act) => `desk.acts.${act}`);
  const views = VIEWS.map((view) => `deal.acts.${view}`);
  expect([...lists, ...registers, ...parts, ...views].filter((act) => !words.has(act as Named))).toEqual([]);
});

test("a look, a view and an export are begun from the search", async () => {
  const history = show(<SearchPalette onClose={() => undefined} />);
  const take = async (typed: string, name: string) => {
    // Each screen of this test draws it anew.
    const field = await screen.findByRole("combobox");
    fireEvent.change(field, { target: { value: typed } });
    await waitFor(() => expect(option()).toContain(name));
    fireEvent.keyDown(field, { key: "Enter" });
  };
  await take("深色", "深色主题");
  await waitFor(() => expect(document.documentElement.dataset.theme).toBe("dark"));
  await take("xmrl", "项目日历");
  await waitFor(() => expect(history.location.search).toEqual("?list=calendar"));
  await take("dccg", "导出成果");
  await waitFor(() => expect(asked.find(({ command }) => command === "file_choose")?.payload.default_name).toBe("成果.xlsx"));
});
