// The foot of a form: its draft, the way out, and what carries it out.
import { Button } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Form } from "./useForm";
import formCss from "./form.module.css";
import textCss from "../text.module.css";

export interface FormFootProps<T> {
  form: Form<T>;
  /** What the primary button does, in a word. */
  save: string;
  onClose: () => void;
  /** What stands at the other end, where there is no draft. */
  aside?: ReactNode;
  /** What it does can't be taken back. */
  danger?: boolean;
}

export function FormFoot<T>({ form, save, onClose, aside, danger }: FormFootProps<T>) {
  const { t } = useTranslation();
  return (
    <div className={formCss.foot}>
      {form.isDraft ? <DraftNote onDrop={form.drop} /> : aside && <span>{aside}</span>}
      <Button onClick={onClose}>{t("shared.cancel")}</Button>
      <Button type="primary" danger={danger} loading={form.busy} disabled={!form.isReady} onClick={form.submit}>
        {save}
      </Button>
    </div>
  );
}

/** Says that a form holds what was not carried out last time. */
function DraftNote({ onDrop }: { onDrop: () => void }) {
  const { t } = useTranslation();
  return (
    <span className={formCss.draft}>
      {t("shared.draft.kept")}
      <button type="button" className={textCss.undo} onClick={onDrop}>
        {t("shared.draft.drop")}
      </button>
    </span>
  );
}
