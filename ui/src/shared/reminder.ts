// The daily reminder: whether and when it is wanted, and whether it is time. Kept on this computer, as the window's looks are.
import { useSyncExternalStore } from "react";

/** What was answered to whether the day should be told. */
export interface Reminder {
  /** From what time on, `09:00`; null where it is not wanted. */
  at: string | null;
  /** The last day on which it was told. */
  toldOn?: string;
}

/** When a day is told where nobody says otherwise. */
export const USUAL_TIME = "09:00";

/** The times to choose from: every half hour from six to nine in the evening. */
export const TIMES: readonly string[] = Array.from({ length: 31 }, (_, n) => `${String(6 + Math.floor(n / 2)).padStart(2, "0")}:${n % 2 === 0 ? "00" : "30"}`);

const KEY = "reminder";
const hearers = new Set<() => void>();

let reminder: Reminder | null = stored();

function stored(): Reminder | null {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? "null") as Reminder | null;
  } catch {
    return null;
  }
}

/** The reminder as it is wanted; null as long as nobody was asked. */
export const currentReminder = (): Reminder | null => reminder;

export function changeReminder(part: Partial<Reminder>): void {
  reminder = { at: null, ...reminder, ...part };
  localStorage.setItem(KEY, JSON.stringify(reminder));
  for (const hear of hearers) hear();
}

export function useReminder(): Reminder | null {
  return useSyncExternalStore((hear) => {
    hearers.add(hear);
    return () => hearers.delete(hear);
  }, currentReminder);
}

/** Once a day, from its time on; whoever starts later in the day is told then. */
export function isTimeToTell(wanted: Reminder | null, { day, time }: { day: string; time: string }): boolean {
  return wanted !== null && wanted.at !== null && wanted.toldOn !== day && time >= wanted.at;
}
