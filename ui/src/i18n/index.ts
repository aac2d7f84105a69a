import i18n from "i18next";
import { initReactI18next } from "react-i18next";
import { currentAppearance } from "@/shared/appearance";

/** Words by the name of their file: `deals.title` stands in `deals.json`. */
function gather(files: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(files).map(([path, words]) => [path.replace(/^.*\/(.*)\.json$/, "$1"), words]));
}

export const zh = gather(import.meta.glob("./zh-CN/*.json", { eager: true, import: "default" }));
export const en = gather(import.meta.glob("./en/*.json", { eager: true, import: "default" }));

void i18n.use(initReactI18next).init({
  lng: currentAppearance().language,
  fallbackLng: "zh-CN",
  resources: { "zh-CN": { translation: zh }, en: { translation: en } },
  interpolation: { escapeValue: false },
  initAsync: false,
});

export { i18n };
