// Settings: the journal, newest first.
import { useInfiniteQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { failureOf, rpc, type Happening } from "@/ipc";
import { Bones, EmptyState, ErrorState, formatInstant, RecordLink, useNotify, useSay, useSure } from "@/shared";
import textCss from "@/shared/text.module.css";
import css from "./settings.module.css";

const STEP = 100;

export function JournalPart() {
  const { t } = useTranslation();
  const journal = useInfiniteQuery({
    queryKey: ["journal_page", "all"],
    queryFn: ({ pageParam }) => rpc("journal_page", { before: pageParam, limit: STEP }),
    initialPageParam: null as number | null,
    getNextPageParam: ({ entries }) => (entries.length === STEP ? entries.at(-1)?.entry : undefined),
  });
  if (journal.error) return <ErrorState failure={failureOf(journal.error)} onRetry={() => void journal.refetch()} />;
  if (!journal.data) return <Bones />;
  const entries = journal.data.pages.flatMap((page) => page.entries);
  if (entries.length === 0) return <EmptyState title={t("desk.settings.journal.empty")} />;
  return (
    <div className={css.row}>
      <p className={textCss.soft}>{t("desk.settings.journal.says")}</p>
      <table className={css.journal}>
        <thead>
          <tr>
            <th>{t("desk.settings.journal.entry")}</th>
            <th>{t("desk.settings.journal.at")}</th>
            <th>{t("desk.settings.journal.what")}</th>
            <th>{t("desk.settings.journal.who")}</th>
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <tr key={entry.entry} title={entry.hash}>
              <td>{entry.entry}</td>
              <td>{formatInstant(entry.at)}</td>
              <td>
                <What of={entry} />
              </td>
              <td>{entry.member}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {journal.hasNextPage && (
        <Button loading={journal.isFetchingNextPage} onClick={() => void journal.fetchNextPage()}>
          {t("desk.settings.journal.more")}
        </Button>
      )}
    </div>
  );
}

/** What was done, and the way to the record that it was done to. */
function What({ of: { what, about, import: brought } }: { of: Happening }) {
  const say = useSay();
  if (brought) return <Brought words={say(what)} id={brought} />;
  if (!about) return say(what);
  const link = (words: string) => <RecordLink {...about}>{words}</RecordLink>;
  return about.name ? (
    <>
      {say(what)} · {link(about.name)}
    </>
  ) : (
    link(say(what))
  );
}

/** An import that stands, and the way to take it back, whatever came after it. */
function Brought({ words, id }: { words: string; id: string }) {
  const { t } = useTranslation();
  const notify = useNotify();
  const sure = useSure();
  const takeBack = async () => {
    if (!(await sure({ title: t("desk.settings.journal.undoImport"), says: () => words, go: t("desk.settings.journal.undoImportGo") }))) return;
    try {
      const { kept } = await rpc("import_undo", { import: id });
      notify.done(t("list.done.undone") + (kept.length > 0 ? t("shared.undo.kept", { count: kept.length }) : ""), { canUndo: false });
    } catch (error) {
      notify.failed(failureOf(error));
    }
  };
  return (
    <>
      {words}
      <button type="button" className={textCss.undo} onClick={() => void takeBack()}>
        {t("desk.settings.journal.undoImport")}
      </button>
    </>
  );
}
