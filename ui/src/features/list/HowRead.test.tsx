import { fireEvent, render, screen } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import "@/i18n";
import { HowRead } from "./HowRead";
import type { Import } from "./useImport";

const failed = { list: "results", inspected: null, mapping: null, lookedAt: {} };

test("a text that could not be read is looked at again as the user says", async () => {
  const look = vi.fn();
  render(<HowRead run={{ ...failed, file: "/tmp/成果.csv", look } as unknown as Import} />);
  expect(screen.queryByText("工作表")).toBeNull();
  const row = screen.getByLabelText("表头所在行");
  fireEvent.change(row, { target: { value: "7" } });
  fireEvent.blur(row);
  expect(look).toHaveBeenLastCalledWith({ header_row: 7 });
  fireEvent.mouseDown(screen.getByLabelText(/^分隔符/));
  fireEvent.click(await screen.findByText("制表符"));
  expect(look).toHaveBeenLastCalledWith({ separator: "\t" });
});

test("a workbook that could not be read asks for its sheet and for no encoding", () => {
  const look = vi.fn();
  render(<HowRead run={{ ...failed, file: "/tmp/成果.xlsx", look } as unknown as Import} />);
  expect(screen.queryByText("编码")).toBeNull();
  const sheet = screen.getByLabelText("工作表");
  fireEvent.change(sheet, { target: { value: "清单" } });
  fireEvent.blur(sheet);
  expect(look).toHaveBeenLastCalledWith({ sheet: "清单" });
});
