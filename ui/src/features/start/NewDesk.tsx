import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useAction } from "@/ipc";
import { FailureNote, TextField } from "@/shared";
import { PathField } from "./PathField";

type Lack = "nameMissing" | "folderMissing" | "passphraseMissing" | "differ";

/** A new desk, with a passphrase or without. */
export function NewDesk({ folder, onBack, onMade }: { folder: string; onBack: () => void; onMade: () => void }) {
  const { t } = useTranslation();
  const create = useAction("desk_create");
  const [typed, setTyped] = useState({ name: t("start.nameDefault"), folder, isLocked: false, passphrase: "", again: "" });
  const [lack, setLack] = useState<Lack | null>(null);
  const put = (part: Partial<typeof typed>) => setTyped({ ...typed, ...part });
  const missing = (): Lack | null => {
    if (!typed.name.trim()) return "nameMissing";
    if (!typed.folder.trim()) return "folderMissing";
    if (typed.isLocked && !typed.passphrase) return "passphraseMissing";
    return typed.isLocked && typed.passphrase !== typed.again ? "differ" : null;
  };
  const submit = async () => {
    const lacks = missing();
    setLack(lacks);
    if (lacks) return;
    const made = await create.run({ folder: typed.folder.trim(), name: typed.name.trim(), is_demonstration: false, passphrase: typed.isLocked ? typed.passphrase : null });
    if (made) onMade();
  };
  const hint = (code: Lack) => lack === code && <span className="bad">{t(`start.${code}`)}</span>;
  return (
    <form
      className="start-form"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <h2>{t("start.new")}</h2>
      <FailureNote failure={create.failure} except={["passphrase"]} />
      <div className="form">
        <TextField label={t("start.name")} wide autoFocus value={typed.name} onChange={(name) => put({ name })} hint={hint("nameMissing")} />
        <PathField label={t("start.folder")} purpose="folder" value={typed.folder} onChange={(folder) => put({ folder })} hint={lack === "folderMissing" && t("start.folderMissing")} />
        <div className="field is-wide">
          <span className="field-label" id="lock">
            {t("start.lock.title")}
          </span>
          <div className="start-locks" role="radiogroup" aria-labelledby="lock">
            {([false, true] as const).map((isLocked) => (
              <button key={String(isLocked)} type="button" role="radio" aria-checked={typed.isLocked === isLocked} className="start-lock" onClick={() => put({ isLocked })}>
                <strong>{t(isLocked ? "start.lock.pass" : "start.lock.none")}</strong>
                <span className="soft">{t(isLocked ? "start.lock.passSays" : "start.lock.noneSays")}</span>
              </button>
            ))}
          </div>
        </div>
        {typed.isLocked && (
          <>
            <TextField
              label={t("start.passphrase")}
              name="passphrase"
              failure={create.failure}
              secret
              autoFocus
              value={typed.passphrase}
              onChange={(passphrase) => put({ passphrase })}
              hint={hint("passphraseMissing")}
            />
            <TextField label={t("start.again")} secret value={typed.again} onChange={(again) => put({ again })} hint={hint("differ")} />
          </>
        )}
      </div>
      <div className="form-foot">
        <Button onClick={onBack}>{t("shared.back")}</Button>
        <Button type="primary" htmlType="submit" loading={create.busy}>
          {t("start.create")}
        </Button>
      </div>
    </form>
  );
}
