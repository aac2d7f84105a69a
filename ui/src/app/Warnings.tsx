// What should be known of what was done, over every screen until it is read.
import { Alert } from "antd";
import { useTranslation } from "react-i18next";
import { useWarnings, warningRead } from "@/ipc";
import { useSay } from "@/shared";
import css from "./Warnings.module.css";

/** A note for each; none goes by itself. */
export function Warnings() {
  const { t } = useTranslation();
  const say = useSay();
  const warnings = useWarnings();
  if (warnings.length === 0) return null;
  return (
    <div className={css.warnings} role="status">
      {warnings.map((warning) => (
        <Alert key={warning.code} type="warning" showIcon title={say(warning.message)} closable={{ "aria-label": t("shared.close") }} onClose={() => warningRead(warning)} />
      ))}
    </div>
  );
}
