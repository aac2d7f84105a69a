// Settings: backups, and the check of the whole desk.
import { Alert, Button } from "antd";
import { useTranslation } from "react-i18next";
import { startJob, useAction, useAsk, useJob, type Request } from "@/ipc";
import { chooseSave, Facts, FailureNote, formatCount, Running, useNotify, useSay } from "@/shared";
import textCss from "@/shared/text.module.css";
import { WayBackNote } from "../WayBackNote";
import { BackupsKept } from "./BackupsKept";
import css from "./settings.module.css";

export function BackupPart() {
  const { t } = useTranslation();
  const say = useSay();
  const notify = useNotify();
  const { data: desk } = useAsk("desk_status", {});
  const backup = useJob("backup_make");
  const check = useJob("desk_check");
  const make = (request: Request<"backup_make">) => void startJob("backup_make", request).catch(notify.failed);
  const saveElsewhere = async () => {
    try {
      const filters = [{ name: "Brokerdesk", extensions: ["bdbackup"] }];
      // A backup replaces no file, so that each day is proposed its own; this locale writes 2026-11-28.
      const path = await chooseSave({ title: t("desk.settings.backup.save"), filters, default_name: `${desk?.name ?? "desk"} ${new Date().toLocaleDateString("sv-SE")}.bdbackup` });
      if (path !== null) make({ file: path });
    } catch (error) {
      notify.failed(error);
    }
  };
  const made = backup?.state === "done" ? backup.answer : undefined;
  const report = check?.state === "done" ? check.answer : undefined;
  const isMaking = backup?.state === "running";
  const isChecking = check?.state === "running";
  const known = useAction("loss_known");
  const { data: found } = useAsk("way_back", {}, { when: report?.is_sound === false });
  const knowLoss = async () => {
    if (await known.run({})) await startJob("desk_check", {}).catch(notify.failed);
  };
  const failure = [backup, check].find((job) => job?.state === "failed")?.failure ?? null;
  return (
    <div>
      <FailureNote failure={failure} />
      <Act title={t("desk.settings.backup.make")} says={t("desk.settings.backup.makeSays")} busy={isMaking} onRun={() => make({})} />
      <Act title={t("desk.settings.backup.save")} says={t("desk.settings.backup.saveSays")} busy={isMaking} onRun={() => void saveElsewhere()} />
      {made && (
        <div className={css.answer} role="status">
          <h2>{t("desk.settings.backup.made")}</h2>
          <Facts
            facts={[
              { label: t("desk.settings.backup.file"), value: made.file, wide: true },
              { label: t("desk.settings.backup.size"), value: t("desk.settings.backup.size_value", { size: formatCount(Math.ceil(made.bytes / 1024)) }) },
              { label: t("desk.settings.backup.opens"), value: say(made.opens_with), wide: true },
            ]}
          />
        </div>
      )}
      <BackupsKept />
      <Act title={t("desk.settings.backup.check")} says={t("desk.settings.backup.checkSays")} run={t("desk.settings.backup.run")} busy={isChecking} onRun={() => void startJob("desk_check", {}).catch(notify.failed)} />
      {isChecking && <Running job={check} />}
      {report && (
        <div className={css.answer} role="status">
          <Alert
            type={report.is_sound ? "success" : "error"}
            showIcon
            title={
              report.is_sound
                ? t("desk.settings.backup.sound", { entries: formatCount(report.entries), statements: report.statements })
                : t("desk.settings.backup.unsound", { count: report.faults.length })
            }
            description={report.faults.map((fault) => `${t(`desk.settings.faults.${fault.code}`, { defaultValue: fault.code })} ${fault.at}`).join("\n") || undefined}
          />
          {report.faults.some(({ code }) => isLoss(code)) && (
            <div>
              <p className={textCss.soft}>{t("desk.settings.backup.lossSays")}</p>
              <Button loading={known.busy} onClick={() => void knowLoss()}>
                {t("desk.settings.backup.lossKnown")}
              </Button>
            </div>
          )}
          {report.faults.some(({ code }) => !isLoss(code)) && found?.way_back && <WayBackNote wayBack={found.way_back} onOpened={() => window.location.reload()} />}
        </div>
      )}
    </div>
  );
}

const isLoss = (code: string) => code === "entries_lost" || code === "journal_replaced";

function Act({ title, says, run, busy, onRun }: { title: string; says: string; run?: string; busy: boolean; onRun: () => void }) {
  return (
    <div className={css.act}>
      <div>
        <strong>{title}</strong>
        <span className={textCss.soft}>{says}</span>
      </div>
      <Button loading={busy} onClick={onRun}>
        {run ?? title}
      </Button>
    </div>
  );
}
