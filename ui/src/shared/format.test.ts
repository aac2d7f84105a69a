import { describe, expect, test } from "vitest";
import { i18n } from "@/i18n";
import { daysBetween, formatCount, formatDay, formatMoney, formatLarge } from "./format";

describe("amounts", () => {
  test.each([
    ["0.00", "0.00"],
    ["1234.50", "1,234.50"],
    ["-1234567.80", "−1,234,567.80"],
    ["9999999999999.99", "9,999,999,999,999.99"],
    ["999.00", "999.00"],
    [null, "–"],
  ])("%s is shown as %s", (amount, shown) => expect(formatMoney(amount)).toBe(shown));

  test.each([
    ["1250000.00", "125"],
    ["1255000.00", "125.5"],
    ["12345678901.23", "1,234,567.890123"],
    ["100.00", "0.01"],
    ["0.00", "0"],
    ["-20000.00", "−2"],
  ])("%s in ten thousands is %s", (amount, shown) => expect(formatLarge(amount)).toBe(shown));

  test.each([
    ["8000000.00", "8"],
    ["6666666.66", "6.66666666"],
    ["100.00", "0.0001"],
  ])("%s in millions, as English counts, is %s", async (amount, shown) => {
    await i18n.changeLanguage("en");
    expect(formatLarge(amount)).toBe(shown);
    await i18n.changeLanguage("zh-CN");
  });
});

test("days", () => {
  expect(formatDay("2026-03-12")).toBe("2026-03-12");
  expect(formatDay("2026-03-12", "zh-CN")).toBe("2026-03-12 周四");
  expect(formatDay("2026-03-12", "en")).toBe("2026-03-12 Thu");
  expect(daysBetween("2026-02-27", "2026-03-02")).toBe(3);
  expect(formatCount(100000)).toBe("100,000");
});
