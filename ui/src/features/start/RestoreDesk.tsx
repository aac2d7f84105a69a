import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useAction } from "@/ipc";
import { FailureNote } from "@/shared";
import { PathField } from "./PathField";
import { NO_OPENER, openerOf, Unlock } from "./Unlock";

/** Restores a backup into a new folder and opens it. */
export function RestoreDesk({ into, onBack, onRestored }: { into: string; onBack: () => void; onRestored: () => void }) {
  const { t } = useTranslation();
  const restore = useAction("desk_restore");
  const [typed, setTyped] = useState({ file: "", into });
  const [opener, setOpener] = useState(NO_OPENER);
  const [lack, setLack] = useState<"fileMissing" | "folderMissing" | null>(null);
  const submit = async () => {
    const lacks = !typed.file.trim() ? "fileMissing" : !typed.into.trim() ? "folderMissing" : null;
    setLack(lacks);
    if (lacks) return;
    if (await restore.run({ file: typed.file.trim(), into: typed.into.trim(), ...openerOf(opener) })) onRestored();
  };
  return (
    <form
      className="start-form"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <h2>{t("start.backup")}</h2>
      <FailureNote failure={restore.failure} except={["passphrase", "recovery_code", "file"]} />
      <div className="form">
        <PathField
          label={t("start.file")}
          purpose="open"
          name="file"
          failure={restore.failure}
          value={typed.file}
          onChange={(file) => setTyped({ ...typed, file })}
          hint={lack === "fileMissing" && t("start.fileMissing")}
        />
        <PathField label={t("start.into")} purpose="folder" value={typed.into} onChange={(next) => setTyped({ ...typed, into: next })} hint={lack === "folderMissing" && t("start.folderMissing")} />
        <Unlock value={opener} onChange={setOpener} failure={restore.failure} />
      </div>
      <div className="form-foot">
        <Button onClick={onBack}>{t("shared.back")}</Button>
        <Button type="primary" htmlType="submit" loading={restore.busy}>
          {t("start.restore")}
        </Button>
      </div>
    </form>
  );
}
