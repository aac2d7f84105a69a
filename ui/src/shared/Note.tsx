// A note of a log as it stands, with what it said before it was put right, and the form that does.
import { Button, Checkbox } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { rpc, useAction, type NoteView } from "@/ipc";
import { CorrectForm } from "./CorrectForm";
import { DayField } from "./fields/DayField";
import { TextField } from "./fields/TextField";
import { given } from "./given";
import { useNotify } from "./notify";
import { useSure } from "./sure";
import { FailureNote } from "./states";
import { Tag } from "./Tag";
import noteCss from "./Note.module.css";

/** In whose log it stands. */
type Log = { deal: string } | { organisation: string };

/** Its text and its past; nothing is put right in the recycle bin. */
export function Note({ note, log, isOpen }: { note: NoteView; log: Log; isOpen: boolean }) {
  const { t } = useTranslation();
  const [isCorrecting, setCorrecting] = useState(false);
  return (
    <div className={noteCss.note}>
      <p className={noteCss.text}>
        {note.text ?? t("shared.erased")} {note.before.length > 0 && <Tag>{t("shared.correct.mark")}</Tag>}
      </p>
      {isOpen && note.text != null && (
        <Button size="small" type="text" className={noteCss.correct} aria-label={t("shared.correct.note")} onClick={() => setCorrecting(true)}>
          {t("shared.correct.go")}
        </Button>
      )}
      {note.before.map(({ on, text, reason }, index) => (
        <p key={index} className={noteCss.before}>
          {t("shared.correct.before", { day: on, text: text ?? t("shared.erased") })}
          {reason && t("shared.correct.because", { reason })}
        </p>
      ))}
      {note.before.some(({ text }) => text != null && text !== note.text) && <ForgetBefore note={note} log={log} />}
      {isCorrecting && <CorrectNote note={note} log={log} onClose={() => setCorrecting(false)} />}
    </div>
  );
}

/** What it said before stays for the journal's sake, until somebody wants it gone. */
function ForgetBefore({ note, log }: { note: NoteView; log: Log }) {
  const { t } = useTranslation();
  const notify = useNotify();
  const sure = useSure();
  const ofDeal = useAction("note_forget");
  const ofOrganisation = useAction("organisation_note_forget");
  const forget = async () => {
    const says = () => <p>{t("shared.correct.forgetSays")}</p>;
    if (!(await sure({ title: t("shared.correct.forget"), says, go: t("shared.correct.forgetGo") }))) return;
    const done = "deal" in log ? await ofDeal.run({ id: log.deal, note: note.id }) : await ofOrganisation.run({ id: log.organisation, note: note.id });
    if (done) notify.done(t("shared.correct.forgotten"), { canUndo: false });
  };
  return (
    <>
      <FailureNote failure={ofDeal.failure ?? ofOrganisation.failure} />
      <Button size="small" type="text" danger loading={ofDeal.busy || ofOrganisation.busy} onClick={() => void forget()}>
        {t("shared.correct.forget")}
      </Button>
    </>
  );
}

function CorrectNote({ note, log, onClose }: { note: NoteView; log: Log; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <CorrectForm<{ text: string; on: string | null; forgets: boolean }>
      draft={`correct ${note.id}`}
      title={t("shared.correct.note")}
      fresh={{ text: note.text ?? "", on: note.on, forgets: false }}
      send={({ text, on, forgets }, reason) => {
        const said = { note: note.id, text, on: given(on), reason, forgets };
        return "deal" in log ? rpc("note_correct", { id: log.deal, ...said }) : rpc("organisation_note_correct", { id: log.organisation, ...said });
      }}
      onClose={onClose}
    >
      {({ text, on, forgets }, change) => (
        <>
          <TextField label={t("shared.correct.text")} name="text" required rows={3} value={text} onChange={(text) => change({ text })} />
          <DayField label={t("shared.correct.day")} name="on" required value={on} onChange={(on) => change({ on })} />
          <Checkbox checked={forgets} onChange={({ target }) => change({ forgets: target.checked })}>
            {t("shared.correct.forgets")}
          </Checkbox>
        </>
      )}
    </CorrectForm>
  );
}
