import { expect, test } from "vitest";
import { addBand, bandFaults, bandsOver, compareText, type EditedBand } from "./bands";
import { formatPoints, formatRate, isWhole, readRate, readShare, restOf } from "./rate";

const band = (up_to: string | null, rate: string | null = "0.05"): EditedBand => ({ up_to, rate });

test.each<[string, EditedBand[], (string | null)[]]>([
  ["rising ends with an open last one", [band("1000000.00"), band("5000000.00"), band(null)], [null, null, null]],
  ["an end below the one before", [band("5000000.00"), band("1000000.00"), band(null)], [null, "end_not_above", null]],
  ["the same end twice", [band("1000000.00"), band("1000000.00"), band(null)], [null, "end_not_above", null]],
  ["an end at zero", [band("0.00"), band(null)], ["end_not_above", null]],
  ["an end that is missing", [band(null), band(null)], ["end_missing", null]],
  ["a rate that is missing", [band("1000000.00", null), band(null)], ["rate_missing", null]],
  ["ends with more digits are larger, not earlier in the alphabet", [band("9.00"), band("10.00"), band(null)], [null, null, null]],
])("%s", (_, bands, faults) => expect(bandFaults(bands, false)).toEqual(faults));

test("floor, guideline and ceiling rise", () => {
  const guided = (floor: string, rate: string, ceiling: string) => bandFaults([{ up_to: null, rate, floor, ceiling }], true)[0];
  expect(guided("0.03", "0.05", "0.07")).toBeNull();
  expect(guided("0.06", "0.05", "0.07")).toBe("floor_above_rate");
  expect(guided("0.03", "0.08", "0.07")).toBe("floor_above_rate");
});

test("a new band stands before the open one", () => {
  expect(addBand([band("1.00"), band(null)], band(null, null)).map(({ up_to, rate }) => [up_to, rate])).toEqual([["1.00", "0.05"], [null, null], [null, "0.05"]]);
});

test("amounts are compared exactly", () => {
  expect(compareText("9999999999999.98", "9999999999999.99")).toBe(-1);
  expect(compareText("-1.00", "0.50")).toBe(-1);
  expect(compareText("0.05", "0.050000")).toBe(0);
});

test.each([["0.035", "3.5%"], ["0", "0%"], ["1", "100%"], ["0.000001", "0.0001%"], ["0.5", "50%"]])("%s is read as %s, and back", (rate, shown) => {
  expect(formatRate(rate)).toBe(shown);
  expect(readRate(shown)).toBe(rate);
});

test("what is no rate or share is none", () => {
  expect(["101", "-1", "5,5", "abc", "", "0.00001"].map(readRate)).toEqual([null, null, null, null, null, null]);
  expect(["60", "1/3", "33.3333", "０．５"].map(readShare)).toEqual(["60", "1/3", "33.3333", "0.5"]);
  expect(["", "1/0", "-5", "a"].map(readShare)).toEqual([null, null, null, null]);
});

test("shares make exactly the whole", () => {
  expect(isWhole(["1/3", "1/3", "1/3"])).toBe(true);
  expect(isWhole(["60", "25", "15"])).toBe(true);
  expect(isWhole(["33.3333", "33.3333", "33.3333"])).toBe(false);
  expect(isWhole([])).toBe(false);
});

test("a further share takes what the others leave", () => {
  expect(restOf(["60"])).toBe("40");
  expect(restOf(["33.3333", "33.3333"])).toBe("33.3334");
  expect(restOf(["1/3", "1/3"])).toBe("1/3");
  expect(restOf(["1/3", "50"])).toBe("1/6");
  expect(restOf(["99.5"])).toBe("0.5");
  expect(restOf([])).toBe("100");
  expect([restOf(["100"]), restOf(["60", "50"])]).toEqual(["", ""]);
});

test("a negotiated band lies beside every guideline band that it reaches into", () => {
  const guideline = [{ up_to: "1000000.00" }, { up_to: "5000000.00" }, { up_to: null }];
  const over = (above: string | null, end: string | null) => bandsOver(guideline, above, end).map((band) => band.up_to);
  expect(over(null, null)).toEqual(["1000000.00", "5000000.00", null]);
  expect(over(null, "1000000.00")).toEqual(["1000000.00"]);
  expect(over("1000000.00", "1000000.01")).toEqual(["5000000.00"]);
  expect(over("900000.00", "5000000.01")).toEqual(["1000000.00", "5000000.00", null]);
  expect(over("5000000.00", null)).toEqual([null]);
});

test("a difference is shown in percentage points", () => {
  expect([15_000, -40_000, 0, 1].map(formatPoints)).toEqual(["+1.5", "\u22124", "0", "+0.0001"]);
});
