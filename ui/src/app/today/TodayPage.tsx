// The day's list, the screen that a desk opens with.
import { useNavigate } from "@tanstack/react-router";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { useAsk } from "@/ipc";
import { Bones, EmptyState, ErrorState, formatDay, openQuickLog, Page } from "@/shared";
import textCss from "@/shared/text.module.css";
import { DueActions } from "./DueActions";
import { Drafts } from "./Drafts";
import { Expected } from "./Expected";
import { Stale } from "./Stale";
import todayCss from "./today.module.css";

/** What the day asks for; one row, one decision. */
export default function TodayPage() {
  const { t, i18n } = useTranslation();
  const navigate = useNavigate();
  const { data: page, error, refetch } = useAsk("today_page", {});
  if (error) return <ErrorState failure={error} onRetry={() => void refetch()} />;
  if (!page) return <Page title={t("app.today.title")}><Bones rows={8} /></Page>;
  const isQuiet = page.actions.length + page.instalments.length + page.stale.length + page.drafts.length === 0;
  return (
    <Page title={t("app.today.title")} says={<span className={textCss.figure}>{formatDay(page.today, i18n.language)}</span>}>
      {isQuiet ? (
        <EmptyState title={t("app.today.empty.title")} says={t("app.today.empty.says")}>
          <Button type="primary" onClick={() => openQuickLog()}>
            {t("app.log")}
          </Button>
          <Button onClick={() => void navigate({ to: "/import" })}>{t("app.today.empty.import")}</Button>
        </EmptyState>
      ) : (
        <div className={todayCss.today}>
          <div>
            <DueActions actions={page.actions} today={page.today} />
            <Stale deals={page.stale} today={page.today} />
          </div>
          <div>
            <Expected instalments={page.instalments} today={page.today} />
            <Drafts drafts={page.drafts} />
          </div>
        </div>
      )}
    </Page>
  );
}
