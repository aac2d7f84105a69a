// The cards of long commands, seen from every screen but the one that shows them itself.
import { useLocation, useNavigate, type NavigateOptions } from "@tanstack/react-router";
import { Button } from "antd";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { forgetJob, rpc, useJobsToShow, type AnyJob } from "@/ipc";
import { useNotify, useSay } from "@/shared";
import { Running } from "@/shared/Running";
import type { Place } from "@/shared/feature";
import runningCss from "@/shared/Running.module.css";
import textCss from "@/shared/text.module.css";
import { FEATURES } from "./features";

const PLACES = new Map(FEATURES.flatMap(({ jobs = [] }) => jobs.map(({ command, place }) => [command, place] as const)));

/** What runs long, in a corner of the window, and what has become of it until somebody has looked. */
export function RunningCard() {
  const { t } = useTranslation();
  const jobs = useJobsToShow();
  const { pathname, search } = useLocation();
  const isHere = (place: Place | undefined) => !!place && place.to === pathname && (!place.search?.id || place.search.id === search.id);
  const shown = jobs.filter(({ command }) => !isHere(PLACES.get(command)));
  if (shown.length === 0) return null;
  return (
    <div className={runningCss.cards}>
      {shown.map((job) => {
        const name = t(`shared.running.jobs.${isPreview(job) ? "import_preview" : job.command}`);
        return (
          <aside key={job.id} className={runningCss.card} role="status" aria-label={name}>
            <strong>{name}</strong>
            {job.state === "running" ? <Running job={job} /> : <Ended job={job} />}
          </aside>
        );
      })}
    </div>
  );
}

/** An import that only says what it would do. */
const isPreview = (job: AnyJob) => job.command === "import_run" && job.request.dry_run === true;

/** How long a file that was written is told of. */
const TOLD_MS = 15_000;

/** The folder of a file, with its last sign: a disk's root is one too. */
const folderOf = (file: string) => file.slice(0, Math.max(file.lastIndexOf("/"), file.lastIndexOf("\\")) + 1);

/** What became of it in a word, and the way to its result. */
function Ended({ job }: { job: Exclude<AnyJob, { state: "running" }> }) {
  const { t } = useTranslation();
  const say = useSay();
  const navigate = useNavigate();
  const place = PLACES.get(job.command);
  const written = job.state === "done" && (job.command === "list_export" || job.command === "register_export") ? job.answer : undefined;
  const notify = useNotify();
  const isWritten = written !== undefined;
  // It asks nothing, and goes by itself.
  useEffect(() => {
    if (!isWritten) return;
    const going = setTimeout(() => forgetJob(job.id), TOLD_MS);
    return () => clearTimeout(going);
  }, [isWritten, job.id]);
  const open = (path: string) => void rpc("file_open", { path }).catch(notify.failed);
  const words = job.state === "failed" ? say(job.failure.message) : written ? t(written.is_all ? "shared.list.exported" : "shared.list.exportedCut", { count: written.rows, file: written.file }) : t(isPreview(job) ? "shared.running.previewed" : "shared.running.ended");
  return (
    <>
      <p className={textCss.soft}>{words}</p>
      <div className={runningCss.tools}>
        {place && (
          <Button type="primary" size="small" onClick={() => void navigate(place as NavigateOptions)}>
            {t("shared.running.open")}
          </Button>
        )}
        {written && (
          <>
            <Button type="primary" size="small" onClick={() => open(written.file)}>
              {t("shared.openFile")}
            </Button>
            <Button size="small" onClick={() => open(folderOf(written.file))}>
              {t("shared.openFolder")}
            </Button>
          </>
        )}
        <Button size="small" onClick={() => forgetJob(job.id)}>
          {t("shared.running.forget")}
        </Button>
      </div>
    </>
  );
}
