// The time line of a deal.
import { Button, Input } from "antd";
import type { TextAreaRef } from "antd/es/input/TextArea";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { rpc, type DealPage } from "@/ipc";
import { Form, formatInstant, keyText, useForm, useNotify, useSay, Tag } from "@/shared";
import { useComposed } from "@/shared/composition";
import textCss from "@/shared/text.module.css";
import css from "./deal.module.css";

const FRESH = { text: "" };

/** Everything that happened, newest first, under a box to log what happened now. */
export function Timeline({ deal, focusAsked }: { deal: DealPage; focusAsked: number }) {
  const { t } = useTranslation();
  const say = useSay();
  const notify = useNotify();
  const box = useRef<TextAreaRef>(null);
  const form = useForm<typeof FRESH, unknown>({
    draft: `note_log ${deal.id}`,
    fresh: FRESH,
    send: ({ text }) => rpc("note_log", { id: deal.id, text }),
    onDone: () => notify.done(t("deal.log.done")),
  });
  const typed = useComposed(form.value.text, (text) => form.change({ text }));
  useEffect(() => {
    if (focusAsked > 0) box.current?.focus();
  }, [focusAsked]);
  return (
    <>
      {!deal.removed_on && (
        <Form of={form} className={css.logBox} onLeave={() => box.current?.blur()}>
          <Input.TextArea
            ref={box}
            {...typed}
            autoSize={{ minRows: 2, maxRows: 8 }}
            placeholder={t("deal.log.placeholder")}
            aria-label={t("deal.log.placeholder")}
          />
          <Button loading={form.busy} disabled={form.value.text.trim() === ""} onClick={form.submit}>
            {t("deal.log.save")} <kbd>{keyText({ code: "Enter", ctrl: true })}</kbd>
          </Button>
        </Form>
      )}
      <ol className={css.timeline} aria-label={t("deal.tab.timeline")}>
        {deal.timeline.map((row, index) => (
          <li key={`${row.entry} ${index}`}>
            <time className={textCss.figure} dateTime={row.at}>
              {formatInstant(row.at)}
            </time>
            <div>
              {say(row.what)} {row.undoes != null && <Tag>{t("deal.takenBack")}</Tag>}
              {row.text && <p className={css.noteText}>{row.text}</p>}
            </div>
          </li>
        ))}
      </ol>
    </>
  );
}
