import { expect, test } from "vitest";
import { fieldFor } from "./fields";

test("paths meet at their joints only", () => {
  const named = (...names: string[]) => names.map((name) => ({ name, focus: () => undefined, lacks: () => false }));
  expect(fieldFor(named("clauses[1].cap", "clauses[1]", "clauses"), "clauses[1].cap.amount")?.name).toBe("clauses[1].cap");
  expect(fieldFor(named("clauses[1]"), "clauses[10].cap")).toBeUndefined();
  expect(fieldFor(named("", "name"), "names")).toBeUndefined();
  expect(fieldFor(named("", "name"), "")).toBeUndefined();
});
