import { expect, test } from "vitest";
import { STAGES, type DealRow, type Stage } from "@/ipc";
import { ageOf, boardOf, COLUMNS, isOverdue, stageBeside } from "./board";

const deal = (id: string, stage: Stage, next_on: string | null = null): DealRow => ({ id, title: id, stage, next_on, since: "2026-11-01", is_agreed: false, received: "0.00" });

test("every stage belongs to one column", () => {
  expect(COLUMNS.flatMap(({ stages }) => stages as readonly Stage[])).toEqual(STAGES);
});

test("deals are gathered by column, then by stage and next day", () => {
  const board = boardOf([deal("trial", "P08T"), deal("late", "P08", "2026-12-01"), deal("none", "P08"), deal("soon", "P08", "2026-11-01"), deal("paid", "P15")]);
  const shown = Object.fromEntries(board.map(({ key, deals }) => [key, deals.map(({ id }) => id)]));
  expect(shown.negotiation).toEqual(["soon", "late", "none", "trial"]);
  expect(shown.settlement).toEqual(["paid"]);
  expect(board).toHaveLength(10);
});

test("the path goes past a trial, and out of one", () => {
  expect(stageBeside("P08", 1)).toBe("P09");
  expect(stageBeside("P09", -1)).toBe("P08");
  expect(stageBeside("P08T", 1)).toBe("P09");
  expect(stageBeside("P00", -1)).toBeUndefined();
  expect(stageBeside("P18", 1)).toBeUndefined();
});

test("an action is overdue after its day, and never in a closed deal", () => {
  expect(isOverdue(deal("a", "P05", "2026-11-21"), "2026-11-22")).toBe(true);
  expect(isOverdue(deal("a", "P05", "2026-11-22"), "2026-11-22")).toBe(false);
  expect(isOverdue(deal("a", "P18", "2026-11-21"), "2026-11-22")).toBe(false);
});

test("a deal grows old after a month and stale after two, and never once it is closed", () => {
  const age = (today: string, stage: Stage = "P05") => ageOf({ stage, since: "2026-01-01" }, today);
  expect([age("2026-01-31"), age("2026-02-01"), age("2026-03-02"), age("2026-03-03")]).toEqual(["fresh", "old", "old", "stale"]);
  expect(age("2027-01-01", "P18")).toBe("fresh");
});
