import { Button, Popconfirm } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ask, queryClient, useAction, useAsk } from "@/ipc";
import { Bones, FailureNote, RecoverySheet, Section, TextField, useNotify, useSay } from "@/shared";

const NONE = { current: "", next: "", again: "" };

/** The passphrase and the recovery code. What is typed here is never kept as a draft. */
export function KeyPart() {
  const { t } = useTranslation();
  const say = useSay();
  const notify = useNotify();
  const { data: desk } = useAsk("desk_status", {});
  const set = useAction("passphrase_set");
  const [typed, setTyped] = useState(NONE);
  const [lack, setLack] = useState<"differ" | "empty" | null>(null);
  const [showsCode, setShowsCode] = useState(false);
  if (!desk) return <Bones />;
  const has = desk.key_holder === "passphrase";
  const put = (part: Partial<typeof NONE>) => setTyped({ ...typed, ...part });

  const carryOut = async (next: string | null) => {
    if (!(await set.run({ current: has ? typed.current : null, new: next }))) return;
    setTyped(NONE);
    // The journal says nothing about keys, so that nobody is told of this change.
    void queryClient.invalidateQueries(ask("desk_status", {}));
    notify.done(t(next === null ? "settings.key.taken" : "settings.key.saved"), { canUndo: false });
  };
  const save = () => {
    const missing = typed.next === "" ? "empty" : typed.next !== typed.again ? "differ" : null;
    setLack(missing);
    if (!missing) void carryOut(typed.next);
  };
  return (
    <>
      <div className="settings-row">
        <h2>{t("settings.key.now")}</h2>
        <p className="soft">{say(desk.key_sentence)}</p>
      </div>
      <Section title={t(has ? "settings.key.change" : "settings.key.set")}>
        <form
          className="form section-body"
          onSubmit={(event) => {
            event.preventDefault();
            save();
          }}
        >
          <FailureNote failure={set.failure} except={["current", "new"]} />
          {has && (
            <TextField label={t("settings.key.current")} name="current" failure={set.failure} secret wide value={typed.current} onChange={(current) => put({ current })} />
          )}
          <TextField
            label={t("settings.key.next")}
            name="new"
            failure={set.failure}
            secret
            value={typed.next}
            onChange={(next) => put({ next })}
            hint={lack === "empty" && <span className="bad">{t("settings.key.empty")}</span>}
          />
          <TextField
            label={t("settings.key.again")}
            secret
            value={typed.again}
            onChange={(again) => put({ again })}
            hint={lack === "differ" && <span className="bad">{t("settings.key.differ")}</span>}
          />
          <div className="recovery-tools">
            <Button type="primary" htmlType="submit" loading={set.busy}>
              {t(has ? "settings.key.change" : "settings.key.set")}
            </Button>
            {has && (
              <Popconfirm
                title={t("settings.key.take")}
                description={t("settings.key.takeSays")}
                okText={t("settings.key.take")}
                cancelText={t("shared.cancel")}
                onConfirm={() => void carryOut(null)}
              >
                <Button type="text">{t("settings.key.take")}</Button>
              </Popconfirm>
            )}
          </div>
        </form>
      </Section>
      <Section
        title={t("settings.key.code")}
        tools={
          <Button size="small" onClick={() => setShowsCode(!showsCode)}>
            {t(showsCode ? "settings.key.hide" : "settings.key.show")}
          </Button>
        }
      >
        {showsCode && (
          <div className="section-body">
            <RecoverySheet />
          </div>
        )}
      </Section>
    </>
  );
}
