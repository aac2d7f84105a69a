import { fireEvent, render, screen, within } from "@testing-library/react";
import { expect, test } from "vitest";
import "@/i18n";
import { STAGES, type DealPage } from "@/ipc";
import { StagePath } from "./StagePath";

/** A deal that went through so many stages, a day each. */
function walked(steps: number): DealPage {
  const step = (index: number) => ({ from: STAGES[index]!, to: STAGES[index + 1]!, on: `2026-03-${String(index + 1).padStart(2, "0")}`, missing: [], reason: null, closure: null });
  return {
    id: "deal", deal: { title: "轴封许可" }, opened_on: "2026-02-01", stage: STAGES[steps]!, result_titles: [], owners: [], gate: [], passed_over: [],
    path: Array.from({ length: steps }, (_, index) => step(index)), evidence: [], notes: [], differences: [], contract_changes: [], entries: [],
    received: "0.00", shares: [], instalments: [], statements: [], names: {}, texts: {}, follow_ups: { completions: [] }, timeline: [], timeline_total: 0,
  };
}

const shown = () => within(screen.getByRole("list")).getAllByRole("listitem").map((item) => item.textContent);

test("the first stage bears the day on which the deal was opened", () => {
  render(<StagePath deal={walked(1)} />);
  expect(shown()).toEqual(["P00 发现2026-02-01", "P01 登记2026-03-01"]);
});

test("of a long path the early stages are folded and the present one is in sight", () => {
  render(<StagePath deal={walked(12)} />);
  expect(shown()).toHaveLength(7);
  expect(shown()[0]).toBe("… 前 7 步");
  expect(screen.getByText(/^P11 /).closest("li")!.getAttribute("aria-current")).toBe("step");
  fireEvent.click(screen.getByRole("button"));
  expect(shown()).toHaveLength(14);
  expect(shown()[1]).toBe("P00 发现2026-02-01");
});
