import { clearMocks, mockIPC } from "@tauri-apps/api/mocks";
import { act, render, screen } from "@testing-library/react";
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
beforeEach(() => mockIPC(() => ({ jobs: [ended] })));
afterEach(clearMocks);

test.each([
  [true, ["导入预览", "预览好了，还没有导入：请查看后再执行"]],
  [false, ["导入", "已完成"]],
])("a preview that was left is no finished import (dry run: %s)", async (dry_run, words) => {
  ended = { id: dry_run ? 1 : 2, command: "import_run", request: { list: "results", file: "a.csv", dry_run }, state: "done", answer: {} };
  render(<RunningCard />);
  await act(async () => lookForJobs());
  const card = await screen.findByRole("status");
  for (const word of words) expect(card.textContent).toContain(word);
});
