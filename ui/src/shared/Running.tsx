// Progress of a long command.
import { Button, Progress } from "antd";
import { useTranslation } from "react-i18next";
import { rpc, useProgress } from "@/ipc";
import { formatCount } from "./format";
import runningCss from "./Running.module.css";
import textCss from "./text.module.css";

/** How far what runs long has come, and the way out of it. */
export function Running() {
  const { t } = useTranslation();
  const progress = useProgress();
  const rows = progress?.rows ? t("shared.running.rows", { rows: formatCount(progress.rows) }) : t("shared.running.working");
  return (
    <>
      <Progress percent={Math.floor((progress?.per_mille ?? 0) / 10)} className={runningCss.progress} />
      <p className={textCss.figure}>{rows}</p>
      <Button onClick={() => void rpc("cancel", {}).catch(() => undefined)}>{t("shared.running.cancel")}</Button>
    </>
  );
}
