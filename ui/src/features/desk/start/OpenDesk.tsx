// The form that opens a desk.
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { rpc, type DeskStatus, type Place } from "@/ipc";
import { Form, lack, useBegin, useForm } from "@/shared";
import formCss from "@/shared/form/form.module.css";
import { LookButton } from "../LookButton";
import { wayBackOf, WayBackNote } from "../WayBackNote";
import { PathField } from "./PathField";
import { NO_OPENER, openerOf, Unlock, type Opener } from "./Unlock";
import css from "./start.module.css";

/** Opens a desk that is there; the passphrase is asked for only once the desk has said that it needs one. */
export function OpenDesk({ place, onBack, onOpened }: { place?: Place; onBack: () => void; onOpened: () => void }) {
  const { t } = useTranslation();
  const form = useForm<Opener & { folder: string }, DeskStatus>({
    draft: null,
    fresh: { ...NO_OPENER, folder: place?.folder ?? "" },
    check: ({ folder }) => (folder.trim() ? null : lack("folder", "desk.start.folderMissing")),
    send: ({ folder, ...opener }) => rpc("desk_open", { folder: folder.trim(), ...openerOf(opener) }),
    onDone: onOpened,
  });
  useBegin(form);
  const { value, change, failure } = form;
  const asks = place !== undefined || failure?.field === "passphrase" || failure?.field === "recovery_code" || value.usesCode || value.passphrase !== "";
  const wayBack = wayBackOf(failure);
  return (
    <Form of={form} className={css.form} title={<h2>{place ? t("desk.start.unlock", { name: place.name }) : t("desk.start.open")}</h2>} byEnter>
      <div className={formCss.form}>
        {!place && <PathField label={t("desk.start.folder")} name="folder" purpose="folder" value={value.folder} onChange={(folder) => change({ folder })} />}
        {asks && <Unlock value={value} onChange={change} />}
      </div>
      <LookButton failure={failure} folder={value.folder.trim()} opener={openerOf(value)} onOpened={onOpened} />
      {wayBack && <WayBackNote wayBack={wayBack} opener={openerOf(value)} onOpened={onOpened} />}
      <div className={formCss.foot}>
        <Button onClick={onBack}>{t("shared.back")}</Button>
        <Button type={wayBack ? "default" : "primary"} loading={form.busy} onClick={form.submit}>
          {t("desk.start.openIt")}
        </Button>
      </div>
    </Form>
  );
}
