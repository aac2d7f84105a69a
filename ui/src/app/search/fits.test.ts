import { expect, test } from "vitest";
import { fitOf } from "./fits";

test.each([
  ["dk", "begins"],
  ["DK", "begins"],
  ["dengji dao", "begins"],
  ["登记", "begins"],
  ["到款", "holds"],
  ["kuan", undefined],
  ["", "begins"],
] as const)("登记到款 is met by %s: %s", (typed, fit) => {
  expect(fitOf(typed, "登记到款", "djdk dk dengjidaokuan daokuan")).toBe(fit);
});
