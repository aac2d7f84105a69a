import { fireEvent, render, screen } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import "@/i18n";
import type { ImportReport } from "@/ipc";
import { PreviewStep } from "./PreviewStep";
import type { Import } from "./useImport";

const REPORT: ImportReport = {
  list: "results",
  added: 3,
  updated: 0,
  unchanged: 0,
  refused: [],
  taken: [],
  filled: [],
  warnings: [],
  warnings_total: 0,
  skipped: [],
  skipped_total: 0,
  name_matches: [],
  new_owners: [],
  new_owners_total: 0,
  same_names: [],
  same_names_total: 0,
  mapping: { kind: "results", encoding: null, sheet: null, header_row: 1, header_rows: 1, fingerprint: "", columns: [] },
  encoding: null,
  sheet: null,
  is_dry_run: true,
  refused_rows_file: null,
  import: null,
};

test("finishers of one name are told, and one choice takes them apart", () => {
  const preview = vi.fn();
  const same_names = [{ name: "张甲", owner: "示例大学", rows: [2, 3, 9], rows_total: 3, is_known: true }];
  const run = { list: "results", matchNames: "refuse", matchPersons: "one", preview } as unknown as Import;
  render(<PreviewStep run={run} report={{ ...REPORT, same_names, same_names_total: 1 }} />);
  expect(screen.getByText("同名完成人 1")).toBeTruthy();
  fireEvent.click(screen.getByLabelText("各是各人"));
  expect(preview).toHaveBeenCalledExactlyOnceWith({ match_persons: "apart" });
});

test("owners that the desk lacks are offered as organisations", () => {
  const preview = vi.fn();
  const run = { list: "results", matchNames: "refuse", matchPersons: "one", addOwners: false, preview } as unknown as Import;
  render(<PreviewStep run={run} report={{ ...REPORT, new_owners: [{ name: "示例大学", row: 2, is_person: false }], new_owners_total: 1 }} />);
  fireEvent.click(screen.getByLabelText("一并作为新单位加入，并与各自的成果关联"));
  expect(preview).toHaveBeenCalledExactlyOnceWith({ add_owners: true });
});

test("owners whose names the desk has are linked where that is chosen, and let go again", () => {
  const preview = vi.fn();
  const run = { list: "results", matchNames: "refuse", matchPersons: "one", preview } as unknown as Import;
  const warnings: ImportReport["warnings"] = [{ row: 2, field: "owner_unit", code: "owner_not_linked", message: "台里有同名单位" }];
  const report = { ...REPORT, warnings, warnings_total: 1 };
  const { rerender } = render(<PreviewStep run={run} report={report} />);
  fireEvent.click(screen.getByLabelText("持有单位与台里同名的，就关联到台里的单位"));
  expect(preview).toHaveBeenLastCalledWith({ match_names: "update" });
  rerender(<PreviewStep run={{ ...run, matchNames: "update" }} report={REPORT} />);
  fireEvent.click(screen.getByLabelText("持有单位与台里同名的，就关联到台里的单位"));
  expect(preview).toHaveBeenLastCalledWith({ match_names: "refuse" });
});
