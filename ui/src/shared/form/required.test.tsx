import { clearMocks, mockIPC } from "@tauri-apps/api/mocks";
import { fireEvent, render, screen, waitFor } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import "@/i18n";
import { MoneyField } from "../fields/MoneyField";
import { TextField } from "../fields/TextField";
import { Form } from "./Form";
import { useForm } from "./useForm";

const FRESH = { title: "", amount: null as string | null };
type Send = (value: typeof FRESH) => Promise<unknown>;

beforeEach(() => mockIPC((_, args) => ({ amount: `${(args as { payload: { text: string } }).payload.text}.00` })));
afterEach(clearMocks);

function Bill({ send }: { send: Send }) {
  const form = useForm({ draft: null, fresh: FRESH, send, onDone: () => undefined });
  const { value, change } = form;
  return (
    <Form of={form}>
      <TextField label="title" name="deal.title" required value={value.title} onChange={(title) => change({ title })} />
      <MoneyField label="amount" name="deal.amount" required value={value.amount} onChange={(amount) => change({ amount })} />
    </Form>
  );
}

const field = (label: string) => screen.getByLabelText(new RegExp(`^\\*${label}`)) as HTMLInputElement;
const type = (label: string, value: string) => fireEvent.change(field(label), { target: { value } });
const carryOut = () => fireEvent.keyDown(field("amount"), { code: "Enter", key: "Enter", ctrlKey: true });
const asked = () => screen.queryAllByRole("alert").map((alert) => alert.textContent);

test("what has to be filled in is asked for all at once before the desk is asked, and no longer than it is empty", async () => {
  const send = vi.fn<Send>(async () => null);
  render(<Bill send={send} />);
  expect(asked()).toEqual([]);
  carryOut();
  expect(asked()).toEqual(["请填写title。", "请填写amount。"]);
  expect(document.activeElement).toBe(field("title"));
  type("title", "seal");
  expect(asked()).toEqual(["请填写amount。"]);
  type("amount", "5");
  await waitFor(() => expect(asked()).toEqual([]));
  expect(send).not.toHaveBeenCalled();
  carryOut();
  await waitFor(() => expect(send).toHaveBeenCalledExactlyOnceWith({ title: "seal", amount: "5.00" }));
});
