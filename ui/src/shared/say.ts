// Sentences in both languages, and the one that is read.
import type { ParseKeys } from "i18next";
import { useTranslation } from "react-i18next";
import { i18n } from "@/i18n";
import type { Sentence } from "@/ipc";

/** Picks the language of a sentence that came from the desk. */
export function useSay(): (sentence: Sentence) => string {
  const { i18n } = useTranslation();
  return (sentence) => (i18n.language === "en" ? sentence.en : sentence.zh);
}

/** The words of a key as the desk would say them. */
export const sentenceOf = (key: ParseKeys): Sentence => ({ zh: i18n.getFixedT("zh-CN")(key), en: i18n.getFixedT("en")(key) });

/** That a field has to be filled in. */
export const requiredOf = (label: string): Sentence => ({ zh: i18n.getFixedT("zh-CN")("shared.required", { label }), en: i18n.getFixedT("en")("shared.required", { label }) });
