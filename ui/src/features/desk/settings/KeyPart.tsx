// The passphrase and the recovery code of a desk.
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ask, failureOf, queryClient, rpc, useAsk } from "@/ipc";
import { Bones, Form, lack, RecoverySheet, Section, TextField, useForm, useNotify, useSay, useSure } from "@/shared";
import { classes } from "@/shared/classes";
import formCss from "@/shared/form/form.module.css";
import recoveryCss from "@/shared/recovery.module.css";
import sectionCss from "@/shared/Section.module.css";
import textCss from "@/shared/text.module.css";
import css from "./settings.module.css";

const NONE = { current: "", next: "", again: "" };

/** The passphrase and the recovery code. What is typed here is never kept as a draft. */
export function KeyPart() {
  const { t } = useTranslation();
  const say = useSay();
  const notify = useNotify();
  const sure = useSure();
  const { data: desk } = useAsk("desk_status", {});
  const [showsCode, setShowsCode] = useState(false);
  const has = desk?.key_holder === "passphrase";
  const set = (typed: typeof NONE, next: string | null) => rpc("passphrase_set", { current: has ? typed.current : null, new: next });
  const done = (words: string) => {
    // The journal says nothing about keys, so that nobody is told of this change.
    void queryClient.invalidateQueries(ask("desk_status", {}));
    notify.done(words, { canUndo: false });
  };
  const form = useForm<typeof NONE, unknown>({
    draft: null,
    fresh: NONE,
    check: ({ next, again }) => (next === "" ? lack("new", "desk.settings.key.empty") : next === again ? null : lack("again", "desk.settings.key.differ")),
    send: (typed) => set(typed, typed.next),
    onDone: () => done(t("desk.settings.key.saved")),
  });
  const { value, change } = form;
  const takeAway = async () => {
    const says = () => <p>{t("desk.settings.key.takeSays")}</p>;
    if (!(await sure({ title: t("desk.settings.key.takeSure"), says, go: t("desk.settings.key.take") }))) return;
    try {
      await set(value, null);
      form.drop();
      done(t("desk.settings.key.taken"));
    } catch (error) {
      form.refuse(failureOf(error));
    }
  };
  if (!desk) return <Bones />;
  return (
    <>
      <div className={css.row}>
        <h2>{t("desk.settings.key.now")}</h2>
        <p className={textCss.soft}>{say(desk.key_sentence)}</p>
      </div>
      <Section title={t(has ? "desk.settings.key.change" : "desk.settings.key.set")}>
        <Form of={form} className={classes(formCss.form, sectionCss.body)} byEnter>
          {has && (
            <TextField label={t("desk.settings.key.current")} name="current" secret wide value={value.current} onChange={(current) => change({ current })} />
          )}
          <TextField
            label={t("desk.settings.key.next")}
            name="new"
            secret
            value={value.next}
            onChange={(next) => change({ next })}
          />
          <TextField
            label={t("desk.settings.key.again")}
            name="again"
            secret
            value={value.again}
            onChange={(again) => change({ again })}
          />
          <div className={recoveryCss.tools}>
            <Button type="primary" loading={form.busy} onClick={form.submit}>
              {t(has ? "desk.settings.key.change" : "desk.settings.key.set")}
            </Button>
            {has && (
              <Button type="text" onClick={() => void takeAway()}>
                {t("desk.settings.key.take")}
              </Button>
            )}
          </div>
        </Form>
      </Section>
      <Section
        title={t("desk.settings.key.code")}
        tools={
          <Button size="small" onClick={() => setShowsCode(!showsCode)}>
            {t(showsCode ? "desk.settings.key.hide" : "desk.settings.key.show")}
          </Button>
        }
      >
        {showsCode && (
          <div className={sectionCss.body}>
            <RecoverySheet />
          </div>
        )}
      </Section>
    </>
  );
}
