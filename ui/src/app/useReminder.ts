// Tells the day once, in a notification of the system: how much waits, never of whom or how much money, since it shows on a locked screen.
import type { TFunction } from "i18next";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { rpc, type DayFigures } from "@/ipc";
import { changeReminder, currentReminder, isTimeToTell } from "@/shared/reminder";

/** So often it is looked whether it is time. */
const EVERY_MS = 60_000;

/** What the notification says; nothing where nothing waits. */
export function reminderWords({ due, overdue, ending, unstated }: DayFigures, t: TFunction): string | undefined {
  const said = [
    due > 0 && t("app.reminder.due", { count: due }),
    overdue.count > 0 && t("app.reminder.overdue", { count: overdue.count }),
    ending > 0 && t("app.reminder.ending", { count: ending }),
    unstated.payees > 0 && t("app.reminder.unstated", { count: unstated.payees }),
  ].filter((words) => words !== false);
  return said.length > 0 ? said.join(t("app.reminder.comma")) : undefined;
}

/** `09:05` on the clock of this computer. */
const clock = () => new Date().toTimeString().slice(0, 5);

async function tell(t: TFunction) {
  // Before its time nothing is asked; the desk says which day it is.
  if (!isTimeToTell(currentReminder(), { day: "", time: clock() })) return;
  const figures = await rpc("day_figures", {});
  if (!isTimeToTell(currentReminder(), { day: figures.today, time: clock() })) return;
  // A day on which nothing waits at its time is told as well: by silence.
  changeReminder({ toldOn: figures.today });
  const body = reminderWords(figures, t);
  if (body) await rpc("remind", { title: t("app.reminder.title"), body });
}

/** Once a day while the desk is open: at its time, or at the start after it. */
export function useReminderOfTheDay(): void {
  const { t } = useTranslation();
  useEffect(() => {
    // What can't be told now is not worth a word: the list of the day says it.
    const look = () => void tell(t).catch(() => undefined);
    // After the first paint.
    const first = window.setTimeout(look);
    const again = window.setInterval(look, EVERY_MS);
    return () => {
      window.clearTimeout(first);
      window.clearInterval(again);
    };
  }, [t]);
}
