// A statement's state in a word.
import { useTranslation } from "react-i18next";
import type { StatementState } from "@/ipc";
import { Tag } from "@/shared";

/** Where a statement stands, as a quiet tag. */
export function StateTag({ state }: { state: StatementState["state"] }) {
  const { t } = useTranslation();
  return <Tag tone={state === "submitted" ? "good" : state === "draft" ? "warn" : "quiet"}>{t(`statement.stateOf.${state}`)}</Tag>;
}
