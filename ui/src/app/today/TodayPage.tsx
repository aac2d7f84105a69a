// The day's list, the screen that a desk opens with.
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { useAsk, type DueRow, type TodayPage as Day } from "@/ipc";
import { Bones, EmptyState, ErrorState, formatDay, openQuickLog, Page } from "@/shared";
import textCss from "@/shared/text.module.css";
import { AskReminder } from "./AskReminder";
import { Behind } from "./Behind";
import { Drafts } from "./Drafts";
import { Due } from "./Due";
import { Figures } from "./Figures";
import { FirstSteps, useBegun } from "./FirstSteps";
import { Idle } from "./Idle";
import todayCss from "./today.module.css";

/** Nothing is due: on a new desk since nothing has begun, on another one because all is done. */
function Quiet() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const begun = useBegun();
  if (!begun) return <Bones rows={4} />;
  if (!begun.deal) return <FirstSteps begun={begun} />;
  return (
    <>
      <Figures />
      <EmptyState title={t("app.today.empty.title")} says={t("app.today.empty.says")}>
        <Button type="primary" onClick={() => openQuickLog()}>
          {t("app.log")}
        </Button>
        <Button onClick={() => void navigate({ to: "/import" })}>{t("app.today.empty.import")}</Button>
      </EmptyState>
    </>
  );
}

/** What one of the figures is made of, of the rows that are due. */
const MADE_OF: Partial<Record<string, (row: DueRow, today: string) => boolean>> = {
  overdue: ({ instalments }, today) => instalments.some(({ due_on }) => due_on < today),
  ending: ({ mandate_ends_on: ends, tail_ends_on: until }) => Boolean(ends ?? until),
};

/** The figures, then the rows that are asked for; all of the day where none are. */
function Asked({ page, list = "" }: { page: Day; list?: string }) {
  const { t } = useTranslation();
  const isAsked = MADE_OF[list];
  if (isAsked) {
    const all = <Link to="/">{t("app.today.figures.all")}</Link>;
    return (
      <>
        <Figures />
        <Due key={list} title={t(`app.today.figures.${list as "overdue" | "ending"}`)} rows={page.due.filter((row) => isAsked(row, page.today))} today={page.today} tools={all} />
      </>
    );
  }
  return (
    <>
      <Figures />
      <div className={todayCss.today}>
        <div>
          <Due title={t("app.today.due.title")} rows={page.due} today={page.today} />
          <Behind deals={page.behind} total={page.behind_total} />
          <Idle deals={page.idle} total={page.idle_total} today={page.today} />
        </div>
        <div>
          <Drafts drafts={page.drafts} />
          <AskReminder />
        </div>
      </div>
    </>
  );
}

/** What the day asks for; one row, one decision. */
export default function TodayPage() {
  const { t, i18n } = useTranslation();
  const { list } = useSearch({ strict: false });
  const { data: page, error, refetch } = useAsk("today_page", {});
  if (error) return <ErrorState failure={error} onRetry={() => void refetch()} />;
  if (!page) return <Page title={t("app.today.title")}><Bones rows={8} /></Page>;
  const isQuiet = page.due.length + page.idle.length + page.behind.length + page.drafts.length === 0;
  return (
    <Page title={t("app.today.title")} says={<span className={textCss.figure}>{formatDay(page.today, i18n.language)}</span>}>
      {isQuiet ? <Quiet /> : <Asked page={page} list={list} />}
    </Page>
  );
}
