// The period that a statement begins with.
/** First and last day of the month before the one that a day lies in. */
export function lastMonth(today: string): { from: string; to: string } {
  const [year = 1970, month = 1] = today.split("-").map(Number);
  const text = (day: Date) => day.toISOString().slice(0, 10);
  return { from: text(new Date(Date.UTC(year, month - 2, 1))), to: text(new Date(Date.UTC(year, month - 1, 0))) };
}
