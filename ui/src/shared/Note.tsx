// A note of a log as it stands, with what it said before it was put right, and the form that does.
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { rpc, type NoteView } from "@/ipc";
import { CorrectForm } from "./CorrectForm";
import { DayField } from "./fields/DayField";
import { TextField } from "./fields/TextField";
import { given } from "./given";
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
      {isCorrecting && <CorrectNote note={note} log={log} onClose={() => setCorrecting(false)} />}
    </div>
  );
}

function CorrectNote({ note, log, onClose }: { note: NoteView; log: Log; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <CorrectForm<{ text: string; on: string | null }>
      draft={`correct ${note.id}`}
      title={t("shared.correct.note")}
      fresh={{ text: note.text ?? "", on: note.on }}
      send={({ text, on }, reason) => {
        const said = { note: note.id, text, on: given(on), reason };
        return "deal" in log ? rpc("note_correct", { id: log.deal, ...said }) : rpc("organisation_note_correct", { id: log.organisation, ...said });
      }}
      onClose={onClose}
    >
      {({ text, on }, change) => (
        <>
          <TextField label={t("shared.correct.text")} name="text" required rows={3} value={text} onChange={(text) => change({ text })} />
          <DayField label={t("shared.correct.day")} name="on" required value={on} onChange={(on) => change({ on })} />
        </>
      )}
    </CorrectForm>
  );
}
