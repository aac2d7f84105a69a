import { QueryClientProvider } from "@tanstack/react-query";
import { clearMocks, mockIPC } from "@tauri-apps/api/mocks";
import { fireEvent, render, screen, waitFor } from "@testing-library/react";
import { App, ConfigProvider } from "antd";
import { afterEach, beforeEach, expect, test } from "vitest";
import "@/i18n";
import { queryClient, type NameView, type PersonView, type SubjectKind } from "@/ipc";
import { PersonsPart } from "./PersonsPart";

const person = (id: string, kind: SubjectKind, title: string): PersonView => ({ id, name: "陈思平", values: 1, stands_on: { kind, id: `of ${id}`, name: title } });
const PERSONS = [person("1", "result", "涂层"), person("2", "result", "密封"), person("3", "organisation", "甲厂")];
const NAMES: NameView[] = [
  { name: "陈思平", persons: 3, stands_on: [{ kind: "organisation", count: 1, first: null }, { kind: "result", count: 2, first: null }] },
  { name: "李晓", persons: 1, stands_on: [] },
];
let erased: unknown;

beforeEach(() => {
  queryClient.clear();
  erased = undefined;
  mockIPC((_, args) => {
    const { command, payload } = args as { command: string; payload: unknown };
    if (command === "person_names") return { total: NAMES.length, is_all: true, names: NAMES, nameless: 1 };
    if (command === "person_list") return { total: PERSONS.length, persons: (payload as { name: string }).name === "陈思平" ? PERSONS : [] };
    erased = payload;
    return {};
  });
});
afterEach(clearMocks);

test("a name is one line that says where it stands, and only those who are meant are erased, in one act", async () => {
  render(
    <QueryClientProvider client={queryClient}>
      <ConfigProvider button={{ autoInsertSpace: false }}>
        <App>
          <PersonsPart />
        </App>
      </ConfigProvider>
    </QueryClientProvider>,
  );
  expect(await screen.findByText("出现在 2 项成果、1 个单位")).toBeTruthy();
  expect(screen.getAllByText("陈思平").length).toBe(1);
  expect(screen.getAllByText("只在以前的记录中").length).toBe(1);
  expect(screen.getByText("另有 1 人只留有电话或职务，没有姓名")).toBeTruthy();
  fireEvent.click(screen.getAllByText("抹除")[0]!);
  await screen.findByLabelText(/甲厂/);
  // Of namesakes none is chosen beforehand.
  const boxes = screen.getAllByRole<HTMLInputElement>("checkbox");
  expect(boxes.map(({ checked }) => checked)).toEqual([false, false, false]);
  for (const box of boxes.slice(0, 2)) fireEvent.click(box);
  const buttons = screen.getAllByRole("button", { name: "抹除" });
  fireEvent.click(buttons.at(-1)!);
  await waitFor(() => expect(erased).toEqual({ ids: ["1", "2"] }));
});
