// What to do next on a deal, and when.
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { failureOf, rpc, useAsk, type DealPage } from "@/ipc";
import { DayField, finishNext, Form, formatDay, given, keyed, lack, TextField, useBegin, useForm, useKeys, useNotify } from "@/shared";
import { classes } from "@/shared/classes";
import textCss from "@/shared/text.module.css";
import { NEXT } from "./acts";
import css from "./deal.module.css";

/** It is changed in place. */
export function NextAction({ deal }: { deal: DealPage }) {
  const { t, i18n } = useTranslation();
  const today = useAsk("today_page", {}).data?.today;
  const [isChanging, setChanging] = useState(false);
  const next = deal.next_action;
  const overdue = next && today && deal.stage !== "P18" && !deal.removed_on && next.on < today;
  useKeys(t("deal.one"), deal.removed_on ? [] : [{ ...NEXT.key, says: t(`${NEXT.words}.name`), run: () => setChanging(true) }]);
  if (isChanging && !deal.removed_on) return <NextForm deal={deal} onClose={() => setChanging(false)} />;
  return (
    <>
      <span>{t("deal.next")}</span>
      <span className={css.nextAction}>
        {next ? (
          <>
            <strong>{next.what ?? t("shared.erased")}</strong>
            <span className={classes(textCss.figure, overdue ? textCss.bad : textCss.soft)}>{overdue ? t("deal.overdueOn", { day: next.on }) : formatDay(next.on, i18n.language)}</span>
          </>
        ) : (
          <span className={textCss.faint}>{t("deal.nextNone")}</span>
        )}
        {!deal.removed_on && (
          <Button size="small" type="text" onClick={() => setChanging(true)} {...keyed(NEXT.key)}>
            {t(next ? "deal.change" : "deal.nextSetNow")}
          </Button>
        )}
      </span>
    </>
  );
}

function NextForm({ deal, onClose }: { deal: DealPage; onClose: () => void }) {
  const { t } = useTranslation();
  const notify = useNotify();
  const next = deal.next_action;
  const form = useForm<{ what: string; on: string | null }, unknown>({
    draft: `next_action ${deal.id}`,
    fresh: { what: next?.what ?? "", on: next?.on ?? null },
    check: ({ what, on }) => (what.trim() === "" ? lack("next.what", "deal.nextWhatMissing") : on === null ? lack("next.on", "deal.nextOnMissing") : null),
    send: ({ what, on }) => rpc("next_action_set", { id: deal.id, next: { what, on: given(on) } }),
    onDone: () => {
      notify.done(t("deal.nextSet"));
      onClose();
    },
  });
  useBegin(form);
  const { value, change } = form;
  const finish = async () => {
    try {
      await finishNext("deal", deal.id, next?.what, t);
      form.drop();
      notify.done(t("deal.nextCleared"));
      onClose();
    } catch (error) {
      form.refuse(failureOf(error));
    }
  };
  return (
    <Form of={form} className={css.nextForm} byEnter onLeave={onClose}>
      <TextField label={t("deal.next")} name="next.what" value={value.what} onChange={(what) => change({ what })} />
      <DayField label={t("deal.nextOn")} name="next.on" value={value.on} onChange={(on) => change({ on })} />
      <span className={css.tools}>
        <Button loading={form.busy} onClick={form.submit}>
          {t("shared.save")}
        </Button>
        {next && (
          <Button type="text" onClick={() => void finish()}>
            {t("deal.nextDone")}
          </Button>
        )}
        <Button type="text" onClick={onClose}>
          {t("shared.cancel")}
        </Button>
      </span>
    </Form>
  );
}
