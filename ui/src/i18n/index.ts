// The words of the window in both languages.
import i18n from "i18next";
import { initReactI18next } from "react-i18next";
import { currentAppearance } from "@/shared/appearance";
import * as en from "./en";
import * as zh from "./zh";

/** The keys of words as the code names them: a plural's forms are one key. */
type Keys<W> = { [K in keyof W as K extends `${infer Stem}_${"one" | "other"}` ? Stem : K]: W[K] extends string ? string : Keys<W[K]> };
type Has<Words extends Asked, Asked> = Words;
/** Holds as long as neither language has a key that the other lacks. */
export type SameKeys = [Has<Keys<typeof zh>, Keys<typeof en>>, Has<Keys<typeof en>, Keys<typeof zh>>];

declare module "i18next" {
  interface CustomTypeOptions {
    resources: { translation: typeof zh };
  }
}

void i18n.use(initReactI18next).init({
  lng: currentAppearance().language,
  fallbackLng: "zh-CN",
  resources: { "zh-CN": { translation: zh }, en: { translation: en } },
  interpolation: { escapeValue: false },
  initAsync: false,
});

export { en, i18n, zh };
