// Texts that were written by hand, which the desk keeps apart so that they can be erased.
import { useTranslation } from "react-i18next";
import type { PersonalRef } from "@/ipc";

/** The texts of a page by the id that stands in their place; erased ones are missing. */
export type Texts = Record<string, string>;

/** Reads what a reference stands for, or the word for what was erased; nothing where nothing was written. */
export function useWritten(texts: Texts): (reference: PersonalRef | null | undefined) => string | undefined {
  const { t } = useTranslation();
  return (reference) => (reference ? (texts[reference.id] ?? t("shared.erased")) : undefined);
}

/** The same for a form, which begins empty where the text was erased. */
export const writtenIn = (texts: Texts, reference: PersonalRef | null | undefined): string => (reference && texts[reference.id]) ?? "";
