// The days that a month shows: whole weeks, from Monday on.

const DAY_MS = 86_400_000;
const at = (day: string) => new Date(`${day}T00:00:00Z`);
const dayOf = (date: Date) => date.toISOString().slice(0, 10);

/** `2026-11` of a day in it. */
export const monthOf = (day: string) => day.slice(0, 7);

/** The month so many after, or before. */
export function monthBeside(month: string, step: number): string {
  const date = at(`${month}-01`);
  date.setUTCMonth(date.getUTCMonth() + step);
  return monthOf(dayOf(date));
}

/** Its weeks, each of seven days. */
export function weeksOf(month: string): string[][] {
  const first = at(`${month}-01`);
  const monday = first.getTime() - ((first.getUTCDay() + 6) % 7) * DAY_MS;
  const weeks: string[][] = [];
  for (let week = 0; week < 6; week++) {
    const days = Array.from({ length: 7 }, (_, day) => dayOf(new Date(monday + (week * 7 + day) * DAY_MS)));
    if (week > 0 && monthOf(days[0]!) !== month) break;
    weeks.push(days);
  }
  return weeks;
}
