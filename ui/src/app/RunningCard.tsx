// The card of a long command, seen from every screen.
import { useLocation } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useProgress } from "@/ipc";
import { Running } from "@/shared/Running";
import runningCss from "@/shared/Running.module.css";

/** What runs long, in a corner of every screen but the import's, which shows its own. */
export function RunningCard() {
  const { t } = useTranslation();
  const isRunning = useProgress() !== null;
  const { pathname } = useLocation();
  if (!isRunning || pathname === "/import") return null;
  return (
    <aside className={runningCss.card} role="status" aria-label={t("shared.running.working")}>
      <Running />
    </aside>
  );
}
