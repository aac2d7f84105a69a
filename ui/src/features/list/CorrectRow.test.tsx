import { fireEvent, render, screen } from "@testing-library/react";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { clearMocks, mockIPC } from "@tauri-apps/api/mocks";
import { afterEach, expect, test, vi } from "vitest";
import "@/i18n";
import type { RowNote } from "@/ipc";
import { CorrectRow } from "./CorrectRow";
import type { Import } from "./useImport";

afterEach(clearMocks);

test("only the cells that were changed are put right, and one put right before shows so", async () => {
  mockIPC((_, args) => {
    expect((args as { payload: object }).payload).toMatchObject({ file: "/tmp/成果.csv", row: 2 });
    const cell = (column: number, heading: string, field: string, text: string) => ({ column, heading, field, text });
    return { cells: [cell(1, "成果名称", "title", "一种材料"), cell(2, "申请日", "applied_on", "二〇二〇年"), cell(4, "备注", "note", "原话")] };
  });
  const correct = vi.fn();
  const onClose = vi.fn();
  const run = { file: "/tmp/成果.csv", mapping: {}, corrections: [{ row: 2, column: 4, text: "改过" }], correct } as unknown as Import;
  render(
    <QueryClientProvider client={new QueryClient()}>
      <CorrectRow run={run} row={2} problems={[{ row: 2, field: "applied_on", code: "day_unreadable", message: "不是日期" } as RowNote]} onClose={onClose} />
    </QueryClientProvider>,
  );
  const day = await screen.findByLabelText(/^申请日/);
  expect(screen.getByLabelText<HTMLTextAreaElement>("备注").value).toBe("改过");
  const done = screen.getByText("改正并重新预览").closest("button")!;
  expect(done.disabled).toBe(true);
  // The cell that could not be read is at hand, with the reason; Enter is enough.
  expect(screen.getByText("不是日期")).toBeTruthy();
  expect(document.activeElement).toBe(day);
  fireEvent.keyDown(day, { key: "Enter" });
  expect(correct).not.toHaveBeenCalled();
  fireEvent.change(day, { target: { value: "2020-01-01" } });
  fireEvent.keyDown(day, { key: "Enter" });
  expect(correct).toHaveBeenCalledExactlyOnceWith([{ row: 2, column: 2, text: "2020-01-01" }]);
  expect(onClose).toHaveBeenCalledOnce();
});
