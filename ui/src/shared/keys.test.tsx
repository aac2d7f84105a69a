import { fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { keyText, listenToKeys, useKeys, type Key } from "./keys";

let release = () => {};
beforeEach(() => {
  release = listenToKeys();
});
afterEach(() => release());

function Screen({ keys }: { keys: Key[] }) {
  useKeys("screen", keys);
  return <input aria-label="field" />;
}

test("a plain key is a letter in a field and a command elsewhere; a chord is a command in both", () => {
  const [plain, chord, undo] = [vi.fn(), vi.fn(), vi.fn()];
  render(
    <Screen
      keys={[
        { code: "KeyN", says: "new", run: plain },
        { code: "KeyK", ctrl: true, says: "search", run: chord },
        { code: "KeyZ", ctrl: true, says: "undo", run: undo, isOfScreen: true },
      ]}
    />,
  );
  const field = screen.getByLabelText("field");
  fireEvent.keyDown(field, { code: "KeyN" });
  expect(plain).not.toHaveBeenCalled();
  fireEvent.keyDown(document.body, { code: "KeyN" });
  expect(plain).toHaveBeenCalledOnce();
  fireEvent.keyDown(field, { code: "KeyK", ctrlKey: true });
  expect(chord).toHaveBeenCalledOnce();
  fireEvent.keyDown(field, { code: "KeyZ", ctrlKey: true });
  expect(undo).not.toHaveBeenCalled();
  fireEvent.keyDown(document.body, { code: "KeyZ", ctrlKey: true });
  expect(undo).toHaveBeenCalledOnce();
});

test("a key of the screen alone does nothing from within a form or under an overlay", () => {
  const undo = vi.fn();
  render(<Screen keys={[{ code: "KeyZ", ctrl: true, says: "undo", run: undo, isOfScreen: true }]} />);
  const press = (target: Element) => fireEvent.keyDown(target, { code: "KeyZ", ctrlKey: true });
  const { rerender } = render(<div data-form><button type="button">more</button></div>);
  press(screen.getByText("more"));
  expect(undo).not.toHaveBeenCalled();
  rerender(<div role="dialog"><button type="button">close</button></div>);
  press(screen.getByText("close"));
  press(document.body);
  expect(undo).not.toHaveBeenCalled();
  rerender(<p />);
  press(document.body);
  expect(undo).toHaveBeenCalledOnce();
});

test("a key that the input method takes does nothing", () => {
  const run = vi.fn();
  render(<Screen keys={[{ code: "KeyJ", ctrl: true, says: "log", run }]} />);
  fireEvent.keyDown(document.body, { code: "KeyJ", ctrlKey: true, keyCode: 229 });
  expect(run).not.toHaveBeenCalled();
});

test("keys are named as they are printed", () => {
  expect(keyText({ code: "Digit3", ctrl: true })).toBe("Ctrl+3");
  expect(keyText({ code: "Slash", shift: true })).toBe("?");
  expect(keyText({ code: "ArrowLeft", alt: true })).toBe("Alt+←");
});
