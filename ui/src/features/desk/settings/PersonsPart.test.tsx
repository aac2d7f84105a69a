import { QueryClientProvider } from "@tanstack/react-query";
import { clearMocks, mockIPC } from "@tauri-apps/api/mocks";
import { fireEvent, render, screen, waitFor } from "@testing-library/react";
import { App, ConfigProvider } from "antd";
import { afterEach, beforeEach, expect, test } from "vitest";
import "@/i18n";
import { queryClient, type PersonView, type SubjectKind } from "@/ipc";
import { PersonsPart } from "./PersonsPart";

const person = (id: string, name: string | null, kind?: SubjectKind, title?: string): PersonView => ({
  id,
  name,
  values: 1,
  stands_on: kind ? { kind, id: `of ${id}`, name: title } : null,
});
const PERSONS = [
  person("1", "陈思平", "result", "涂层"),
  person("2", "陈思平", "result", "密封"),
  person("3", "陈思平", "organisation", "甲厂"),
  person("4", "李晓"),
  person("5", null),
];
let erased: unknown;

beforeEach(() => {
  queryClient.clear();
  erased = undefined;
  mockIPC((_, args) => {
    const { command, payload } = args as { command: string; payload: unknown };
    if (command === "person_list") return { total: PERSONS.length, persons: PERSONS };
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
  expect(screen.getAllByText("只在以前的记录中").length).toBe(2);
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
