import { clearMocks, mockIPC } from "@tauri-apps/api/mocks";
import { act, fireEvent, render, screen } from "@testing-library/react";
import { App } from "antd";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import "@/i18n";
import { lookForJobs } from "@/ipc/jobs";
import { RunningCard } from "./RunningCard";

vi.mock("@tanstack/react-router", async (original) => ({
  ...(await original<typeof import("@tanstack/react-router")>()),
  useLocation: () => ({ pathname: "/deals", search: {} }),
  useNavigate: () => () => undefined,
}));

let ended: object;
let opened: string[] = [];
beforeEach(() => {
  opened = [];
  mockIPC((_, args) => {
    const { command, payload } = args as { command: string; payload: { path: string } };
    if (command === "file_open") opened.push(payload.path);
    return { jobs: [ended] };
  });
});
afterEach(clearMocks);

test.each([
  [true, ["导入预览", "预览好了，还没有导入：请查看后再执行"]],
  [false, ["导入", "已完成"]],
])("a preview that was left is no finished import (dry run: %s)", async (dry_run, words) => {
  ended = { id: dry_run ? 1 : 2, command: "import_run", request: { list: "results", file: "a.csv", dry_run }, state: "done", answer: {} };
  render(
    <App>
      <RunningCard />
    </App>,
  );
  await act(async () => lookForJobs());
  const card = await screen.findByRole("status");
  for (const word of words) expect(card.textContent).toContain(word);
});

test("a file that was written is opened from its card, or its folder, and the card goes by itself", async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  ended = { id: 3, command: "list_export", request: {}, state: "done", answer: { rows: 2, is_all: true, file: "/home/li/成果.xlsx" } };
  render(
    <App>
      <RunningCard />
    </App>,
  );
  await act(async () => lookForJobs());
  fireEvent.click(await screen.findByRole("button", { name: /^打\s*开$/ }));
  fireEvent.click(screen.getByText("打开所在文件夹"));
  expect(opened).toEqual(["/home/li/成果.xlsx", "/home/li/"]);
  await act(() => vi.advanceTimersByTimeAsync(15_000));
  expect(screen.queryByRole("status")).toBeNull();
  vi.useRealTimers();
});
