import { ArrowsAltOutlined, ShrinkOutlined } from "@ant-design/icons";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { Button, Drawer } from "antd";
import { useEffect, useRef, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useAppearance } from "./appearance";
import { useKeys } from "./keys";

/** Where the keyboard was before a record was opened; a form that follows on its record keeps it. */
let opener: HTMLElement | null = null;

function rememberOpener(): void {
  const { activeElement } = document;
  if (activeElement instanceof HTMLElement && !activeElement.closest(".ant-drawer")) opener = activeElement;
}

function returnToOpener(): void {
  requestAnimationFrame(() => {
    if (!document.querySelector(".ant-drawer")) opener?.focus({ preventScroll: true });
  });
}

/**
 * A record at the side of its list, or over the whole page. Esc goes back one level: from the form to the record, from the
 * record to the list.
 */
export function RecordDrawer({ title, tools, foot, onBack, children }: {
  title: ReactNode;
  tools?: ReactNode;
  foot?: ReactNode;
  onBack: () => void;
  children: ReactNode;
}) {
  const { t } = useTranslation();
  const { scale } = useAppearance();
  const navigate = useNavigate();
  const isFull = useSearch({ strict: false }).full !== undefined;
  // In a form the same key saves.
  const isForm = foot !== undefined;
  const turn = () => void navigate({ to: ".", search: ({ full: _, ...rest }) => (isFull ? rest : { ...rest, full: "1" }), replace: true });
  const words = t(isFull ? "shared.record.beside" : "shared.record.whole");
  useKeys(t("shared.record.title"), isForm ? [] : [{ code: "Enter", ctrl: true, says: t("shared.record.turn"), run: turn }]);
  const body = useRef<HTMLDivElement>(null);
  useState(rememberOpener);
  useEffect(() => returnToOpener, []);
  // A form is there to be typed into.
  const focusForm = () => body.current?.querySelector<HTMLElement>(".form input, .form textarea")?.focus();
  return (
    <Drawer
      open
      size={isFull ? "calc(100vw - var(--rail-width))" : 720 * scale}
      title={title}
      extra={
        <>
          {!isForm && <Button type="text" icon={isFull ? <ShrinkOutlined /> : <ArrowsAltOutlined />} title={words} aria-label={words} onClick={turn} />}
          {tools}
        </>
      }
      footer={foot}
      onClose={onBack}
      afterOpenChange={(isOpen) => isOpen && focusForm()}
    >
      <div className={isFull ? "drawer-body is-full" : "drawer-body"} ref={body}>{children}</div>
    </Drawer>
  );
}

/** Says that a form holds what was not saved last time. */
export function DraftNote({ onDrop }: { onDrop: () => void }) {
  const { t } = useTranslation();
  return (
    <span className="draft-note">
      {t("shared.draft.kept")}
      <button type="button" className="toast-undo" onClick={onDrop}>
        {t("shared.draft.drop")}
      </button>
    </span>
  );
}
