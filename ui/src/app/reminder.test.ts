import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { i18n } from "@/i18n";
import type { DayFigures } from "@/ipc";

const NOTHING: DayFigures = {
  today: "2026-11-30",
  due: 0,
  expected: { count: 4, amount: "123456.00" },
  overdue: { count: 0, amount: "0.00" },
  unstated: { until: "2026-10-31", payees: 0, amount: "0.00", since: "0.00" },
  stated: { year: 2026, count: 1, gross: "777.00" },
  ending: 0,
  ending_until: "2027-01-29",
};

beforeEach(() => {
  localStorage.clear();
  vi.resetModules();
});
afterEach(() => void i18n.changeLanguage("zh-CN"));

test("it says counts alone, and nothing where nothing waits", async () => {
  const { reminderWords } = await import("./useReminder");
  const waits = { ...NOTHING, due: 12, overdue: { count: 2, amount: "800000.01" }, ending: 1, unstated: { until: "2026-10-31", payees: 3, amount: "178672.84", since: "0.00" } };
  expect(reminderWords(NOTHING, i18n.t)).toBeUndefined();
  expect(reminderWords(waits, i18n.t)).toBe("到期事项 12 件，逾期应到款 2 笔，60 天内到期的委托或保护期 1 个，待结算的收款方 3 个");
  expect(reminderWords({ ...NOTHING, overdue: waits.overdue }, i18n.t)).toBe("逾期应到款 2 笔");
  await i18n.changeLanguage("en");
  expect(reminderWords(waits, i18n.t)).toBe("12 follow-ups due, 2 payments overdue, 1 mandate or protection ending in 60 days, 3 payees to be settled");
});

test("it comes once a day, from its time on, and never unasked", async () => {
  const { changeReminder, currentReminder, isTimeToTell } = await import("@/shared/reminder");
  const morning = { day: "2026-11-30", time: "08:59" };
  const later = { day: "2026-11-30", time: "17:20" };
  expect(isTimeToTell(currentReminder(), later)).toBe(false);
  changeReminder({ at: "09:00" });
  expect(isTimeToTell(currentReminder(), morning)).toBe(false);
  expect(isTimeToTell(currentReminder(), { ...morning, time: "09:00" })).toBe(true);
  expect(isTimeToTell(currentReminder(), later)).toBe(true);
  changeReminder({ toldOn: "2026-11-30" });
  expect(isTimeToTell(currentReminder(), later)).toBe(false);
  expect(isTimeToTell(currentReminder(), { ...later, day: "2026-12-01" })).toBe(true);
  // Another time on the same day tells nothing again, and what is switched off stays off.
  changeReminder({ at: "16:00" });
  expect(isTimeToTell(currentReminder(), later)).toBe(false);
  changeReminder({ at: null });
  expect(isTimeToTell(currentReminder(), { ...later, day: "2026-12-02" })).toBe(false);
});

test("what was answered is kept for the next start", async () => {
  const first = await import("@/shared/reminder");
  expect(first.currentReminder()).toBeNull();
  first.changeReminder({ at: "09:00", toldOn: "2026-11-30" });
  vi.resetModules();
  const next = await import("@/shared/reminder");
  expect(next.currentReminder()).toEqual({ at: "09:00", toldOn: "2026-11-30" });
  expect(next.TIMES).toContain(next.USUAL_TIME);
  expect([next.TIMES[0], next.TIMES.at(-1)]).toEqual(["06:00", "21:00"]);
});
