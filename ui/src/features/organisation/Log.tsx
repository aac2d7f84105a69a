// What was talked about with an organisation, and what comes next.
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { failureOf, rpc, type Failure, type NextActionView, type OrganisationView } from "@/ipc";
import { Bones, DayField, ErrorState, FailureNote, finishNext, Form, formatDay, keyText, lack, Note, Pages, RecordLink, TextField, useForm, useNotify } from "@/shared";
import formCss from "@/shared/form/form.module.css";
import textCss from "@/shared/text.module.css";
import css from "./organisation.module.css";
import { usePart } from "./usePart";

const FRESH = { text: "", what: "", on: null as string | null };

/** Its own log and those of its deals, the latest day first, under a box to log what happened now. */
export function Log({ view, next }: { view: OrganisationView; next: NextActionView | null }) {
  const { t } = useTranslation();
  return (
    <>
      {next && <Next id={view.id} next={next} isOpen={!view.removed_on} />}
      {!view.removed_on && <LogForm id={view.id} />}
      <Notes id={view.id} label={t("organisation.tab.log")} isOpen={!view.removed_on} />
    </>
  );
}

function Next({ id, next, isOpen }: { id: string; next: NextActionView; isOpen: boolean }) {
  const { t, i18n } = useTranslation();
  const notify = useNotify();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const finish = async () => {
    setBusy(true);
    try {
      await finishNext("organisation", id, next.what, t);
      notify.done(t("deal.nextCleared"));
    } catch (error) {
      setFailure(failureOf(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <FailureNote failure={failure} />
      <p className={css.next}>
        <span className={textCss.soft}>{t("deal.next")}</span>
        <strong>{next.what ?? t("shared.erased")}</strong>
        <span className={textCss.figure}>{formatDay(next.on, i18n.language)}</span>
        {isOpen && (
          <Button size="small" type="text" loading={busy} onClick={() => void finish()}>
            {t("deal.nextDone")}
          </Button>
        )}
      </p>
    </>
  );
}

function LogForm({ id }: { id: string }) {
  const { t } = useTranslation();
  const notify = useNotify();
  const form = useForm<typeof FRESH, unknown>({
    draft: `organisation_log ${id}`,
    fresh: FRESH,
    check: ({ text, what, on }) => {
      if ((what.trim() === "") !== (on === null)) return lack(what.trim() === "" ? "next.what" : "next.on", "deal.quickLog.nextHalf");
      return text.trim() || what.trim() ? null : lack("text", "deal.quickLog.textMissing");
    },
    send: ({ text, what, on }) => {
      const next = what.trim() && on ? { what: what.trim(), on } : null;
      return text.trim() ? rpc("organisation_log", { id, text: text.trim(), next }) : rpc("organisation_next_action_set", { id, next });
    },
    onDone: () => notify.done(t("deal.log.done")),
  });
  const { value, change } = form;
  return (
    <Form of={form} className={formCss.form} onLeave={() => undefined}>
      <TextField label={t("organisation.log.text")} name="text" wide rows={2} value={value.text} onChange={(text) => change({ text })} placeholder={t("organisation.log.placeholder")} />
      <TextField label={t("deal.quickLog.next")} name="next.what" value={value.what} onChange={(what) => change({ what })} />
      <DayField label={t("deal.quickLog.on")} name="next.on" value={value.on} onChange={(on) => change({ on })} />
      <div className={css.foot}>
        <Button loading={form.busy} onClick={form.submit}>
          {t("deal.log.save")} <kbd>{keyText({ code: "Enter", ctrl: true })}</kbd>
        </Button>
      </div>
    </Form>
  );
}

function Notes({ id, label, isOpen }: { id: string; label: string; isOpen: boolean }) {
  const { t } = useTranslation();
  const { data, error, retry, pages } = usePart("organisation_notes", id);
  if (error) return <ErrorState failure={error} onRetry={retry} />;
  if (!data) return <Bones />;
  if (data.total === 0) return <p className={textCss.faint}>{t("organisation.log.none")}</p>;
  return (
    <>
      <ol className={css.notes} aria-label={label}>
        {data.notes.map((note) => (
          <li key={note.id}>
            <time className={textCss.figure} dateTime={note.on}>
              {note.on}
            </time>
            <div>
              <Note note={note} log={note.deal ? { deal: note.deal } : { organisation: id }} isOpen={isOpen || !!note.deal} />
              {note.deal && (
                <span className={textCss.soft}>
                  <RecordLink kind="deal" id={note.deal}>
                    {note.title}
                  </RecordLink>
                </span>
              )}
            </div>
          </li>
        ))}
      </ol>
      <Pages {...pages} total={data.total} label={label} />
    </>
  );
}
