// The day's list: deals that stand still.
import { useNavigate } from "@tanstack/react-router";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { StaleDeal } from "@/ipc";
import { daysBetween, openQuickLog, Row, RowList, Section, Tag } from "@/shared";
import { classes } from "@/shared/classes";
import rowsCss from "@/shared/rows.module.css";
import sectionCss from "@/shared/Section.module.css";
import textCss from "@/shared/text.module.css";
import todayCss from "./today.module.css";

/** So many are shown at first, those that have stood longest. */
const SHOWN = 8;

export function Stale({ deals, today }: { deals: StaleDeal[]; today: string }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [showsAll, setShowsAll] = useState(false);
  const shown = showsAll ? deals : deals.slice(0, SHOWN);
  return (
    <Section title={t("app.today.stale.title")} count={deals.length}>
      {deals.length === 0 && <p className={sectionCss.none}>{t("app.today.stale.none")}</p>}
      <RowList label={t("app.today.stale.title")}>
        {shown.map((deal) => {
          const open = () => void navigate({ to: "/deals/$id", params: { id: deal.deal } });
          return (
            <Row
              key={deal.deal}
              onOpen={open}
              tools={
                <>
                  <Button size="small" type="text" onClick={() => openQuickLog({ deal: deal.deal, title: deal.title })}>
                    {t("app.log")}
                  </Button>
                  <Button size="small" type="text" onClick={open}>
                    {t("app.today.open")}
                  </Button>
                </>
              }
            >
              <span className={todayCss.stage}>
                <Tag>{t(`deal.stages.${deal.stage}`)}</Tag>
              </span>
              <span className={classes(rowsCss.text, rowsCss.line)}>{deal.title}</span>
              <span className={classes(rowsCss.side, textCss.figure)}>{t("app.today.stale.since", { days: daysBetween(deal.since, today) })}</span>
            </Row>
          );
        })}
      </RowList>
      {deals.length > SHOWN && (
        <Button type="link" size="small" className={sectionCss.more} onClick={() => setShowsAll(!showsAll)}>
          {showsAll ? t("app.today.stale.fewer") : t("app.today.stale.all", { count: deals.length })}
        </Button>
      )}
    </Section>
  );
}
