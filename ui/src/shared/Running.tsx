// Progress of a long command.
import { Button, Progress } from "antd";
import { useTranslation } from "react-i18next";
import { cancelJob, type AnyJob } from "@/ipc";
import { formatCount } from "./format";
import runningCss from "./Running.module.css";
import textCss from "./text.module.css";

/** How far a job has come, and the way out of it. */
export function Running({ job }: { job: AnyJob & { state: "running" } }) {
  const { t } = useTranslation();
  return (
    <>
      <Progress percent={Math.floor(job.per_mille / 10)} className={runningCss.progress} />
      <p className={textCss.figure}>{job.rows ? t("shared.running.rows", { rows: formatCount(job.rows) }) : t("shared.running.working")}</p>
      <Button onClick={() => cancelJob(job.id)}>{t("shared.running.cancel")}</Button>
    </>
  );
}
