import { fireEvent, render, screen, waitFor } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { clearMocks, mockIPC } from "@tauri-apps/api/mocks";
import "@/i18n";
import { DayField } from "./DayField";
import { MoneyField } from "./MoneyField";

const amounts: Record<string, string> = { "12.5万": "125000.00", "１２５０": "1250.00" };
const days: Record<string, string> = { "0312": "2026-03-12", "3d": "2026-11-25", 下周三: "2026-11-25" };

beforeEach(() => {
  mockIPC((_, args) => {
    const { command, payload } = args as { command: string; payload: { text: string } };
    const read = command === "amount_read" ? amounts[payload.text] : days[payload.text];
    if (!read) throw { code: "money", message: { zh: "金额读不懂", en: "unreadable" }, field: "text" };
    return command === "amount_read" ? { amount: read } : { day: read };
  });
});
afterEach(clearMocks);

test.each(Object.entries(amounts))("%s is understood as an amount and shown at once", async (typed, amount) => {
  const onChange = vi.fn();
  render(<MoneyField label="金额" value={null} onChange={onChange} />);
  fireEvent.change(screen.getByLabelText(/金额/), { target: { value: typed } });
  await waitFor(() => expect(onChange).toHaveBeenLastCalledWith(amount));
  expect(screen.getByText(/^= /).textContent).toContain(amount === "125000.00" ? "125,000.00" : "1,250.00");
});

test("what is no amount is said and reported as none", async () => {
  const onChange = vi.fn();
  render(<MoneyField label="金额" value="5.00" onChange={onChange} />);
  fireEvent.change(screen.getByLabelText(/金额/), { target: { value: "abc" } });
  expect(await screen.findByText("金额读不懂")).toBeTruthy();
  expect(onChange).toHaveBeenLastCalledWith(null);
});

test.each(Object.entries(days))("%s is understood as a day", async (typed, day) => {
  const onChange = vi.fn();
  render(<DayField label="日期" value={null} onChange={onChange} />);
  fireEvent.change(screen.getByLabelText(/日期/), { target: { value: typed } });
  await waitFor(() => expect(onChange).toHaveBeenLastCalledWith(day));
});
