import { fireEvent, render, screen, waitFor } from "@testing-library/react";
import { useState } from "react";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { catchKeyboard, isKeyboardFree, keepKeyboard, selectEntered, useReturn } from "./focus";
import { Row, RowList } from "./RowList";

let release: () => void;
beforeEach(() => {
  release = selectEntered();
});
afterEach(() => release());

const frame = () => new Promise((done) => requestAnimationFrame(done));
const selected = (field: HTMLInputElement) => field.value.slice(field.selectionStart ?? 0, field.selectionEnd ?? 0);

function Preset() {
  return (
    <main tabIndex={-1}>
      <input aria-label="amount" defaultValue="276,543.22" />
      <input role="combobox" aria-expanded={false} aria-controls="list" aria-label="deal" defaultValue="lss" />
      <textarea aria-label="note" defaultValue="a long note" />
    </main>
  );
}

test("what is preset in a line is selected when it is entered by key, so that typing takes its place", () => {
  render(<Preset />);
  const amount = screen.getByLabelText("amount") as HTMLInputElement;
  amount.setSelectionRange(3, 3);
  amount.focus();
  expect(selected(amount)).toBe("276,543.22");
});

test("the mouse sets its caret, and a window that is come back to shows what was selected before", () => {
  render(<Preset />);
  const amount = screen.getByLabelText("amount") as HTMLInputElement;
  amount.setSelectionRange(3, 3);
  fireEvent.pointerDown(amount);
  amount.focus();
  fireEvent.pointerUp(amount);
  expect(selected(amount)).toBe("");
  window.dispatchEvent(new Event("blur"));
  fireEvent.focusIn(amount);
  expect(selected(amount)).toBe("");
});

test("searches of lists and texts of several lines are left as they are", () => {
  render(<Preset />);
  for (const label of ["deal", "note"]) {
    const field = screen.getByLabelText(label) as HTMLInputElement;
    field.setSelectionRange(1, 1);
    field.focus();
    expect(selected(field)).toBe("");
  }
});

function Over() {
  useReturn();
  return <button type="button">inside</button>;
}

function Screen({ hasOpener }: { hasOpener: boolean }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <main tabIndex={-1}>
      {(!isOpen || hasOpener) && (
        <button type="button" onClick={() => setOpen(!isOpen)}>
          opener
        </button>
      )}
      {isOpen && <Over />}
      <button type="button" onClick={() => setOpen(false)}>
        close
      </button>
    </main>
  );
}

test.each([
  ["what had it before", true, () => screen.getByText("opener")],
  ["the page where that is gone", false, () => screen.getByRole("main")],
])("the keyboard goes back to %s when what had it closes", async (_, hasOpener, place) => {
  render(<Screen hasOpener={hasOpener} />);
  screen.getByText("opener").focus();
  fireEvent.click(screen.getByText("opener"));
  screen.getByText("inside").focus();
  fireEvent.click(screen.getByText("close"));
  if (!hasOpener) screen.getByText("opener").blur();
  await waitFor(() => expect(document.activeElement).toBe(hasOpener ? place() : screen.getByRole("main")));
});

test("the keyboard is not taken from what is being used", async () => {
  render(<Preset />);
  screen.getByLabelText("note").focus();
  catchKeyboard();
  await frame();
  expect(document.activeElement).toBe(screen.getByLabelText("note"));
  expect(isKeyboardFree()).toBe(false);
  screen.getByRole("main").focus();
  expect(isKeyboardFree()).toBe(true);
});

describe("what has the keyboard goes", () => {
  let free: () => void;
  beforeEach(() => {
    free = keepKeyboard();
  });
  afterEach(() => free());

  interface Shown {
    rows?: string[];
    /** The row whose button is gone. */
    bare?: string;
    isLogged?: boolean;
    hasDialog?: boolean;
    hasSide?: boolean;
  }
  const shown = ({ rows = ["one", "two", "three"], bare, isLogged = true, hasDialog = false, hasSide = true }: Shown) => (
    <>
      <main tabIndex={-1}>
        <RowList label="list">
          {rows.map((row) => (
            <Row key={row} onOpen={() => undefined} tools={row !== bare && <button type="button">{`${row} done`}</button>}>
              {row}
            </Row>
          ))}
        </RowList>
        {isLogged && <textarea aria-label="box" onKeyDown={({ currentTarget }) => currentTarget.blur()} />}
        <button type="button">look</button>
      </main>
      {hasDialog && (
        <div tabIndex={-1} data-testid="dialog">
          <div role="dialog">{hasSide && <button type="button">side</button>}</div>
        </div>
      )}
    </>
  );
  const row = (text: string) => screen.getByText(text).closest("li");
  const holds = (place: () => Element | null) => waitFor(() => expect(document.activeElement).toBe(place()));

  test("with its row: the row that takes the place has it, and J goes on from there", async () => {
    const { rerender } = render(shown({}));
    screen.getByText("two done").focus();
    rerender(shown({ rows: ["one", "three"] }));
    await holds(() => row("three"));
    fireEvent.keyDown(document.activeElement!, { code: "KeyK" });
    expect(document.activeElement).toBe(row("one"));
  });

  test("as the last of its list: the row before it has it, and the page where no row is left", async () => {
    const { rerender } = render(shown({}));
    screen.getByText("three done").focus();
    rerender(shown({ rows: ["one", "two"] }));
    await holds(() => row("two"));
    rerender(shown({ rows: [] }));
    await holds(() => screen.getByRole("main"));
    rerender(shown({ rows: ["four"] }));
    await holds(() => row("four"));
  });

  test("out of a row that stays: the row has it", async () => {
    const { rerender } = render(shown({}));
    screen.getByText("two done").focus();
    rerender(shown({ bare: "two" }));
    await holds(() => row("two"));
  });

  test("with a page that is hidden for a while: it comes back to the row it was at", async () => {
    render(shown({}));
    row("two")!.focus();
    // Nothing that is hidden takes the keyboard.
    const hidden = vi.spyOn(HTMLLIElement.prototype, "focus").mockImplementation(() => undefined);
    row("two")!.blur();
    await holds(() => screen.getByRole("main"));
    hidden.mockRestore();
    screen.getByRole("list").className = "shown";
    await holds(() => row("two"));
  });

  test("from beside the list: the list has it", async () => {
    const { rerender } = render(shown({}));
    screen.getByLabelText("box").focus();
    rerender(shown({ isLogged: false }));
    await holds(() => row("one"));
  });

  test("by itself: it is not given back to what let go", async () => {
    render(shown({ rows: [] }));
    screen.getByLabelText("box").focus();
    fireEvent.keyDown(screen.getByLabelText("box"), { code: "Escape" });
    await holds(() => screen.getByRole("main"));
  });

  test("within a dialog: the dialog has it, and what opened that once it closes", async () => {
    const { rerender } = render(shown({}));
    screen.getByText("look").focus();
    rerender(shown({ hasDialog: true }));
    screen.getByText("side").focus();
    rerender(shown({ hasDialog: true, hasSide: false }));
    await holds(() => screen.getByTestId("dialog"));
    rerender(shown({}));
    await holds(() => screen.getByText("look"));
  });
});
