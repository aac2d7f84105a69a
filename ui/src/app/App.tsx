// What every screen lives in: theme, language, queries, and a catch for what breaks.
import { QueryClientProvider } from "@tanstack/react-query";
import { App as AntApp, ConfigProvider } from "antd";
import enUS from "antd/locale/en_US";
import zhCN from "antd/locale/zh_CN";
import dayjs from "dayjs";
import "dayjs/locale/zh-cn";
import { useEffect, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { i18n } from "@/i18n";
import { queryClient } from "@/ipc";
import { isDark, useAppearance } from "@/shared/appearance";
import { Broken } from "./Broken";
import { Gate } from "./Gate";
import { antTheme } from "./theme";
import { Warnings } from "./Warnings";

const wantsRest = window.matchMedia("(prefers-reduced-motion: reduce)").matches || navigator.webdriver;

/** At the foot, to the left: neither the bar and the head of a page nor a field of a drawer or dialog lies there. */
const MESSAGES = { maxCount: 3, styles: { list: { top: "auto", bottom: "0.5rem", left: "calc(var(--rail-width) + 0.5rem)", transform: "none" } } };

/** Where lists open that lie over the page, so that they too stand in a named part of it. */
const LISTS = "lists";
const lists = () => document.getElementById(LISTS) ?? document.body;

export function App() {
  const { language, scale } = useAppearance();
  const { t } = useTranslation();
  const dark = isDark();
  const tokens = useMemo(() => antTheme(dark, scale, !wantsRest), [dark, scale]);
  useEffect(() => {
    dayjs.locale(language === "en" ? "en" : "zh-cn");
    void i18n.changeLanguage(language);
  }, [language]);
  return (
    <ConfigProvider theme={tokens} locale={language === "en" ? enUS : zhCN} button={{ autoInsertSpace: false }} getPopupContainer={lists}>
      <QueryClientProvider client={queryClient}>
        <AntApp message={MESSAGES} className="app">
          <Broken>
            <Gate />
          </Broken>
          <Warnings />
        </AntApp>
        <section id={LISTS} aria-label={t("app.lists")} />
      </QueryClientProvider>
    </ConfigProvider>
  );
}
