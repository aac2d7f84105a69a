// The time line of a deal.
import { Button, Input } from "antd";
import type { TextAreaRef } from "antd/es/input/TextArea";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { rpc, useAsk, type DealPage } from "@/ipc";
import { Form, formatInstant, keyText, Note, Pages, useForm, useNotify, useSay } from "@/shared";
import { useComposed } from "@/shared/composition";
import textCss from "@/shared/text.module.css";
import css from "./deal.module.css";

const FRESH = { text: "" };
/** So many rows come with the page of a deal, and with each further page. */
const SIZE = 100;

/** Everything that happened and stands, newest first, under a box to log what happened now. */
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
  // The page of the deal brings the newest; the others are asked for once they are turned to.
  const [page, setPage] = useState(1);
  const older = useAsk("deal_timeline", { id: deal.id, offset: (page - 1) * SIZE, limit: SIZE }, { when: page > 1, keep: true });
  const rows = page === 1 ? deal.timeline : (older.data?.rows ?? []);
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
        {rows.map((row, index) => (
          <li key={`${row.entry} ${index}`}>
            <time className={textCss.figure} dateTime={row.at}>
              {formatInstant(row.at)}
            </time>
            <div>
              {say(row.what)}
              {row.note ? <Note note={row.note} log={{ deal: deal.id }} isOpen={!deal.removed_on} /> : row.text && <p className={css.noteText}>{row.text}</p>}
            </div>
          </li>
        ))}
      </ol>
      <Pages page={page} size={SIZE} total={deal.timeline_total} onPage={setPage} label={t("deal.tab.timeline")} />
    </>
  );
}
