import { Button, Drawer } from "antd";
import { useRef, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useAppearance } from "./appearance";
import { DraftNote } from "./RecordDrawer";
import "./formDrawer.css";

/** A form at the side of its screen. Ctrl+Enter carries it out, Esc closes it, and what was typed is kept as a draft. */
export function FormDrawer({ title, width = 480, save, onSave, onClose, busy, disabled, onDrop, aside, first, children }: {
  title: ReactNode;
  width?: number;
  /** What the primary button does, in a word. */
  save: string;
  onSave: () => void;
  onClose: () => void;
  busy?: boolean;
  disabled?: boolean;
  /** There where something was typed that is not carried out yet. */
  onDrop?: (() => void) | false;
  /** What stands at the other end of the foot, where there is no draft. */
  aside?: ReactNode;
  /** Where the keyboard begins, as a selector; the first field where nothing is said. */
  first?: string;
  children: ReactNode;
}) {
  const { t } = useTranslation();
  const { scale } = useAppearance();
  // Only what was there when the form opened is news.
  const [hadDraft] = useState(!!onDrop);
  const body = useRef<HTMLDivElement>(null);
  const find = (selector: string) => body.current?.querySelector<HTMLElement>(selector);
  const begin = () => ((first && find(first)) || find("input, textarea"))?.focus();
  const foot = (
    <div className="form-foot">
      {onDrop && hadDraft ? <DraftNote onDrop={onDrop} /> : aside && <span>{aside}</span>}
      <Button onClick={onClose}>{t("shared.cancel")}</Button>
      <Button type="primary" loading={busy} disabled={disabled} onClick={onSave}>
        {save}
      </Button>
    </div>
  );
  return (
    <Drawer open size={width * scale} title={title} footer={foot} onClose={onClose} afterOpenChange={(isOpen) => isOpen && begin()}>
      <div
        ref={body}
        className="form-drawer"
        onKeyDown={(event) => {
          if (!event.ctrlKey || event.code !== "Enter" || disabled || busy) return;
          event.preventDefault();
          onSave();
        }}
      >
        {children}
      </div>
    </Drawer>
  );
}
