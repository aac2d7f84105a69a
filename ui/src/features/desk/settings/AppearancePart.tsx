// Settings: theme, language, text size, and the daily reminder.
import { Select } from "antd";
import { useTranslation } from "react-i18next";
import { changeAppearance, Choice, SCALES, useAppearance, type Appearance } from "@/shared";
import { changeReminder, TIMES, useReminder } from "@/shared/reminder";
import textCss from "@/shared/text.module.css";
import { LANGUAGES, THEMES } from "./parts";
import css from "./settings.module.css";

/** Among the times the choice of none. */
const OFF = "";

export function AppearancePart() {
  const { t } = useTranslation();
  const { theme, language, scale } = useAppearance();
  const reminder = useReminder();
  return (
    <>
      <div className={css.row}>
        <h2>{t("desk.settings.appearance.theme")}</h2>
        <Choice
          label={t("desk.settings.appearance.theme")}
          value={theme}
          onChange={(next) => changeAppearance({ theme: next as Appearance["theme"] })}
          options={THEMES.map((value) => ({ value, label: t(`desk.settings.appearance.${value}`) }))}
        />
      </div>
      <div className={css.row}>
        <h2>{t("desk.settings.appearance.language")}</h2>
        <Choice
          label={t("desk.settings.appearance.language")}
          value={language}
          onChange={(next) => changeAppearance({ language: next as Appearance["language"] })}
          options={LANGUAGES.map((value) => ({ value, label: value === "en" ? "English" : "中文" }))}
        />
      </div>
      <div className={css.row}>
        <h2>{t("desk.settings.appearance.scale")}</h2>
        <Choice
          label={t("desk.settings.appearance.scale")}
          value={scale}
          onChange={(next) => changeAppearance({ scale: next as Appearance["scale"] })}
          options={SCALES.map((value) => ({ value, label: `${value * 100} %` }))}
        />
      </div>
      <div className={css.row}>
        <h2>{t("desk.settings.appearance.reminder")}</h2>
        <Select
          className={css.time}
          aria-label={t("desk.settings.appearance.reminder")}
          value={reminder?.at ?? OFF}
          onChange={(at) => changeReminder({ at: at === OFF ? null : at })}
          options={[{ value: OFF, label: t("desk.settings.appearance.reminderOff") }, ...TIMES.map((time) => ({ value: time, label: time }))]}
        />
        <p className={textCss.faint}>{t("desk.settings.appearance.reminderSays")}</p>
      </div>
    </>
  );
}
