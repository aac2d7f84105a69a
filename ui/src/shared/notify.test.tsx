import { QueryClientProvider } from "@tanstack/react-query";
import { clearMocks, mockIPC } from "@tauri-apps/api/mocks";
import { act, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { App } from "antd";
import { afterEach, beforeEach, expect, test } from "vitest";
import "@/i18n";
import { queryClient, type Happening } from "@/ipc";
import { useNotify } from "./notify";
import { useSitting } from "./sitting";

const happening = (entry: number, changes: number): Happening => ({
  entry,
  changes,
  at: "2026-11-22T03:04:05Z",
  action: "receipt_record",
  what: { zh: "登记到款 100.00 元", en: "record receipt" },
  about: { kind: "deal", id: "deal", name: "滴灌系统" },
  can_undo: true,
  hash: "",
});

let last: Happening;
let asked: string[] = [];
beforeEach(() => {
  queryClient.clear();
  asked = [];
  mockIPC((_, args) => {
    const { command } = args as { command: string };
    asked.push(command);
    if (command === "desk_status") return { id: "desk", entries: 7 };
    if (command === "undo_preview") return { entry: last, undone: null };
    if (command === "undo") return { undone: last, kept: [] };
    return { redone: last };
  });
});
afterEach(clearMocks);

function Screen() {
  const notify = useNotify();
  useSitting();
  return (
    <button type="button" onClick={() => void notify.undo()}>
      back
    </button>
  );
}

async function pressed(entry: Happening) {
  last = entry;
  render(
    <QueryClientProvider client={queryClient}>
      <App>
        <Screen />
      </App>
    </QueryClientProvider>,
  );
  await waitFor(() => expect(asked).toContain("desk_status"));
  await act(async () => fireEvent.click(screen.getByText("back")));
  asked = asked.filter((command) => command !== "desk_status" && command !== "undo_preview");
}

test("the last act of this sitting is taken back at once, said in words, and brought back from there", async () => {
  await pressed(happening(8, 1));
  await screen.findByText("已撤销：登记到款 100.00 元 · 滴灌系统");
  expect(asked).toEqual(["undo"]);
  await act(async () => fireEvent.click(screen.getByText("重做")));
  await screen.findByText("已重做：登记到款 100.00 元 · 滴灌系统");
  expect(asked).toEqual(["undo", "redo"]);
});

test.each([
  ["an act of many changes", happening(8, 21), "共 21 项变更将一并收回。"],
  ["an act of an earlier sitting", happening(7, 1), "这不是本次打开后做的。"],
])("%s is taken back only after a question", async (_, entry, says) => {
  await pressed(entry);
  await screen.findByText(says);
  expect(asked).toEqual([]);
  await act(async () => fireEvent.click(screen.getByRole("button", { name: /撤\s*销/ })));
  await waitFor(() => expect(asked).toEqual(["undo"]));
});
