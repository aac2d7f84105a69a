// Settings: the journal, newest first.
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link, type LinkProps } from "@tanstack/react-router";
import { Button } from "antd";
import { useContext } from "react";
import { useTranslation } from "react-i18next";
import { failureOf, rpc, type Happening, type Subject } from "@/ipc";
import { Bones, EmptyState, ErrorState, formatInstant, useSay } from "@/shared";
import { Features, type Place } from "@/shared/feature";
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
function What({ of: { what, about } }: { of: Happening }) {
  const say = useSay();
  const place = usePlaceOf();
  if (!about) return say(what);
  const link = (words: string) => <Link {...(place(about) as LinkProps)}>{words}</Link>;
  return about.name ? (
    <>
      {say(what)} · {link(about.name)}
    </>
  ) : (
    link(say(what))
  );
}

/** Where the subject of an entry stands. */
function usePlaceOf(): (subject: Subject) => Place {
  const finds = useContext(Features).flatMap(({ finds = [] }) => finds);
  return ({ kind, id }) => finds.find((found) => found.kind === kind)?.go(id) ?? { to: "/rates" };
}
