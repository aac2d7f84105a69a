import { expect, test } from "vitest";
import { placedName } from "./pageError";

function thrown(message: string, frames: string) {
  const error = new TypeError(message);
  error.stack = frames.replace("WORDS", `TypeError: ${message}`);
  return error;
}

test.each([
  ["of Chromium", "WORDS\n    at read (http://localhost/assets/DealPage-B1_x.js:2:1451)\n    at http://localhost/assets/index.js:1:1", "TypeError DealPage-B1_x.js:2:1451"],
  ["of WebKit", "read@tauri://localhost/assets/DealPage-B1_x.js:2:1451\n@tauri://localhost/assets/index.js:1:1", "TypeError DealPage-B1_x.js:2:1451"],
  ["of a page in development", "WORDS\n    at read (http://localhost:5173/src/a.tsx?t=17:20:5)", "TypeError a.tsx:20:5"],
  ["without frames", "WORDS", "TypeError"],
])("a stack %s gives name and place, and nothing that was typed", (_, frames, said) => {
  expect(placedName(thrown("张三 of list.js:1:2 is no amount\n    at 13900000000.js:3:4", frames))).toBe(said);
});

test("what is no error is known by its code or its type", () => {
  expect(placedName({ code: "disk_full", message: { zh: "甲", en: "a" } })).toBe("disk_full");
  expect(placedName("张三")).toBe("string");
  expect(placedName(null)).toBe("object");
});
