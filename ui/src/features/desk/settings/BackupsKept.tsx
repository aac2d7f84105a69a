// Settings: the backups that the desk keeps by itself, and whether one can be restored.
import { Alert, Button } from "antd";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { startJob, useAsk, useJob } from "@/ipc";
import { formatCount, formatInstant, Running, useNotify, useSay } from "@/shared";
import textCss from "@/shared/text.module.css";
import css from "./settings.module.css";

/** So many are shown at first, the newest. */
const SHOWN = 5;

export function BackupsKept() {
  const { t } = useTranslation();
  const notify = useNotify();
  const say = useSay();
  const { data: kept, refetch } = useAsk("backup_list", {});
  const made = useJob("backup_make");
  // A backup changes nothing of the desk, so that no change tells of it.
  useEffect(() => {
    if (made?.state === "done") void refetch();
  }, [made?.id, made?.state, refetch]);
  const [showsAll, setShowsAll] = useState(false);
  const trial = useJob("backup_rehearse");
  const isTrying = trial?.state === "running";
  if (!kept) return null;
  const shown = showsAll ? kept.backups : kept.backups.slice(0, SHOWN);
  const answer = trial?.state === "done" ? trial.answer : undefined;
  return (
    <section className={css.answer} aria-labelledby="backups-kept">
      <h2 id="backups-kept">{t("desk.settings.backup.kept")}</h2>
      <p className={textCss.soft}>{t("desk.settings.backup.keptSays")}</p>
      {kept.backups.length === 0 && <p className={textCss.faint}>{t("desk.settings.backup.keptNone")}</p>}
      {shown.length > 0 && (
        <table className={css.journal}>
          <tbody>
            {shown.map(({ name, made_at, reason, bytes }) => (
              <tr key={name}>
                <td>{formatInstant(made_at)}</td>
                <td>{t("desk.settings.backup.size_value", { size: formatCount(Math.ceil(bytes / 1024)) })}</td>
                <td>{t(`desk.settings.backup.reasons.${reason}`)}</td>
                <td className={css.side}>
                  <Button size="small" type="text" disabled={isTrying} onClick={() => void startJob("backup_rehearse", { name }).catch(notify.failed)}>
                    {t("desk.settings.backup.rehearse")}
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {kept.backups.length > SHOWN && (
        <Button type="link" size="small" className={css.more} onClick={() => setShowsAll(!showsAll)}>
          {showsAll ? t("desk.settings.backup.fewer") : t("desk.settings.backup.all", { count: kept.backups.length })}
        </Button>
      )}
      {isTrying && <Running job={trial} />}
      {answer && (
        <Alert
          type={answer.missing_files > 0 ? "warning" : "success"}
          showIcon
          title={t("desk.settings.backup.rehearsed", { at: formatInstant(answer.made_at) })}
          description={[
            t("desk.settings.backup.rehearsedSays", { entries: formatCount(answer.entries), count: answer.since, since: formatCount(answer.since) }),
            answer.missing_files > 0 && t("desk.settings.backup.missing", { count: answer.missing_files }),
          ]
            .filter(Boolean)
            .join(" ")}
        />
      )}
      {trial?.state === "failed" && <Alert type="error" showIcon title={t("desk.settings.backup.rehearseFailed")} description={say(trial.failure.message)} />}
    </section>
  );
}
