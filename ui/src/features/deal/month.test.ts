import { expect, test } from "vitest";
import { monthBeside, weeksOf } from "./month";

test("a month is shown in whole weeks, from Monday on", () => {
  const november = weeksOf("2026-11");
  expect(november.map((week) => week.length)).toEqual([7, 7, 7, 7, 7, 7]);
  expect([november[0]![0], november.at(-1)!.at(-1)]).toEqual(["2026-10-26", "2026-12-06"]);
  // Four weeks to the day.
  expect(weeksOf("2021-02")).toHaveLength(4);
});

test("months follow each other over the year's end", () => {
  expect([monthBeside("2026-12", 1), monthBeside("2026-01", -1), monthBeside("2026-03", -1)]).toEqual(["2027-01", "2025-12", "2026-02"]);
});
