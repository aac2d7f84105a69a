import { QueryClientProvider } from "@tanstack/react-query";
import { clearMocks, mockIPC } from "@tauri-apps/api/mocks";
import { fireEvent, render, screen, waitFor } from "@testing-library/react";
import { App, ConfigProvider } from "antd";
import { afterEach, beforeEach, expect, test } from "vitest";
import "@/i18n";
import { queryClient, type DealPage, type FollowUps as Proposed } from "@/ipc";
import { onBegin, type Begun } from "@/shared/begin";
import { listenToKeys } from "@/shared/keys";
import { FollowUps } from "./FollowUps";

let asked: unknown[] = [];
let begun: Begun[] = [];
let release = () => {};

beforeEach(() => {
  queryClient.clear();
  [asked, begun] = [[], []];
  release = listenToKeys();
  onBegin((what) => begun.push(what));
  mockIPC((_, args) => {
    asked.push(args);
    return { id: "deal" };
  });
});
afterEach(() => {
  release();
  clearMocks();
});

function show(follow_ups: Proposed) {
  const mandate = { clauses: [{ id: "clause", covers: ["upfront"] }] };
  render(
    <QueryClientProvider client={queryClient}>
      <ConfigProvider button={{ autoInsertSpace: false }}>
        <App>
          <FollowUps deal={{ id: "deal", mandate, follow_ups } as unknown as DealPage} />
        </App>
      </ConfigProvider>
    </QueryClientProvider>,
  );
}
const registration = { on: "2026-04-02", days: 30, source: "示例", is_checked: false };

test("the registration of a contract becomes the next action by one key, and its period says that it is a sample", async () => {
  show({ registration, completions: [] });
  expect(screen.getByText(/签约后 30 天/).textContent).toContain("样例");
  fireEvent.keyDown(document.body, { code: "KeyB" });
  const next = { what: "办理技术合同认定登记", on: "2026-04-02" };
  await waitFor(() => expect(asked).toContainEqual({ command: "next_action_set", payload: { id: "deal", next } }));
});

test("the completion of a clause is begun and not done", () => {
  show({ completions: ["clause"] });
  fireEvent.keyDown(document.body, { code: "KeyC" });
  expect(begun).toEqual([{ act: "completion", deal: "deal", clause: "clause" }]);
  expect(asked).toEqual([]);
});

test("where nothing follows nothing is proposed, and its keys do nothing", () => {
  show({ completions: [] });
  expect(screen.queryByRole("button")).toBeNull();
  for (const code of ["KeyB", "KeyC"]) fireEvent.keyDown(document.body, { code });
  expect([asked, begun]).toEqual([[], []]);
});
