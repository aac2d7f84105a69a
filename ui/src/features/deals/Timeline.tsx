import { Button, Input } from "antd";
import type { TextAreaRef } from "antd/es/input/TextArea";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useAction, type DealPage } from "@/ipc";
import { FailureNote, formatInstant, isComposing, keyText, useDraft, useNotify, useSay, Tag } from "@/shared";
import { useComposed } from "@/shared/composition";

const FRESH = { text: "" };

/** Everything that happened, newest first, under a box to log what happened now. */
export function Timeline({ deal, focusAsked }: { deal: DealPage; focusAsked: number }) {
  const { t } = useTranslation();
  const say = useSay();
  const notify = useNotify();
  const box = useRef<TextAreaRef>(null);
  const log = useAction("note_log");
  const { value, change, drop } = useDraft(`note_log ${deal.id}`, FRESH);
  const typed = useComposed(value.text, (text) => change({ text }));
  useEffect(() => {
    if (focusAsked > 0) box.current?.focus();
  }, [focusAsked]);

  const save = async () => {
    if (!(await log.run({ id: deal.id, text: value.text }))) return;
    drop();
    notify.done(t("deals.log.done"));
  };
  return (
    <>
      <FailureNote failure={log.failure} />
      <div className="log-box">
        <Input.TextArea
          ref={box}
          {...typed}
          autoSize={{ minRows: 2, maxRows: 8 }}
          placeholder={t("deals.log.placeholder")}
          aria-label={t("deals.log.placeholder")}
          onKeyDown={(event) => {
            if (isComposing(event)) return;
            if (event.ctrlKey && event.code === "Enter") void save();
            if (event.code === "Escape") box.current?.blur();
          }}
        />
        <Button loading={log.busy} disabled={value.text.trim() === ""} onClick={() => void save()}>
          {t("deals.log.save")} <kbd>{keyText({ code: "Enter", ctrl: true })}</kbd>
        </Button>
      </div>
      <ol className="timeline" aria-label={t("deals.tab.timeline")}>
        {deal.timeline.map((row, index) => (
          <li key={`${row.entry} ${index}`}>
            <time className="figure" dateTime={row.at}>
              {formatInstant(row.at)}
            </time>
            <div>
              {say(row.what)} {row.undoes != null && <Tag>{t("deals.takenBack")}</Tag>}
              {row.text && <p className="note-text">{row.text}</p>}
            </div>
          </li>
        ))}
      </ol>
    </>
  );
}
