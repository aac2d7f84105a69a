// A statement's state in a word.
import { useTranslation } from "react-i18next";
import type { StatementStep } from "@/ipc";
import { Tag } from "@/shared";

/** Where a statement stands, as a quiet tag. */
export function StateTag({ state }: { state: StatementStep }) {
  const { t } = useTranslation();
  return <Tag tone={state === "submitted" ? "good" : state === "draft" ? "warn" : "quiet"}>{t(`statement.stateOf.${state}`)}</Tag>;
}
