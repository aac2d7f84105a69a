import { useTranslation } from "react-i18next";
import type { Sentence } from "@/ipc";

/** Picks the language of a sentence that came from the desk. */
export function useSay(): (sentence: Sentence) => string {
  const { i18n } = useTranslation();
  return (sentence) => (i18n.language === "en" ? sentence.en : sentence.zh);
}
