import { clearMocks, mockIPC } from "@tauri-apps/api/mocks";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { chooseSave } from "./chooseSave";
import { isMasked, listenToMask, toggleMask } from "./mask";

listenToMask();
const asked = vi.fn();
const look = () => document.documentElement.dataset.mask;
const press = (kind: "keydown" | "keyup") => window.dispatchEvent(new KeyboardEvent(kind, { code: "F9" }));

beforeEach(() => {
  mockIPC((command, payload) => {
    asked(command, payload);
    return { path: "/tmp/list.xlsx" };
  });
});
afterEach(() => {
  if (isMasked()) toggleMask();
  asked.mockClear();
  clearMocks();
});

test("the mask holds over a restart, and a held key looks behind it", () => {
  toggleMask();
  expect([look(), localStorage.getItem("mask")]).toEqual(["on", "on"]);
  press("keydown");
  expect([look(), isMasked()]).toEqual(["held", true]);
  press("keyup");
  expect(look()).toBe("on");
  press("keydown");
  window.dispatchEvent(new Event("blur"));
  expect(look()).toBe("on");
  toggleMask();
  expect([look(), localStorage.getItem("mask")]).toEqual(["off", "off"]);
  press("keydown");
  expect(look()).toBe("off");
});

test("nothing is copied and no place to save is asked for while the desk is hidden", async () => {
  const copy = () => {
    const event = new Event("copy", { bubbles: true, cancelable: true });
    document.body.dispatchEvent(event);
    return event.defaultPrevented;
  };
  expect(copy()).toBe(false);
  toggleMask();
  expect(copy()).toBe(true);
  await expect(chooseSave({ title: "x" })).rejects.toMatchObject({ code: "masked" });
  expect(asked).not.toHaveBeenCalled();
  toggleMask();
  await expect(chooseSave({ title: "x" })).resolves.toBe("/tmp/list.xlsx");
});

test("a mouse that passes over a hidden row brings up no words", () => {
  document.body.innerHTML = `<main class="page"><span title="演示·某公司">演</span></main>`;
  const cell = document.querySelector("span")!;
  toggleMask();
  cell.dispatchEvent(new MouseEvent("mouseover", { bubbles: true }));
  expect(cell.hasAttribute("title")).toBe(false);
});
