import { clearMocks, mockIPC } from "@tauri-apps/api/mocks";
import { act, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { beforeEach, afterEach, describe, expect, test, vi } from "vitest";
import "@/i18n";
import type { Failure } from "@/ipc";
import { guardComposition } from "../composition";
import { clearDrafts } from "../drafts";
import { MoneyField } from "../fields/MoneyField";
import { RateInput } from "../fields/RateField";
import { Field } from "../fields/Field";
import { TextField } from "../fields/TextField";
import { useFormField } from "./context";
import { Form, useBegin } from "./Form";
import { useForm } from "./useForm";

/** The readings that the desk has not answered yet, by text. */
const reading = new Map<string, { yes: (answer: unknown) => void; no: (failure: Failure) => void }>();
const failure = (field: string, words = "拒绝"): Failure => ({ code: "refused", field, message: { zh: words, en: "refused" }, is_breakage: false });
const answer = (text: string, amount: string) => act(async () => reading.get(text)!.yes({ amount }));
// A label says its hint and its refusal too.
const field = (label: string) => screen.getByLabelText(new RegExp(`^${label}`)) as HTMLInputElement;
const type = (label: string, value: string) => fireEvent.change(field(label), { target: { value } });
const ctrlEnter = (target: Element, init = {}) => fireEvent.keyDown(target, { code: "Enter", key: "Enter", ctrlKey: true, ...init });

beforeEach(() => {
  clearDrafts();
  reading.clear();
  mockIPC((_, args) => {
    const { payload } = args as { payload: { text: string } };
    return new Promise((yes, no) => reading.set(payload.text, { yes, no }));
  });
});
afterEach(clearMocks);

interface Typed {
  title: string;
  amount: string | null;
  rate: string | null;
  shares: string;
}
const FRESH: Typed = { title: "", amount: null, rate: null, shares: "" };
type Send = (value: Typed) => Promise<unknown>;

/** Several lines that are one field to the desk. */
function Shares({ value, onChange }: { value: string; onChange: (shares: string) => void }) {
  const refused = useFormField("clauses[0].shares", () => document.getElementById("shares")?.focus());
  return (
    <section>
      <input id="shares" aria-label="shares" value={value} onChange={(event) => onChange(event.target.value)} />
      {refused && <p role="alert">{refused.message.zh}</p>}
    </section>
  );
}

function Fields({ form }: { form: ReturnType<typeof useForm<Typed, unknown>> }) {
  const { value, change } = form;
  return (
    <>
      <TextField label="title" name="deal.title" value={value.title} onChange={(title) => change({ title })} />
      <MoneyField label="amount" name="deal.minimum.amount" value={value.amount} onChange={(amount) => change({ amount })} />
      <Field label="rate" name="rate">
        <RateInput label="rate" value={value.rate} onChange={(rate) => change({ rate })} />
      </Field>
      <Shares value={value.shares} onChange={(shares) => change({ shares })} />
    </>
  );
}

function Sheet({ send, draft = "sheet", onDone = () => undefined, onLeave, isReady }: { send: Send; draft?: string | null; onDone?: () => void; onLeave?: () => void; isReady?: (value: Typed) => boolean }) {
  const form = useForm({ draft, fresh: FRESH, send, onDone, isReady });
  useBegin(form);
  return (
    <Form of={form} byEnter onLeave={onLeave}>
      <Fields form={form} />
      <button type="button" onClick={form.submit} disabled={form.busy}>
        save
      </button>
      {form.isDraft && <button type="button" onClick={form.drop}>drop</button>}
    </Form>
  );
}

describe("what is still being understood", () => {
  test("is waited for, by key and by button, and sent as it was understood", async () => {
    const send = vi.fn<Send>(async () => null);
    render(<Sheet send={send} />);
    type("amount", "1");
    await answer("1", "1.00");
    type("amount", "12.5万");
    ctrlEnter(field("amount"));
    fireEvent.click(screen.getByText("save"));
    expect(send).not.toHaveBeenCalled();
    await answer("12.5万", "125000.00");
    expect(send.mock.calls.map(([value]) => value.amount)).toEqual(["125000.00"]);
  });

  test("is waited for to the last letter, though the answer to an earlier text comes in between", async () => {
    const send = vi.fn<Send>(async () => null);
    render(<Sheet send={send} />);
    type("amount", "10");
    ctrlEnter(field("amount"));
    type("amount", "100");
    await answer("10", "10.00");
    expect(send).not.toHaveBeenCalled();
    await answer("100", "100.00");
    expect(send.mock.calls.map(([value]) => value.amount)).toEqual(["100.00"]);
  });

  test("is not sent any more once the form was left", async () => {
    const send = vi.fn<Send>(async () => null);
    const { unmount } = render(<Sheet send={send} />);
    type("amount", "12.5万");
    ctrlEnter(field("amount"));
    unmount();
    await answer("12.5万", "125000.00");
    expect(send).not.toHaveBeenCalled();
  });

  test("and can't be, is never sent as nothing: its field gets the keyboard", async () => {
    const send = vi.fn<Send>(async () => null);
    render(<Sheet send={send} />);
    type("amount", "abc");
    ctrlEnter(field("title"));
    await act(async () => reading.get("abc")!.no(failure("text", "金额读不懂")));
    expect(send).not.toHaveBeenCalled();
    expect(document.activeElement).toBe(field("amount"));
    type("amount", "");
    type("rate", "x");
    ctrlEnter(field("title"));
    expect(send).not.toHaveBeenCalled();
    expect(document.activeElement).toBe(field("rate"));
    type("rate", "5");
    ctrlEnter(field("title"));
    await waitFor(() => expect(send).toHaveBeenCalledOnce());
    expect(send.mock.calls[0]![0]).toMatchObject({ amount: null, rate: "0.05" });
  });
});

describe("what was refused", () => {
  test.each([
    ["its own field", "deal.title", "title"],
    ["the field around it", "clauses[0].shares[1].payee", "shares"],
    ["a field within it", "deal.minimum", "amount"],
  ])("is said once, at %s, which gets the keyboard", async (_, path, label) => {
    render(<Sheet send={() => Promise.reject(failure(path))} />);
    ctrlEnter(field("rate"));
    expect((await screen.findAllByText("拒绝")).length).toBe(1);
    expect(screen.getAllByRole("alert").length).toBe(1);
    await waitFor(() => expect(document.activeElement).toBe(field(label)));
  });

  test.each(["", "other", "deal.titles", "clauses[1].shares"])("is said once at the head, where no field is it: %j", async (path) => {
    const { container } = render(<Sheet send={() => Promise.reject(failure(path))} />);
    ctrlEnter(field("title"));
    expect((await screen.findAllByText("拒绝")).length).toBe(1);
    expect(container.querySelector("[data-failure]")?.textContent).toBe("拒绝");
  });

  test("is said at the head and colours no field where the program broke", async () => {
    const { container } = render(<Sheet send={() => Promise.reject({ ...failure("deal.title", "磁盘已满"), is_breakage: true })} />);
    ctrlEnter(field("title"));
    expect(await screen.findByText("磁盘已满")).toBeTruthy();
    expect(container.querySelector("[data-failure] [data-breakage]")?.textContent).toContain("原因已写入程序日志");
    expect(field("title").closest("label")?.textContent).toBe("title");
  });

  test("goes to a field that shows only then", async () => {
    function Late() {
      const form = useForm({ draft: null, fresh: FRESH, send: () => Promise.reject(failure("reason")), onDone: () => undefined });
      return (
        <Form of={form}>
          <TextField label="title" value="" onChange={() => undefined} />
          {form.failure?.field === "reason" && <TextField label="reason" name="reason" value="" onChange={() => undefined} />}
        </Form>
      );
    }
    const { container } = render(<Late />);
    ctrlEnter(field("title"));
    await waitFor(() => expect(document.activeElement).toBe(field("reason")));
    expect(screen.getAllByText("拒绝").length).toBe(1);
    expect(container.querySelector("[data-failure]")).toBeNull();
  });

  test("is gone once it was carried out, and a lack is said before the desk is asked", async () => {
    const send = vi.fn<Send>(async () => null);
    function Checked() {
      const form = useForm({ draft: null, fresh: FRESH, check: ({ title }) => (title ? null : failure("deal.title", "缺标题")), send, onDone: () => undefined });
      return (
        <Form of={form}>
          <Fields form={form} />
        </Form>
      );
    }
    render(<Checked />);
    ctrlEnter(field("rate"));
    expect(await screen.findByText("缺标题")).toBeTruthy();
    expect(send).not.toHaveBeenCalled();
    type("title", "t");
    ctrlEnter(field("title"));
    await waitFor(() => expect(send).toHaveBeenCalledOnce());
    await waitFor(() => expect(screen.queryByText("缺标题")).toBeNull());
  });
});

describe("a refusal", () => {
  test("is forgotten with the first change of what it is about, and not before", async () => {
    render(<Sheet send={() => Promise.reject(failure("deal.title"))} />);
    ctrlEnter(field("title"));
    await screen.findByText("拒绝");
    type("rate", "5");
    expect(screen.queryByText("拒绝")).not.toBeNull();
    type("title", "t");
    expect(screen.queryByText("拒绝")).toBeNull();
  });

  test("about something else is forgotten with any change", async () => {
    render(<Sheet send={() => Promise.reject(failure("elsewhere"))} />);
    ctrlEnter(field("title"));
    await screen.findByText("拒绝");
    type("rate", "5");
    expect(screen.queryByText("拒绝")).toBeNull();
  });
});

describe("carrying out", () => {
  test("happens once, however often it is asked for, and says when it is done", async () => {
    let release = () => {};
    const send = vi.fn<Send>(() => new Promise<null>((yes) => (release = () => yes(null))));
    const onDone = vi.fn();
    render(<Sheet send={send} onDone={onDone} />);
    ctrlEnter(field("title"));
    ctrlEnter(field("title"));
    await waitFor(() => expect((screen.getByText("save") as HTMLButtonElement).disabled).toBe(true));
    expect(send).toHaveBeenCalledOnce();
    expect(onDone).not.toHaveBeenCalled();
    await act(async () => release());
    expect(onDone).toHaveBeenCalledOnce();
  });

  test("is asked for with Enter in a line, never by the Enter that confirms a candidate", () => {
    const release = guardComposition();
    const send = vi.fn<Send>(async () => null);
    render(<Sheet send={send} />);
    for (const init of [{ keyCode: 229 }, { isComposing: true }]) {
      ctrlEnter(field("title"), init);
      ctrlEnter(field("title"), { ...init, ctrlKey: false });
    }
    expect(send).not.toHaveBeenCalled();
    ctrlEnter(field("title"), { ctrlKey: false });
    expect(send).toHaveBeenCalledOnce();
    release();
  });

  test("sends the text that the input method has settled, not the candidate", async () => {
    const send = vi.fn<Send>(async () => null);
    render(<Sheet send={send} />);
    fireEvent.compositionStart(field("title"));
    type("title", "zhou feng");
    type("title", "轴封");
    fireEvent.compositionEnd(field("title"));
    ctrlEnter(field("title"));
    await waitFor(() => expect(send.mock.calls[0]?.[0].title).toBe("轴封"));
  });

  test("is left to the inner of two forms", () => {
    const [outer, inner] = [vi.fn<Send>(async () => null), vi.fn<Send>(async () => null)];
    const onLeave = vi.fn();
    function Outer() {
      const form = useForm({ draft: null, fresh: FRESH, send: outer, onDone: () => undefined });
      return (
        <Form of={form} onLeave={() => expect.unreachable()}>
          <Sheet send={inner} draft={null} onLeave={onLeave} />
        </Form>
      );
    }
    render(<Outer />);
    ctrlEnter(field("title"));
    fireEvent.keyDown(field("title"), { code: "Escape", key: "Escape" });
    expect([outer.mock.calls.length, inner.mock.calls.length, onLeave.mock.calls.length]).toEqual([0, 1, 1]);
  });

  test("does not happen while the form is not ready", () => {
    const send = vi.fn<Send>(async () => null);
    render(<Sheet send={send} isReady={({ title }) => title !== ""} />);
    ctrlEnter(field("title"));
    expect(send).not.toHaveBeenCalled();
    type("title", "t");
    ctrlEnter(field("title"));
    expect(send).toHaveBeenCalledOnce();
  });
});

describe("what was typed", () => {
  test("is kept when the form is left or refused, and gone once it is carried out or dropped", async () => {
    const refused = render(<Sheet send={() => Promise.reject(failure(""))} />);
    type("title", "typed");
    ctrlEnter(field("title"));
    await screen.findByText("拒绝");
    refused.unmount();
    const kept = render(<Sheet send={async () => null} />);
    expect(field("title").value).toBe("typed");
    fireEvent.click(screen.getByText("drop"));
    expect(field("title").value).toBe("");
    type("title", "again");
    ctrlEnter(field("title"));
    await waitFor(() => expect(field("title").value).toBe(""));
    kept.unmount();
    render(<Sheet send={async () => null} />);
    expect(screen.queryByText("drop")).toBeNull();
  });

  test("is not kept where the form says so", () => {
    const first = render(<Sheet send={async () => null} draft={null} />);
    type("title", "secret");
    expect(field("title").value).toBe("secret");
    first.unmount();
    render(<Sheet send={async () => null} draft={null} />);
    expect(field("title").value).toBe("");
  });
});

describe("the keyboard", () => {
  test("begins in the first field", () => {
    render(<Sheet send={async () => null} />);
    expect(document.activeElement).toBe(field("title"));
  });
});
