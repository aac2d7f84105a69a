import { useTranslation } from "react-i18next";
import { Tag } from "@/shared";

/** Where a statement stands, as a quiet tag. */
export function StateTag({ state }: { state: string }) {
  const { t } = useTranslation();
  return <Tag tone={state === "submitted" ? "good" : state === "draft" ? "warn" : "quiet"}>{t(`statements.stateOf.${state}`)}</Tag>;
}
