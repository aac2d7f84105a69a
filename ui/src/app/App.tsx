// What every screen lives in: theme, language, queries, and a catch for what breaks.
import { QueryClientProvider } from "@tanstack/react-query";
import { App as AntApp, ConfigProvider } from "antd";
import enUS from "antd/locale/en_US";
import zhCN from "antd/locale/zh_CN";
import dayjs from "dayjs";
import "dayjs/locale/zh-cn";
import { useEffect, useMemo } from "react";
import { i18n } from "@/i18n";
import { queryClient } from "@/ipc";
import { isDark, useAppearance } from "@/shared/appearance";
import { Broken } from "./Broken";
import { Gate } from "./Gate";
import { antTheme } from "./theme";

const wantsRest = window.matchMedia("(prefers-reduced-motion: reduce)").matches || navigator.webdriver;

export function App() {
  const { language, scale } = useAppearance();
  const dark = isDark();
  const tokens = useMemo(() => antTheme(dark, scale, !wantsRest), [dark, scale]);
  useEffect(() => {
    dayjs.locale(language === "en" ? "en" : "zh-cn");
    void i18n.changeLanguage(language);
  }, [language]);
  return (
    <ConfigProvider theme={tokens} locale={language === "en" ? enUS : zhCN} button={{ autoInsertSpace: false }}>
      <QueryClientProvider client={queryClient}>
        <AntApp message={{ maxCount: 3, top: 56 }} className="app">
          <Broken>
            <Gate />
          </Broken>
        </AntApp>
      </QueryClientProvider>
    </ConfigProvider>
  );
}
