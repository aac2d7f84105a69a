// Settings: the journal, newest first.
import { useInfiniteQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { failureOf, rpc } from "@/ipc";
import { Bones, EmptyState, ErrorState, formatInstant, useSay } from "@/shared";
import textCss from "@/shared/text.module.css";
import css from "./settings.module.css";

const STEP = 100;

export function JournalPart() {
  const { t } = useTranslation();
  const say = useSay();
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
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <tr key={entry.entry} title={entry.hash}>
              <td>{entry.entry}</td>
              <td>{formatInstant(entry.at)}</td>
              <td>{say(entry.what)}</td>
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
