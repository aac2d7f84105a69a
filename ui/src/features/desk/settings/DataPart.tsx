// Settings: the data in the user's hand, and what may be shown to whoever looks for a fault.
import { Button, Checkbox, Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { rpc, startJob, useAsk, useJob } from "@/ipc";
import { chooseSave, FailureNote, formatCount, Running, useAppearance, useNotify } from "@/shared";
import textCss from "@/shared/text.module.css";
import css from "./settings.module.css";

export function DataPart() {
  const { t } = useTranslation();
  const { language } = useAppearance();
  const notify = useNotify();
  const { data: desk } = useAsk("desk_status", {});
  const job = useJob("everything_save");
  const [withTitles, setWithTitles] = useState(false);
  const [diagnostics, setDiagnostics] = useState<string>();
  const isSaving = job?.state === "running";
  const saveAll = async () => {
    try {
      const filters = [{ name: "ZIP", extensions: ["zip"] }];
      // This locale writes 2026-11-28.
      const file = await chooseSave({ title: t("desk.settings.data.all"), filters, default_name: `${desk?.name ?? ""} ${new Date().toLocaleDateString("sv-SE")}.zip` });
      // The system's dialog has asked already whether another file may be replaced.
      if (file !== null) await startJob("everything_save", { file, overwrite: true, language: language === "en" ? "en" : "zh" });
    } catch (error) {
      notify.failed(error);
    }
  };
  const saveCalendar = async () => {
    try {
      const file = await chooseSave({ title: t("desk.settings.data.calendar"), filters: [{ name: "iCalendar", extensions: ["ics"] }], default_name: `${desk?.name ?? ""}.ics` });
      if (file === null) return;
      const { days } = await rpc("calendar_save", { file, with_titles: withTitles, overwrite: true, language: language === "en" ? "en" : "zh" });
      notify.saved(t("desk.settings.data.calendarSaved", { count: days, file }), file);
    } catch (error) {
      notify.failed(error);
    }
  };
  const look = () => void rpc("diagnostics_text", {}).then(({ text }) => setDiagnostics(text), notify.failed);
  const saveDiagnostics = async () => {
    try {
      const file = await chooseSave({ title: t("desk.settings.data.diagnostics"), filters: [{ name: "Text", extensions: ["txt"] }], default_name: "brokerdesk.txt" });
      if (file === null || diagnostics === undefined) return;
      await rpc("diagnostics_save", { file, text: diagnostics });
      notify.saved(t("desk.settings.data.saved", { file }), file);
      setDiagnostics(undefined);
    } catch (error) {
      notify.failed(error);
    }
  };
  return (
    <div>
      <FailureNote failure={job?.state === "failed" ? job.failure : null} />
      <div className={css.act}>
        <div>
          <strong>{t("desk.settings.data.all")}</strong>
          <span className={textCss.soft}>{t("desk.settings.data.allSays")}</span>
        </div>
        <Button loading={isSaving} onClick={() => void saveAll()}>
          {t("desk.settings.data.save")}
        </Button>
      </div>
      {isSaving && <Running job={job} />}
      {job?.state === "done" && (
        <p className={css.answer} role="status">
          {t("desk.settings.data.allSaved", { file: job.answer.file, records: formatCount(job.answer.records), size: formatCount(Math.ceil(job.answer.bytes / 1024)) })}
        </p>
      )}
      <div className={css.act}>
        <div>
          <strong>{t("desk.settings.data.calendar")}</strong>
          <span className={textCss.soft}>{t("desk.settings.data.calendarSays")}</span>
          <Checkbox checked={withTitles} onChange={({ target }) => setWithTitles(target.checked)}>
            {t("desk.settings.data.withTitles")}
          </Checkbox>
        </div>
        <Button onClick={() => void saveCalendar()}>{t("desk.settings.data.save")}</Button>
      </div>
      <div className={css.act}>
        <div>
          <strong>{t("desk.settings.data.diagnostics")}</strong>
          <span className={textCss.soft}>{t("desk.settings.data.diagnosticsSays")}</span>
        </div>
        <Button onClick={look}>{t("desk.settings.data.look")}</Button>
      </div>
      {diagnostics !== undefined && (
        <Modal open width="48rem" title={t("desk.settings.data.diagnostics")} okText={t("desk.settings.data.save")} onOk={() => void saveDiagnostics()} onCancel={() => setDiagnostics(undefined)}>
          <p className={textCss.soft}>{t("desk.settings.data.shown")}</p>
          <pre className={css.text} tabIndex={0}>
            {diagnostics}
          </pre>
        </Modal>
      )}
    </div>
  );
}
