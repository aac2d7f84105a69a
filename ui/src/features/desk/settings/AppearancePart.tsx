// Settings: theme, language and text size.
import { Segmented } from "antd";
import { useTranslation } from "react-i18next";
import { changeAppearance, useAppearance, type Appearance } from "@/shared";
import css from "./settings.module.css";

export function AppearancePart() {
  const { t } = useTranslation();
  const { theme, language, scale } = useAppearance();
  return (
    <>
      <div className={css.row}>
        <h2>{t("desk.settings.appearance.theme")}</h2>
        <Segmented
          value={theme}
          onChange={(next) => changeAppearance({ theme: next as Appearance["theme"] })}
          options={(["light", "dark", "system"] as const).map((value) => ({ value, label: t(`desk.settings.appearance.${value}`) }))}
        />
      </div>
      <div className={css.row}>
        <h2>{t("desk.settings.appearance.language")}</h2>
        <Segmented
          value={language}
          onChange={(next) => changeAppearance({ language: next as Appearance["language"] })}
          options={[
            { value: "zh-CN", label: "中文" },
            { value: "en", label: "English" },
          ]}
        />
      </div>
      <div className={css.row}>
        <h2>{t("desk.settings.appearance.scale")}</h2>
        <Segmented
          value={scale}
          onChange={(next) => changeAppearance({ scale: next as Appearance["scale"] })}
          options={[
            { value: 1, label: "100 %" },
            { value: 1.25, label: "125 %" },
          ]}
        />
      </div>
    </>
  );
}
