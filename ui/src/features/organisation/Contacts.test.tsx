import { fireEvent, render, screen } from "@testing-library/react";
import { useState } from "react";
import { expect, test } from "vitest";
import "@/i18n";
import type { Contact, Organisation } from "@/ipc";
import { ContactList, Contacts } from "./Contacts";

const FIRST: Contact = { name: "钟砺", post: "成果处", phone: "000-1" };

function Editor({ onChange }: { onChange: (contacts: Contact[] | undefined) => void }) {
  const [value, setValue] = useState<Organisation>({ name: "研究所", contacts: [FIRST] });
  const change = (part: Partial<Organisation> | ((now: Organisation) => Partial<Organisation>)) => {
    const next = { ...value, ...(typeof part === "function" ? part(value) : part) };
    setValue(next);
    onChange(next.contacts);
  };
  return <Contacts value={value} change={change} view={undefined} />;
}

test("a contact is added with the keyboard in its name, typed and taken away again; the others stay", () => {
  let contacts: Contact[] | undefined;
  render(<Editor onChange={(next) => (contacts = next)} />);
  fireEvent.click(screen.getByRole("button", { name: /添加联系人/ }));
  const [, name] = screen.getAllByLabelText("联系人");
  expect(document.activeElement).toBe(name);
  fireEvent.change(name!, { target: { value: "秦工" } });
  fireEvent.change(screen.getAllByLabelText("联系电话")[1]!, { target: { value: "000-2" } });
  expect(contacts).toEqual([FIRST, { name: "秦工", phone: "000-2" }]);
  fireEvent.click(screen.getAllByRole("button", { name: "移去" })[0]!);
  expect(contacts).toEqual([{ name: "秦工", phone: "000-2" }]);
});

test("every contact is shown, by whatever is known of them; one of whom nothing is left was erased", () => {
  render(<ContactList contacts={[FIRST, { post: "科技处" }, {}]} />);
  expect(screen.getAllByRole("listitem").map((row) => row.textContent)).toEqual(["钟砺 · 成果处000-1", "科技处", "（已抹除）"]);
});
