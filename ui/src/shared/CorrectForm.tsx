// The form that puts something right by an entry of its own, whatever followed.
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Change } from "./drafts";
import { TextField } from "./fields/TextField";
import { FormDrawer, useForm } from "./form";
import { useNotify } from "./notify";
import textCss from "./text.module.css";

/** It begins with what stands; why it is put right may be said. */
export function CorrectForm<T extends object>({ draft, title, says, width = 560, fresh, send, children, onClose }: {
  /** Under which name what was typed is kept. */
  draft: string;
  title: string;
  /** What is put right here, and what is not. */
  says?: string;
  width?: number;
  fresh: T;
  send: (typed: T, reason: string | null) => Promise<unknown>;
  children: (value: T, change: (part: Change<T>) => void) => ReactNode;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const notify = useNotify();
  const form = useForm<{ typed: T; reason: string }, unknown>({
    draft,
    fresh: { typed: fresh, reason: "" },
    send: ({ typed, reason }) => send(typed, reason.trim() || null),
    onDone: () => {
      notify.done(t("shared.correct.done"));
      onClose();
    },
  });
  const { value, change } = form;
  const changeTyped = (part: Change<T>) =>
    change(({ typed }) => ({ typed: { ...typed, ...(typeof part === "function" ? part(typed) : part) } }));
  return (
    <FormDrawer form={form} title={title} byEnter width={width} save={t("shared.correct.go")} onClose={onClose}>
      {says && <p className={textCss.soft}>{says}</p>}
      {children(value.typed, changeTyped)}
      <TextField label={t("shared.correct.reason")} name="reason" value={value.reason} onChange={(reason) => change({ reason })} placeholder={t("shared.correct.reasonSays")} />
    </FormDrawer>
  );
}
