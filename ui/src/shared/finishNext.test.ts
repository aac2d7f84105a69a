import { clearMocks, mockIPC } from "@tauri-apps/api/mocks";
import { afterEach, beforeEach, expect, test } from "vitest";
import { i18n } from "@/i18n";
import { finishNext } from "./finishNext";

let asked: unknown[] = [];
beforeEach(() => {
  asked = [];
  mockIPC((_, args) => {
    asked.push(args);
    return { id: "1" };
  });
});
afterEach(clearMocks);

test("what was planned is logged as done in its own words", async () => {
  await finishNext("deal", "1", "寄样品", i18n.t);
  await finishNext("organisation", "2", "回访", i18n.t);
  const done = (id: string, text: string) => ({ id, text, next: null, finishes_next: true });
  expect(asked).toMatchObject([
    { command: "note_log", payload: done("1", "完成：寄样品") },
    { command: "organisation_log", payload: done("2", "完成：回访") },
  ]);
});

test("where its words are erased there is nothing to log, and what comes next is set", async () => {
  await finishNext("deal", "1", undefined, i18n.t, { what: "签约", on: "2026-12-01" });
  expect(asked).toMatchObject([{ command: "next_action_set", payload: { id: "1", next: { what: "签约", on: "2026-12-01" } } }]);
});
