import { QueryClientProvider } from "@tanstack/react-query";
import { clearMocks, mockIPC } from "@tauri-apps/api/mocks";
import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { App, ConfigProvider } from "antd";
import { afterEach, beforeEach, expect, test } from "vitest";
import "@/i18n";
import { queryClient, type NameView, type PersonView, type SubjectKind, type TextView } from "@/ipc";
import { PersonsPart } from "./PersonsPart";

const person = (id: string, kind: SubjectKind, title: string): PersonView => ({ id, name: "陈思平", values: 1, stands_on: { kind, id: `of ${id}`, name: title } });
const PERSONS = [person("1", "result", "涂层"), person("2", "result", "密封"), person("3", "organisation", "甲厂")];
const NAMES: NameView[] = [
  { name: "陈思平", persons: 3, stands_on: [{ kind: "organisation", count: 1, first: null }, { kind: "result", count: 2, first: null }] },
  { name: "李晓", persons: 1, stands_on: [] },
];
const text = (id: string, says: string): TextView => ({ id, text: says, pieces: [{ from: 1, to: 4 }], stands_on: null, place: "note", on: "2026-03-01" });
const TEXTS = [text("t1", "与陈思平谈价"), text("t2", "找陈思平要资料")];
let isDoubtful: boolean;
let erased: unknown;

beforeEach(() => {
  queryClient.clear();
  erased = undefined;
  isDoubtful = true;
  mockIPC((_, args) => {
    const { command, payload } = args as { command: string; payload: unknown };
    if (command === "person_names") return { total: NAMES.length, is_all: true, names: NAMES, nameless: 1 };
    if (command === "person_list") return { total: PERSONS.length, persons: (payload as { name: string }).name === "陈思平" ? PERSONS : [] };
    if (command === "person_texts") return { total: TEXTS.length, is_doubtful: isDoubtful, texts: TEXTS };
    if (command === "person_fields") return { is_all: true, fields: [{ stands_on: null, text: "陈思平的涂层", pieces: [{ from: 0, to: 3 }] }] };
    erased = payload;
    return {};
  });
});
afterEach(() => {
  cleanup();
  clearMocks();
});

const show = () =>
  render(
    <QueryClientProvider client={queryClient}>
      <ConfigProvider button={{ autoInsertSpace: false }}>
        <App>
          <PersonsPart />
        </App>
      </ConfigProvider>
    </QueryClientProvider>,
  );

test("a name is one line that says where it stands, and only those who are meant are erased, in one act", async () => {
  show();
  expect(await screen.findByText("出现在 2 项成果、1 个单位")).toBeTruthy();
  expect(screen.getAllByText("陈思平").length).toBe(1);
  expect(screen.getAllByText("只在以前的记录中").length).toBe(1);
  expect(screen.getByText("另有 1 人只留有电话或职务，没有姓名")).toBeTruthy();
  fireEvent.click(screen.getAllByText("抹除")[0]!);
  await screen.findByLabelText(/甲厂/);
  // Of namesakes none is chosen beforehand.
  const boxes = screen.getAllByRole<HTMLInputElement>("checkbox");
  expect(boxes.map(({ checked }) => checked)).toEqual([false, false, false]);
  await waitFor(() => expect(document.activeElement).toBe(boxes[0]));
  for (const box of boxes.slice(0, 2)) fireEvent.click(box);
  // Others bear the name: no text is chosen beforehand either.
  const named = await screen.findByRole<HTMLInputElement>("checkbox", { name: /与陈思平谈价/ });
  expect(named.checked).toBe(false);
  fireEvent.click(named);
  fireEvent.click(screen.getAllByRole("button", { name: "抹除" }).at(-1)!);
  await waitFor(() => expect(erased).toEqual({ ids: ["1", "2"], texts: { which: "these", ids: ["t1"] } }));
});

test("texts that name nobody else are chosen beforehand, and one can stay", async () => {
  isDoubtful = false;
  show();
  fireEvent.click((await screen.findAllByText("抹除"))[0]!);
  fireEvent.click(await screen.findByLabelText(/甲厂/));
  const named = await screen.findByRole<HTMLInputElement>("checkbox", { name: /找陈思平要资料/ });
  expect(named.checked).toBe(true);
  expect(screen.getByText("的涂层", { exact: false })).toBeTruthy();
  fireEvent.click(named);
  fireEvent.click(screen.getAllByRole("button", { name: "抹除" }).at(-1)!);
  await waitFor(() => expect(erased).toEqual({ ids: ["3"], texts: { which: "all", but: ["t2"] } }));
});
