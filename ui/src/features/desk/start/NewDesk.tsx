// The form of a new desk.
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { rpc, type DeskStatus, type Failure } from "@/ipc";
import { Form, lack, TextField, useBegin, useForm } from "@/shared";
import { classes } from "@/shared/classes";
import fieldsCss from "@/shared/fields/fields.module.css";
import formCss from "@/shared/form/form.module.css";
import textCss from "@/shared/text.module.css";
import { PathField } from "./PathField";
import css from "./start.module.css";

interface Typed {
  name: string;
  folder: string;
  isLocked: boolean;
  passphrase: string;
  again: string;
}

function lackOf({ name, folder, isLocked, passphrase, again }: Typed): Failure | null {
  if (!name.trim()) return lack("name", "desk.start.nameMissing");
  if (!folder.trim()) return lack("folder", "desk.start.folderMissing");
  if (isLocked && !passphrase) return lack("passphrase", "desk.start.passphraseMissing");
  return isLocked && passphrase !== again ? lack("again", "desk.start.differ") : null;
}

/** A new desk, with a passphrase or without. */
export function NewDesk({ folder, onBack, onMade }: { folder: string; onBack: () => void; onMade: () => void }) {
  const { t } = useTranslation();
  const form = useForm<Typed, DeskStatus>({
    draft: null,
    fresh: { name: t("desk.start.nameDefault"), folder, isLocked: false, passphrase: "", again: "" },
    check: lackOf,
    send: ({ name, folder, isLocked, passphrase }) =>
      rpc("desk_create", { folder: folder.trim(), name: name.trim(), is_demonstration: false, passphrase: isLocked ? passphrase : null }),
    onDone: onMade,
  });
  useBegin(form);
  const { value: typed, change: put } = form;
  return (
    <Form of={form} className={css.form} title={<h2>{t("desk.start.new")}</h2>} byEnter>
      <div className={formCss.form}>
        <TextField label={t("desk.start.name")} name="name" wide value={typed.name} onChange={(name) => put({ name })} />
        <PathField label={t("desk.start.folder")} name="folder" purpose="folder" value={typed.folder} onChange={(folder) => put({ folder })} />
        <div className={classes(fieldsCss.field, fieldsCss.wide)}>
          <span className={fieldsCss.label} id="lock">
            {t("desk.start.lock.title")}
          </span>
          <div className={css.locks} role="radiogroup" aria-labelledby="lock">
            {([false, true] as const).map((isLocked) => (
              <button key={String(isLocked)} type="button" role="radio" aria-checked={typed.isLocked === isLocked} className={css.lock} onClick={() => put({ isLocked })}>
                <strong>{t(isLocked ? "desk.start.lock.pass" : "desk.start.lock.none")}</strong>
                <span className={textCss.soft}>{t(isLocked ? "desk.start.lock.passSays" : "desk.start.lock.noneSays")}</span>
              </button>
            ))}
          </div>
        </div>
        {typed.isLocked && (
          <>
            <TextField
              label={t("desk.start.passphrase")}
              name="passphrase"
              secret
              autoFocus
              value={typed.passphrase}
              onChange={(passphrase) => put({ passphrase })}
            />
            <TextField label={t("desk.start.again")} name="again" secret value={typed.again} onChange={(again) => put({ again })} />
          </>
        )}
      </div>
      <div className={formCss.foot}>
        <Button onClick={onBack}>{t("shared.back")}</Button>
        <Button type="primary" loading={form.busy} onClick={form.submit}>
          {t("desk.start.create")}
        </Button>
      </div>
    </Form>
  );
}
