// The day's list: how late something is, in a word.
import { useTranslation } from "react-i18next";
import { daysBetween, formatDay, Tag } from "@/shared";
import todayCss from "./today.module.css";

/** When something is due, seen from today. */
export function DueTag({ day, today, isOverdue }: { day: string; today: string; isOverdue: boolean }) {
  const { t } = useTranslation();
  const text = isOverdue ? t("app.today.overdue", { days: daysBetween(day, today) }) : day === today ? t("app.today.today") : formatDay(day);
  return (
    <span className={todayCss.due} data-words title={formatDay(day)}>
      <Tag tone={isOverdue ? "bad" : day === today ? "good" : "quiet"}>{text}</Tag>
    </span>
  );
}
