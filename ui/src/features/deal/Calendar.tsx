// The deals by what is due on which day, a month at a time.
import { LeftOutlined, RightOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useAsk, type CalendarEntry, type DealOnly } from "@/ipc";
import { Bones, ErrorState, formatLarge, RecordLink } from "@/shared";
import { classes } from "@/shared/classes";
import textCss from "@/shared/text.module.css";
import { monthBeside, monthOf, weeksOf } from "./month";
import css from "./calendar.module.css";

/** Next actions and expected payments of the deals that are sought, each the way to its record; those of organisations where none are. */
export function Calendar({ today, asked }: { today: string; asked: { search: string; only: Partial<DealOnly> } }) {
  const { t, i18n } = useTranslation();
  const [month, setMonth] = useState(monthOf(today));
  const weeks = weeksOf(month);
  const { data, error, refetch } = useAsk("deal_calendar", { from: weeks[0]![0]!, to: weeks.at(-1)!.at(-1)!, ...asked }, { keep: true });
  if (error) return <ErrorState failure={error} onRetry={() => void refetch()} />;
  if (!data) return <Bones rows={12} />;
  const weekday = new Intl.DateTimeFormat(i18n.language, { weekday: "short", timeZone: "UTC" });
  const on = (day: string) => data.entries.filter((entry) => entry.on === day);
  return (
    <div className={css.calendar}>
      <header className={css.head}>
        <Button type="text" icon={<LeftOutlined />} aria-label={t("deal.calendarOf.before")} title={t("deal.calendarOf.before")} onClick={() => setMonth(monthBeside(month, -1))} />
        <h2 className={textCss.figure} aria-live="polite">
          {month}
        </h2>
        <Button type="text" icon={<RightOutlined />} aria-label={t("deal.calendarOf.after")} title={t("deal.calendarOf.after")} onClick={() => setMonth(monthBeside(month, 1))} />
        {month !== monthOf(today) && (
          <Button type="text" onClick={() => setMonth(monthOf(today))}>
            {t("deal.calendarOf.present")}
          </Button>
        )}
        {data.has_more && <span className={textCss.faint}>{t("deal.calendarOf.more", { count: data.entries.length })}</span>}
      </header>
      <table className={css.month} aria-label={`${t("deal.calendar")} ${month}`}>
        <thead>
          <tr>
            {weeks[0]!.map((day) => (
              <th key={day}>{weekday.format(new Date(`${day}T00:00:00Z`))}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week) => (
            <tr key={week[0]}>
              {week.map((day) => (
                <td key={day} className={classes(monthOf(day) !== month && css.beside, day === today && css.today)} aria-current={day === today ? "date" : undefined}>
                  <time className={textCss.figure} dateTime={day}>
                    {Number(day.slice(8))}
                  </time>
                  <ul>
                    {on(day).map((entry, index) => (
                      <li key={index} className={day < today ? textCss.bad : undefined}>
                        <Entry entry={entry} />
                      </li>
                    ))}
                  </ul>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Entry({ entry: { deal, organisation, title, what, amount } }: { entry: CalendarEntry }) {
  const { t } = useTranslation();
  const words = amount ? t("deal.calendarOf.expected", { amount: formatLarge(amount) }) : (what ?? t("shared.erased"));
  return (
    <>
      <RecordLink kind={deal ? "deal" : "organisation"} id={deal ?? organisation}>
        {words}
      </RecordLink>
      <span className={textCss.soft}>{title}</span>
    </>
  );
}
