import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useAction, type Place } from "@/ipc";
import { FailureNote } from "@/shared";
import { PathField } from "./PathField";
import { NO_OPENER, openerOf, Unlock } from "./Unlock";

/** Opens a desk that is there; the passphrase is asked for only once the desk has said that it needs one. */
export function OpenDesk({ place, onBack, onOpened }: { place?: Place; onBack: () => void; onOpened: () => void }) {
  const { t } = useTranslation();
  const open = useAction("desk_open");
  const [folder, setFolder] = useState(place?.folder ?? "");
  const [opener, setOpener] = useState(NO_OPENER);
  const [isMissing, setMissing] = useState(false);
  const asks = place !== undefined || open.failure?.field === "passphrase" || open.failure?.field === "recovery_code" || opener.usesCode || opener.passphrase !== "";
  const submit = async () => {
    setMissing(!folder.trim());
    if (folder.trim() && (await open.run({ folder: folder.trim(), ...openerOf(opener) }))) onOpened();
  };
  return (
    <form
      className="start-form"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <h2>{place ? t("start.unlock", { name: place.name }) : t("start.open")}</h2>
      <FailureNote failure={open.failure} except={["passphrase", "recovery_code"]} />
      <div className="form">
        {!place && <PathField label={t("start.folder")} purpose="folder" value={folder} onChange={setFolder} hint={isMissing && t("start.folderMissing")} />}
        {asks && <Unlock value={opener} onChange={setOpener} failure={open.failure} autoFocus />}
      </div>
      <div className="form-foot">
        <Button onClick={onBack}>{t("shared.back")}</Button>
        <Button type="primary" htmlType="submit" loading={open.busy}>
          {t("start.openIt")}
        </Button>
      </div>
    </form>
  );
}
