import { fireEvent, render, screen, waitFor } from "@testing-library/react";
import { useState } from "react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { clearMocks, mockIPC } from "@tauri-apps/api/mocks";
import "@/i18n";
import { DayField } from "./DayField";
import { MoneyField } from "./MoneyField";
import { guardUnread } from "./useUnderstood";

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

test("what carries out a form waits until an amount typed just before is understood", async () => {
  const done = vi.fn();
  function Form() {
    const [amount, setAmount] = useState<string | null>(null);
    return (
      <div onKeyDown={(event) => event.code === "Enter" && done(amount)}>
        <MoneyField label="金额" value={amount} onChange={setAmount} />
        <button className="ant-btn-primary" onClick={() => done(amount)}>
          登记
        </button>
      </div>
    );
  }
  const release = guardUnread();
  render(<Form />);
  const field = screen.getByLabelText(/金额/);
  fireEvent.change(field, { target: { value: "１２５０" } });
  await waitFor(() => expect(screen.getByText(/^= /).textContent).toContain("1,250.00"));
  fireEvent.change(field, { target: { value: "12.5万" } });
  fireEvent.keyDown(field, { code: "Enter" });
  await waitFor(() => expect(done).toHaveBeenCalledExactlyOnceWith("125000.00"));
  fireEvent.change(field, { target: { value: "１２５０" } });
  fireEvent.blur(field);
  fireEvent.click(screen.getByText("登记"));
  await waitFor(() => expect(done).toHaveBeenCalledTimes(2));
  expect(done).toHaveBeenLastCalledWith("1250.00");
  release();
});
