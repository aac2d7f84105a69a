import { fireEvent, render, screen, waitFor } from "@testing-library/react";
import { useState } from "react";
import { expect, test, vi } from "vitest";
import "@/i18n";
import { Form, useForm } from "../form";
import { Field } from "./Field";
import { Pick } from "./Pick";

const OPTIONS = ["防冰涂层", "防冻液"].map((label, index) => ({ value: String(index), label }));

function Sheet({ send, onValue }: { send: () => Promise<unknown>; onValue: (value: string[]) => void }) {
  const form = useForm({ draft: null, fresh: { results: [] as string[] }, send, onDone: () => undefined });
  const [search, setSearch] = useState("");
  onValue(form.value.results);
  return (
    <Form of={form}>
      <Field label="results">
        <Pick
          mode="multiple"
          value={form.value.results}
          options={OPTIONS.filter(({ label }) => label.includes(search))}
          showSearch={{ filterOption: false, onSearch: setSearch }}
          onChange={(results: string[]) => form.change({ results })}
        />
      </Field>
      <button type="button" onClick={form.submit}>
        save
      </button>
    </Form>
  );
}

function shown() {
  const send = vi.fn(async () => null);
  let value: string[] = [];
  render(<Sheet send={send} onValue={(next) => (value = next)} />);
  const field = screen.getByRole("combobox");
  const type = (text: string) => {
    fireEvent.input(field, { target: { value: text } });
    fireEvent.change(field, { target: { value: text } });
  };
  const enter = () => {
    fireEvent.keyDown(field, { key: "Enter", code: "Enter", keyCode: 13 });
    fireEvent.keyUp(field, { key: "Enter", code: "Enter", keyCode: 13 });
  };
  return { send, field, type, enter, value: () => value };
}

test("what Enter has chosen no further Enter takes away", () => {
  const { field, type, enter, value } = shown();
  fireEvent.focus(field);
  type("防冰");
  enter();
  expect(value()).toEqual(["0"]);
  expect(document.querySelector(".ant-select-selection-item, .ant-select-content-item")?.textContent).toContain("防冰涂层");
  enter();
  expect(value()).toEqual(["0"]);
});

test("text that nothing was chosen by is said and keeps the form from being carried out", () => {
  const { send, field, type } = shown();
  fireEvent.focus(field);
  type("砂型");
  expect(screen.queryByRole("alert")).toBeNull();
  fireEvent.click(screen.getByText("save"));
  expect(send).not.toHaveBeenCalled();
  expect(screen.getByRole("alert").textContent).toContain("「砂型」没有选定");
  fireEvent.blur(field);
  fireEvent.click(screen.getByText("save"));
  expect(send).not.toHaveBeenCalled();
  fireEvent.click(screen.getByText("清除"));
  expect(screen.queryByRole("alert")).toBeNull();
  fireEvent.click(screen.getByText("save"));
  expect(send).toHaveBeenCalledOnce();
});

test("Enter waits for what was typed, and takes nothing that was offered for less", () => {
  const onChange = vi.fn();
  const picker = (isLooking: boolean, options: typeof OPTIONS) => (
    <Pick isLooking={isLooking} showSearch={{ filterOption: false, onSearch: () => undefined }} value={null as string | null} options={options} onChange={onChange} />
  );
  const { rerender } = render(picker(false, OPTIONS));
  const field = screen.getByRole("combobox");
  fireEvent.focus(field);
  fireEvent.input(field, { target: { value: "冻" } });
  fireEvent.change(field, { target: { value: "冻" } });
  rerender(picker(true, OPTIONS));
  fireEvent.keyDown(field, { key: "Enter", code: "Enter", keyCode: 13 });
  expect(onChange).not.toHaveBeenCalled();
  rerender(picker(false, OPTIONS.slice(1)));
  expect(onChange).toHaveBeenCalledExactlyOnceWith("1", OPTIONS[1]);
});

test("a record is made by an Enter at the line that offers it, and by nothing else", async () => {
  const add = vi.fn(() => Promise.resolve());
  const picker = (isLooking: boolean) => (
    <Pick isLooking={isLooking} showSearch={{ filterOption: false, onSearch: () => undefined }} value={null as string | null} options={[] as typeof OPTIONS} add={add} />
  );
  const { rerender } = render(picker(true));
  const field = screen.getByRole("combobox");
  const press = (key: string, more = {}) => fireEvent.keyDown(field, { key, code: key, keyCode: key === "Tab" ? 9 : 13, ...more });
  fireEvent.focus(field);
  fireEvent.input(field, { target: { value: "新单位" } });
  fireEvent.change(field, { target: { value: "新单位" } });
  press("Enter");
  rerender(picker(false));
  press("Tab");
  press("Enter", { ctrlKey: true });
  expect(add).not.toHaveBeenCalled();
  expect(screen.getByRole("alert").textContent).toContain("「新单位」没有选定");
  press("Enter");
  await waitFor(() => expect(add).toHaveBeenCalledExactlyOnceWith("新单位"));
});

test("Tab goes on: it chooses nothing that nobody has pointed at, the text stays and is said, and nothing else stops it", () => {
  const onChange = vi.fn();
  render(<Pick showSearch={{ filterOption: false, onSearch: () => undefined }} value={null as string | null} options={OPTIONS} onChange={onChange} />);
  const field = screen.getByRole("combobox");
  const tab = () => fireEvent.keyDown(field, { key: "Tab", code: "Tab", keyCode: 9 });
  fireEvent.focus(field);
  fireEvent.mouseDown(field);
  expect(tab(), "the window moves on").toBe(true);
  fireEvent.input(field, { target: { value: "防" } });
  fireEvent.change(field, { target: { value: "防" } });
  expect(tab()).toBe(true);
  fireEvent.blur(field);
  expect(onChange).not.toHaveBeenCalled();
  expect(screen.getByRole("alert").textContent).toContain("「防」没有选定");
  expect(screen.getByText("清除").tabIndex).toBe(-1);
});

test("a record that is likely meant stands first and is made by being chosen", async () => {
  const make = vi.fn(() => Promise.resolve());
  render(<Pick showSearch value={null as string | null} options={OPTIONS} offers={[{ name: "甲大学", make }]} />);
  fireEvent.mouseDown(screen.getByRole("combobox"));
  const offered = await screen.findAllByTitle(/./);
  expect(offered[0]!.title).toBe("＋ 新增「甲大学」");
  fireEvent.click(offered[0]!);
  await waitFor(() => expect(make).toHaveBeenCalledOnce());
});

test("Delete empties a field that may be empty, and its button is no stop of Tab", () => {
  const chosen: (string | null)[] = [];
  render(<Pick<string | null, { value: string; label: string }> allowClear value="0" options={OPTIONS} showSearch onChange={(value) => chosen.push(value ?? null)} />);
  const buttons = [...document.querySelectorAll("button")];
  expect(buttons.map(({ tabIndex }) => tabIndex)).toEqual(buttons.map(() => -1));
  fireEvent.keyDown(screen.getByRole("combobox"), { key: "Delete" });
  expect(chosen).toEqual([null]);
});

test("Enter at what is chosen already closes the list and forgets what was typed", () => {
  render(<Pick<string | null, { value: string; label: string }> value="0" options={OPTIONS.slice(0, 1)} showSearch={{ filterOption: false }} onChange={() => undefined} />);
  const field = screen.getByRole<HTMLInputElement>("combobox");
  fireEvent.input(field, { target: { value: "防冰" } });
  fireEvent.change(field, { target: { value: "防冰" } });
  fireEvent.keyDown(field, { key: "Enter" });
  expect(field.value).toBe("");
});
