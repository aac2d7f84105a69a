import { createMemoryHistory, createRootRoute, createRoute, createRouter } from "@tanstack/react-router";
import { clearMocks, mockIPC } from "@tauri-apps/api/mocks";
import { act, fireEvent, screen, waitFor } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import "@/i18n";
import { queryClient, type Organisation, type OrganisationView } from "@/ipc";
import { showPages } from "@/test/page";
import { clearDrafts } from "../drafts";
import { listenToKeys } from "../keys";
import { ListPage } from "./ListPage";
import { REST, type RecordKind } from "./kind";

/** What the desk holds, and what it was asked to write. */
let desk: OrganisationView[] = [];
let written: [command: string, payload: Record<string, unknown>][] = [];
let refusal: unknown;

function answer(command: string, payload: Record<string, unknown>): unknown {
  if (command === "organisation_page") {
    const only = payload.only as { facet: string; values: string[] }[];
    const says = ({ record }: OrganisationView) => only.every(({ facet, values }) => facet === "region" && values.includes(record.region ?? ""));
    const rows = desk.filter((view) => !view.removed_on && view.record.name.includes(String(payload.search)) && says(view));
    if (payload.is_descending) rows.reverse();
    return { total: rows.length, rows };
  }
  if (command === "organisation_facet") return { values: desk.map(({ record }) => ({ value: record.region, name: "甘肃省" })) };
  if (command === "list_views") return { views: [] };
  if (command === "code_find") return { entries: [], is_all: true, way: [] };
  if (command === "name_check") return {};
  if (command === "organisation_uses") return { kinds: [{ kind: "deal", total: 5, first: [{ kind: "deal", id: "d", name: "隔膜转让" }] }] };
  const id = payload.id as string;
  if (command === "organisation_view") return desk.find((view) => view.id === id);
  written.push([command, payload]);
  if (refusal) throw refusal;
  const change = (part: Partial<OrganisationView>) => (desk = desk.map((view) => (view.id === id ? { ...view, ...part } : view)));
  const record = payload.record as Organisation;
  if (command === "organisation_remove_several") desk = desk.filter((view) => !(payload.ids as string[]).includes(view.id));
  if (command === "organisation_add") desk = [...desk, { id: "made", record, findings: {}, names: {} }];
  if (command === "organisation_change") change({ record });
  if (command === "organisation_remove") change({ removed_on: "2026-11-22" });
  if (command === "organisation_restore") change({ removed_on: null });
  void queryClient.invalidateQueries();
  return { id: id ?? "made", entry: 1 };
}

const KIND: RecordKind<"organisation"> = {
  area: "organisation",
  list: "organisations",
  facets: ["region"],
  fresh: { name: "", region: "620000" },
  title: "name",
  catalogue: [
    { key: "name", place: "name", kind: "text" },
    { key: "supervisor", place: "supervisor", kind: "text" },
    { key: "contact_phone", place: "contacts/0/phone", kind: "text" },
  ],
  parts: [{ fields: [{ key: "region", show: ({ region }) => `facts: ${region}` }, REST] }],
};
const COLUMNS = [{ key: "name", order: "name", title: "name", width: "1fr", cell: ({ record }: OrganisationView) => record.name }];

let history = createMemoryHistory();
const address = () => history.location.href;

async function open(at: string) {
  history = createMemoryHistory({ initialEntries: [at] });
  const root = createRootRoute();
  const page = createRoute({ getParentRoute: () => root, path: "/organisations", component: () => <ListPage kind={KIND} columns={COLUMNS} /> });
  const imports = createRoute({ getParentRoute: () => root, path: "/import", component: () => <p>import page</p> });
  const router = createRouter({ routeTree: root.addChildren([page, imports]), history });
  showPages(router);
  await screen.findByRole("heading", { name: "单位" });
}

let release = () => {};
beforeEach(() => {
  queryClient.clear();
  clearDrafts();
  desk = [
    { id: "one", record: { name: "清流水务", region: "620100" }, findings: {}, names: {} },
    { id: "two", record: { name: "河西理工", region: "620200" }, findings: {}, names: {} },
  ];
  written = [];
  refusal = undefined;
  // The table draws what fits into its height, which a page without a screen does not have.
  vi.spyOn(Element.prototype, "clientHeight", "get").mockReturnValue(600);
  vi.spyOn(Element.prototype, "clientWidth", "get").mockReturnValue(900);
  release = listenToKeys();
  mockIPC((_, args) => {
    const { command, payload } = args as { command: string; payload: Record<string, unknown> };
    return answer(command, payload);
  });
});
afterEach(() => {
  release();
  vi.restoreAllMocks();
  clearMocks();
});

const field = (label: string) => screen.getByLabelText(new RegExp(`^\\*?${label}`)) as HTMLInputElement;
const press = (words: string) => fireEvent.click(screen.getByRole("button", { name: words }));
const key = (code: string, init = {}) => fireEvent.keyDown(document.activeElement ?? document.body, { code, ...init });

test("a code is shown with what it stands for", async () => {
  desk = [{ id: "one", record: { name: "清流水务", supervisor: "620100" }, findings: {}, names: { supervisor: "甘肃省兰州市" } }];
  await open("/organisations?id=one");
  expect(await screen.findByText("甘肃省兰州市（620100）")).toBeTruthy();
});

test("a field of the catalogue that no part places is shown and typed as the catalogue says", async () => {
  await open("/organisations?id=one");
  fireEvent.click(await screen.findByRole("button", { name: "修改" }));
  fireEvent.change(await screen.findByLabelText(/^主管部门/), { target: { value: "水务局" } });
  expect(screen.queryByLabelText(/^联系电话/)).toBeNull();
  press("保存");
  await waitFor(() => expect(written).toEqual([["organisation_change", { id: "one", record: { name: "清流水务", region: "620100", supervisor: "水务局" } }]]));
  expect(await screen.findByText("水务局")).toBeTruthy();
});

describe("the list", () => {
  test("says how many there are, and shows those that the address looks for", async () => {
    await open("/organisations?q=水务");
    expect(await screen.findByText("共 1 个")).toBeTruthy();
    expect(await screen.findByText("清流水务")).toBeTruthy();
    expect(screen.queryByText("河西理工")).toBeNull();
  });

  test("is ordered by its heading, one way and the other", async () => {
    await open("/organisations");
    await screen.findByText("河西理工");
    const names = () => screen.getAllByRole("gridcell").map((cell) => cell.textContent).filter(Boolean);
    expect(screen.getByRole("columnheader", { name: /^name/ }).getAttribute("aria-sort")).toBe("ascending");
    press("name");
    await waitFor(() => expect(names()).toEqual(["河西理工", "清流水务"]));
    expect(screen.getByRole("columnheader", { name: /^name/ }).getAttribute("aria-sort")).toBe("descending");
    press("name");
    await waitFor(() => expect(names()).toEqual(["清流水务", "河西理工"]));
  });

  test("is narrowed down to values that its records have, which the address keeps", async () => {
    await open("/organisations");
    await screen.findByText("河西理工");
    press("filter 筛选");
    fireEvent.mouseDown(await screen.findByRole("combobox", { name: "地区" }));
    fireEvent.click(await screen.findByText("甘肃省 620200"));
    await waitFor(() => expect(screen.queryByText("清流水务")).toBeNull());
    expect(await screen.findByText("河西理工")).toBeTruthy();
    expect(decodeURIComponent(address())).toBe('/organisations?only={"region":["620200"]}');
    press("清除筛选");
    expect(await screen.findByText("清流水务")).toBeTruthy();
    expect(address()).toBe("/organisations");
  });

  test("is searched; what is not found is said, and the search cleared", async () => {
    await open("/organisations");
    await screen.findByText("河西理工");
    key("Slash");
    expect(document.activeElement).toBe(screen.getByPlaceholderText("按名称、拼音、代码搜索"));
    fireEvent.change(document.activeElement!, { target: { value: "无" } });
    expect(await screen.findByText("没有找到「无」")).toBeTruthy();
    press("清空搜索");
    await screen.findByText("河西理工");
    expect(address()).toBe("/organisations");
  });

  test("that is empty says what it is for and leads to the import", async () => {
    desk = [];
    await open("/organisations");
    await screen.findByText("还没有单位");
    expect((screen.getByRole("button", { name: "导出" }) as HTMLButtonElement).disabled).toBe(true);
    fireEvent.click(screen.getAllByRole("button", { name: "导入" })[0]!);
    await screen.findByText("import page");
    expect(address()).toBe("/import?list=organisations");
  });

  test("opens a record at its side, keeps the search, and gets the keyboard back", async () => {
    await open("/organisations?q=水务");
    fireEvent.click(await screen.findByText("清流水务"));
    await screen.findByText("facts: 620100");
    expect(history.location.search).toContain("id=one");
    expect(history.location.search).toContain("q=");
    fireEvent.keyDown(screen.getByRole("dialog"), { key: "Escape", code: "Escape" });
    await waitFor(() => expect(screen.queryByText("facts: 620100")).toBeNull());
    expect(history.location.search).not.toContain("id=");
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole("grid")));
  });
});

describe("a record", () => {
  test("is entered by key, begins as it should, and stands open then", async () => {
    await open("/organisations");
    await screen.findByText("河西理工");
    key("KeyN");
    await waitFor(() => expect(document.activeElement).toBe(field("单位名称")));
    expect(field("地区").value).toBe("620000");
    fireEvent.change(field("单位名称"), { target: { value: "新厂" } });
    key("Enter", { ctrlKey: true });
    expect(await screen.findByText("facts: 620000")).toBeTruthy();
    expect(written).toEqual([["organisation_add", { record: { name: "新厂", region: "620000" } }]]);
    expect(address()).toBe("/organisations?id=made");
    expect(await screen.findByText("已新增单位")).toBeTruthy();
  });

  test("is changed; Esc goes from the form to the record and keeps what was typed", async () => {
    await open("/organisations?id=one");
    await screen.findByText("facts: 620100");
    press("修改");
    await waitFor(() => expect(document.activeElement).toBe(field("单位名称")));
    fireEvent.change(field("地区"), { target: { value: "620300" } });
    key("Escape", { key: "Escape" });
    await screen.findByText("facts: 620100");
    expect(written).toEqual([]);
    press("修改");
    expect(await screen.findByText("保留着上次没有保存的内容")).toBeTruthy();
    press("保存");
    expect(await screen.findByText("facts: 620300")).toBeTruthy();
    expect(written).toEqual([["organisation_change", { id: "one", record: { name: "清流水务", region: "620300" } }]]);
  });

  test("that is refused says so at the field it is about", async () => {
    refusal = { code: "name_missing", field: "record.name", message: { zh: "请填写名称。", en: "" } };
    await open("/organisations?id=new");
    await waitFor(() => expect(document.activeElement).toBe(field("单位名称")));
    press("保存");
    expect(await screen.findByText("请填写单位名称。")).toBeTruthy();
    fireEvent.change(field("单位名称"), { target: { value: "清流" } });
    field("地区").focus();
    press("保存");
    expect(await screen.findByText("请填写名称。")).toBeTruthy();
    await waitFor(() => expect(document.activeElement).toBe(field("单位名称")));
  });

  test("is put into the recycle bin and taken out again", async () => {
    await open("/organisations?id=one");
    await screen.findByText("facts: 620100");
    press("放入回收站");
    // What uses it is said first.
    await screen.findByText("5 个项目用到它：");
    screen.getByRole("button", { name: "隔膜转让" });
    screen.getByText("另有 4 个");
    fireEvent.click(screen.getAllByRole("button", { name: "放入回收站" }).at(-1)!);
    await waitFor(() => expect(address()).toBe("/organisations"));
    await act(() => history.push("/organisations?id=one"));
    expect(await screen.findByText("已在回收站，2026-11-22 起")).toBeTruthy();
    press("还原");
    await waitFor(() => expect(screen.getByRole("button", { name: "修改" })).toBeTruthy());
    expect(written.map(([command]) => command)).toEqual(["organisation_remove", "organisation_restore"]);
  });

  test("fills the page and goes back beside its list by key", async () => {
    await open("/organisations?id=one");
    await screen.findByText("facts: 620100");
    key("Enter", { ctrlKey: true });
    await waitFor(() => expect(address()).toBe("/organisations?id=one&full=%221%22"));
    key("Enter", { ctrlKey: true });
    await waitFor(() => expect(address()).toBe("/organisations?id=one"));
  });

  test("that is not there says so", async () => {
    mockIPC((_, args) => {
      const { command, payload } = args as { command: string; payload: Record<string, unknown> };
      if (command === "organisation_view") throw { code: "organisation_unknown", field: "id", message: { zh: "没有这个单位。", en: "" } };
      return answer(command, payload);
    });
    await open("/organisations?id=gone");
    expect(await screen.findByText("没有这个单位。")).toBeTruthy();
  });
});

test("what is selected by keys is changed at once, exported and thrown away together", async () => {
  await open("/organisations");
  await screen.findByText("河西理工");
  const table = screen.getByRole("grid");
  fireEvent.keyDown(table, { code: "KeyJ" });
  fireEvent.keyDown(table, { code: "Space" });
  expect(await screen.findByText("已选 1 条")).toBeTruthy();
  fireEvent.keyDown(table, { code: "KeyJ", shiftKey: true });
  expect(await screen.findByText("已选 2 条")).toBeTruthy();
  expect(screen.getAllByRole("row", { selected: true }).length).toBe(2);
  fireEvent.keyDown(table, { code: "Escape" });
  await waitFor(() => expect(screen.queryByText("已选 2 条")).toBeNull());
  fireEvent.keyDown(table, { code: "KeyA", ctrlKey: true });
  await screen.findByText("已选 2 条");
  fireEvent.click(screen.getByRole("button", { name: "放入回收站" }));
  const boxes = await screen.findAllByRole("button", { name: "放入回收站" });
  fireEvent.click(boxes.at(-1)!);
  await waitFor(() => expect(written).toEqual([["organisation_remove_several", { ids: ["one", "two"] }]]));
});
