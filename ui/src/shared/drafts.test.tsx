import { fireEvent, render, screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { clearDrafts, useDraft } from "./drafts";

const FRESH = { text: "" };

function Form() {
  const { value, change, isDraft, drop } = useDraft("form", FRESH);
  return (
    <>
      <input aria-label="text" value={value.text} onChange={(event) => change({ text: event.target.value })} />
      {isDraft && <button type="button" onClick={drop}>drop</button>}
    </>
  );
}

const field = () => screen.getByLabelText("text") as HTMLInputElement;

test("what was typed survives a closed form until it is dropped", () => {
  clearDrafts();
  const first = render(<Form />);
  fireEvent.change(field(), { target: { value: "typed" } });
  expect(screen.queryByText("drop")).toBeNull();
  first.unmount();
  render(<Form />);
  expect(field().value).toBe("typed");
  fireEvent.click(screen.getByText("drop"));
  expect(field().value).toBe("");
  expect(screen.queryByText("drop")).toBeNull();
});
