import { useTranslation } from "react-i18next";
import { daysBetween, formatDay, Tag } from "@/shared";

/** When something is due, seen from today. */
export function DueTag({ day, today, isOverdue }: { day: string; today: string; isOverdue: boolean }) {
  const { t } = useTranslation();
  const text = isOverdue ? t("today.overdue", { days: daysBetween(day, today) }) : day === today ? t("today.today") : formatDay(day);
  return (
    <span className="due" title={formatDay(day)}>
      <Tag tone={isOverdue ? "bad" : day === today ? "good" : "quiet"}>{text}</Tag>
    </span>
  );
}
