import { QueryClientProvider } from "@tanstack/react-query";
import { clearMocks, mockIPC } from "@tauri-apps/api/mocks";
import { fireEvent, render, screen, waitFor } from "@testing-library/react";
import { App, ConfigProvider } from "antd";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import "@/i18n";
import { queryClient } from "@/ipc";
import { DueList } from "./DueList";

const asked: { command: string; payload: unknown }[] = [];
const LI = { payee: "p1", payee_name: "李正源", lines: 2, amount: "3000.00", from: "2026-07-01", to: "2026-10-31", draft: null };
const WANG = { ...LI, payee: "p2", payee_name: "王示例", draft: "s9" };

let due = [LI, WANG];

beforeEach(() => {
  due = [LI, WANG];
  queryClient.clear();
  asked.length = 0;
  mockIPC((_, args) => {
    const { command, payload } = args as { command: string; payload: Record<string, unknown> };
    asked.push({ command, payload });
    if (command === "statement_due") return { total: due.length, amount: "6000.00", rows: due };
    if (command === "day_figures") return { unstated: { since: "11200.00" } };
    return { id: "s1" };
  });
});
afterEach(clearMocks);

function start() {
  const onOpen = vi.fn();
  render(
    <QueryClientProvider client={queryClient}>
      <ConfigProvider button={{ autoInsertSpace: false }}>
        <App>
          <DueList onOpen={onOpen} />
        </App>
      </ConfigProvider>
    </QueryClientProvider>,
  );
  return onOpen;
}

test("the first who is due has the keyboard, and Enter draws the statement up over the days that are proposed", async () => {
  const onOpen = start();
  const row = (await screen.findByText("李正源")).closest("li")!;
  await waitFor(() => expect(document.activeElement).toBe(row));
  fireEvent.keyDown(row, { key: "Enter" });
  await waitFor(() => expect(onOpen).toHaveBeenCalledWith("s1"));
  expect(asked.find(({ command }) => command === "statement_draft")?.payload).toEqual({ payee: "p1", from: "2026-07-01", to: "2026-10-31" });
});

test("a draft that is begun is opened, not drawn up once more", async () => {
  const onOpen = start();
  fireEvent.keyDown((await screen.findByText("王示例")).closest("li")!, { key: "Enter" });
  expect(onOpen).toHaveBeenCalledWith("s9");
  expect(asked.some(({ command }) => command === "statement_draft")).toBe(false);
});

test("where nothing is to be settled, what this month has earned is said beside it", async () => {
  due = [];
  start();
  expect(await screen.findByText("11,200.00")).toBeTruthy();
});
