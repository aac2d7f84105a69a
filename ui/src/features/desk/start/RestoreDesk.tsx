// The form that restores a backup.
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { rpc, type DeskStatus } from "@/ipc";
import { Form, lack, useBegin, useForm } from "@/shared";
import formCss from "@/shared/form/form.module.css";
import { PathField } from "./PathField";
import { NO_OPENER, openerOf, Unlock, type Opener } from "./Unlock";
import css from "./start.module.css";

/** Restores a backup into a new folder and opens it. */
export function RestoreDesk({ file, into, onBack, onRestored }: { file: string; into: string; onBack: () => void; onRestored: () => void }) {
  const { t } = useTranslation();
  const form = useForm<Opener & { file: string; into: string }, DeskStatus>({
    draft: null,
    fresh: { ...NO_OPENER, file, into },
    check: ({ file, into }) => (!file.trim() ? lack("file", "desk.start.fileMissing") : into.trim() ? null : lack("into", "desk.start.folderMissing")),
    send: ({ file, into, ...opener }) => rpc("desk_restore", { file: file.trim(), into: into.trim(), ...openerOf(opener) }),
    onDone: onRestored,
  });
  useBegin(form);
  const { value, change } = form;
  return (
    <Form of={form} className={css.form} title={<h2>{t("desk.start.backup")}</h2>} byEnter>
      <div className={formCss.form}>
        <PathField label={t("desk.start.file")} name="file" purpose="open" value={value.file} onChange={(file) => change({ file })} />
        <PathField label={t("desk.start.into")} name="into" purpose="folder" value={value.into} onChange={(into) => change({ into })} />
        <Unlock value={value} onChange={change} />
      </div>
      <div className={formCss.foot}>
        <Button onClick={onBack}>{t("shared.back")}</Button>
        <Button type="primary" loading={form.busy} onClick={form.submit}>
          {t("desk.start.restore")}
        </Button>
      </div>
    </Form>
  );
}
