import { expect, test } from "vitest";
import { onlyOf } from "./filter";

test("of an address only what deals can be narrowed down by is asked for", () => {
  expect(onlyOf({ stage: ["P05", "P06"], trl: ["5"], payee: [] })).toEqual({ stage: ["P05", "P06"] });
  expect(onlyOf({})).toEqual({});
});
