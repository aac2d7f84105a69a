import { Alert, Button } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Failure } from "@/ipc";
import { useSay } from "./say";

/** What a screen is for, in one sentence, and the first step. */
export function EmptyState({ title, says, children }: { title: string; says?: string; children?: ReactNode }) {
  return (
    <div className="state">
      <svg className="state-arch" viewBox="0 0 96 40" aria-hidden="true">
        <path d="M4 32h16M76 32h16M20 32C26 12 36 6 48 6s22 6 28 26" />
      </svg>
      <h2>{title}</h2>
      {says && <p>{says}</p>}
      {children && <div className="state-steps">{children}</div>}
    </div>
  );
}

/** What happened, that nothing was lost, and what to do. */
export function ErrorState({ failure, onRetry }: { failure: Failure; onRetry?: () => void }) {
  const { t } = useTranslation();
  const say = useSay();
  return (
    <div className="state" role="alert">
      <h2>{t("shared.error.title")}</h2>
      <p>{say(failure.message)}</p>
      <p className="faint">{t("shared.error.nothingLost", { code: failure.code })}</p>
      {onRetry && (
        <div className="state-steps">
          <Button onClick={onRetry}>{t("shared.error.retry")}</Button>
        </div>
      )}
    </div>
  );
}

/** Why an action was refused, inside the form that asked for it. Field names that the form shows itself are left to them. */
export function FailureNote({ failure, except = [] }: { failure: Failure | null; except?: string[] }) {
  const say = useSay();
  if (!failure || except.includes(failure.field)) return null;
  return <Alert type="error" showIcon title={say(failure.message)} className="failure-note" />;
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
