// The one question before something is thrown away or taken back.
import { useNavigate, type LinkProps } from "@tanstack/react-router";
import { App } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { rpc, type Uses } from "@/ipc";
import { useNotify } from "./notify";
import { usePlaceOf } from "./RecordLink";
import textCss from "./text.module.css";

interface Question {
  /** What would be done. */
  title: string;
  /** What it would mean; what leads away from the question closes it first. */
  says?: (close: () => void) => ReactNode;
  /** The word on the button that does it. */
  go: string;
}

/** Asks before a deed that is hard to mend; the keyboard begins at the way back. */
export function useSure(): (question: Question) => Promise<boolean> {
  const { modal } = App.useApp();
  const { t } = useTranslation();
  return async ({ title, says, go }) => {
    const box = modal.confirm({
      title,
      content: says?.(() => box.destroy()),
      okText: go,
      okButtonProps: { danger: true },
      cancelText: t("shared.cancel"),
      focusable: { autoFocusButton: "cancel" },
    });
    return box;
  };
}

/** Asks before several records go into the recycle bin together. */
export function useSureOfSeveral(): (count: number) => Promise<boolean> {
  const sure = useSure();
  const { t } = useTranslation();
  const says = () => <p className={textCss.soft}>{t("shared.removal.says")}</p>;
  return (count) => sure({ title: t("shared.select.remove", { count }), says, go: t("shared.record.remove") });
}

/** Asks before a record goes into the recycle bin, and says what uses it. */
export function useSureOfRemoval(): (area: "organisation" | "result" | "deal", id: string, name: string, more?: ReactNode) => Promise<boolean> {
  const sure = useSure();
  const notify = useNotify();
  const navigate = useNavigate();
  const placeOf = usePlaceOf();
  const { t } = useTranslation();
  return async (area, id, name, more) => {
    let uses: Uses;
    try {
      uses = await rpc(`${area}_uses`, { id });
    } catch (error) {
      notify.failed(error);
      return false;
    }
    const says = (close: () => void) => (
      <>
        {more}
        {uses.kinds.length === 0 && !more && <p>{t("shared.removal.unused")}</p>}
        {uses.kinds.map(({ kind, total, first }) => (
          <div key={kind}>
            <p>{t(`shared.removal.uses.${kind}`, { count: total })}</p>
            <ul>
              {first.map((subject) => (
                <li key={subject.id}>
                  <button
                    type="button"
                    className={textCss.way}
                    onClick={() => {
                      close();
                      void navigate(placeOf(subject) as LinkProps);
                    }}
                  >
                    {subject.name}
                  </button>
                </li>
              ))}
              {total > first.length && <li className={textCss.faint}>{t("shared.removal.more", { count: total - first.length })}</li>}
            </ul>
          </div>
        ))}
        <p className={textCss.soft}>{t("shared.removal.says")}</p>
      </>
    );
    return sure({ title: t("shared.removal.title", { name }), says, go: t("shared.record.remove") });
  };
}
