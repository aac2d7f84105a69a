// Settings: the journal, newest first.
import { useInfiniteQuery } from "@tanstack/react-query";
import { Button, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { failureOf, rpc, SUBJECT_KINDS, type Happening, type SubjectKind } from "@/ipc";
import { Bones, EmptyState, ErrorState, formatInstant, RecordLink, useNotify, useSay, useSure } from "@/shared";
import textCss from "@/shared/text.module.css";
import css from "./settings.module.css";

const STEP = 100;

export function JournalPart() {
  const { t } = useTranslation();
  const [about, setAbout] = useState<SubjectKind | null>(null);
  const journal = useInfiniteQuery({
    queryKey: ["journal_page", about],
    queryFn: ({ pageParam }) => rpc("journal_page", { before: pageParam, limit: STEP, about }),
    initialPageParam: null as number | null,
    getNextPageParam: ({ entries }) => (entries.length === STEP ? entries.at(-1)?.entry : undefined),
  });
  if (journal.error) return <ErrorState failure={failureOf(journal.error)} onRetry={() => void journal.refetch()} />;
  const entries = journal.data?.pages.flatMap((page) => page.entries);
  return (
    <div className={css.row}>
      <p className={textCss.soft}>{t("desk.settings.journal.says")}</p>
      <Select<SubjectKind | null>
        allowClear
        aria-label={t("desk.settings.journal.about")}
        placeholder={t("desk.settings.journal.about")}
        value={about}
        options={SUBJECT_KINDS.map((kind) => ({ value: kind, label: t(`desk.settings.journal.aboutOf.${kind}`) }))}
        popupMatchSelectWidth={false}
        onChange={(kind) => setAbout(kind ?? null)}
      />
      {entries ? entries.length > 0 ? <Entries of={entries} /> : <EmptyState title={t(about ? "desk.settings.journal.noneOfIt" : "desk.settings.journal.empty")} /> : <Bones />}
      {journal.hasNextPage && (
        <Button loading={journal.isFetchingNextPage} onClick={() => void journal.fetchNextPage()}>
          {t("desk.settings.journal.more")}
        </Button>
      )}
    </div>
  );
}

function Entries({ of: entries }: { of: Happening[] }) {
  const { t } = useTranslation();
  return (
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
