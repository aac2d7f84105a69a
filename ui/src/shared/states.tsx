// What stands where nothing else can: empty, failed, refused, loading.
import { ToolOutlined } from "@ant-design/icons";
import { Alert, Button } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Failure } from "@/ipc";
import { classes } from "./classes";
import { useSay } from "./say";
import statesCss from "./states.module.css";
import textCss from "./text.module.css";

/** What a screen is for, in one sentence, and the first step. */
export function EmptyState({ title, says, children }: { title: string; says?: string; children?: ReactNode }) {
  return (
    <div className={statesCss.state}>
      <svg className={statesCss.arch} viewBox="0 0 96 40" aria-hidden="true">
        <path d="M4 32h16M76 32h16M20 32C26 12 36 6 48 6s22 6 28 26" />
      </svg>
      <h2>{title}</h2>
      {says && <p>{says}</p>}
      {children && <div className={statesCss.steps}>{children}</div>}
    </div>
  );
}

/** What happened, that nothing was lost, and what to do; `mend` is a way to do it. */
export function ErrorState({ failure, onRetry, mend }: { failure: Failure; onRetry?: () => void; mend?: ReactNode }) {
  const { t } = useTranslation();
  const say = useSay();
  return (
    <div className={statesCss.state} role="alert">
      <h2>{t("shared.error.title")}</h2>
      <p>{say(failure.message)}</p>
      {failure.is_breakage && <p>{t("shared.error.causeLogged")}</p>}
      <p className={textCss.faint}>{t("shared.error.nothingLost", { code: failure.code })}</p>
      {onRetry && (
        <div className={statesCss.steps}>
          {mend}
          <Button onClick={onRetry}>{t("shared.error.retry")}</Button>
        </div>
      )}
    </div>
  );
}

/** Why an action was refused, or that it broke, where it was asked for. */
export function FailureNote({ failure }: { failure: Failure | null }) {
  const say = useSay();
  if (!failure) return null;
  if (failure.is_breakage) {
    return <Alert type="info" showIcon icon={<ToolOutlined />} title={<BreakageWords failure={failure} />} className={classes(statesCss.failure, statesCss.breakage)} data-breakage />;
  }
  return <Alert type="error" showIcon title={say(failure.message)} className={statesCss.failure} />;
}

/** What to do after a breakage, and where its cause stands. */
export function BreakageWords({ failure }: { failure: Failure }) {
  const { t } = useTranslation();
  const say = useSay();
  return (
    <span className={statesCss.words}>
      {say(failure.message)}
      <small>{t("shared.error.causeLogged")}</small>
    </span>
  );
}

/** What stands while something loads: the shape of what comes. */
export function Bones({ rows = 6 }: { rows?: number }) {
  const { t } = useTranslation();
  return (
    <div className="bones" role="status" aria-label={t("shared.loading")}>
      {Array.from({ length: rows }, (_, row) => (
        <span key={row} className="bone" />
      ))}
    </div>
  );
}
