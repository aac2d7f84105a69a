// Whether the day should be told: asked once, beside the day's list.
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { changeReminder, USUAL_TIME, useReminder } from "@/shared/reminder";
import textCss from "@/shared/text.module.css";
import todayCss from "./today.module.css";

export function AskReminder() {
  const { t } = useTranslation();
  if (useReminder()) return null;
  return (
    <section className={todayCss.ask} data-words>
      <p className={textCss.soft}>{t("app.reminder.ask", { time: USUAL_TIME })}</p>
      <span>
        <Button size="small" onClick={() => changeReminder({ at: USUAL_TIME })}>
          {t("app.reminder.yes")}
        </Button>
        <Button size="small" type="text" onClick={() => changeReminder({ at: null })}>
          {t("app.reminder.no")}
        </Button>
      </span>
    </section>
  );
}
