// The mark of a deal that stands behind its facts.
import { useTranslation } from "react-i18next";
import type { Stage } from "@/ipc";
import css from "./deal.module.css";

/** `isShort` where there is place for the code alone. */
export function Ahead({ stage, isShort }: { stage: Stage; isShort?: boolean }) {
  const { t } = useTranslation();
  const says = t("deal.facts.mark", { stage: `${stage} ${t(`deal.stages.${stage}`)}` });
  return (
    <span className={css.ahead} title={says} data-words>
      {isShort ? `→ ${stage}` : says}
    </span>
  );
}
