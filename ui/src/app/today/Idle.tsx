// The day's list: open deals with nothing to do next, those first that have stood still for longest.
import { useNavigate } from "@tanstack/react-router";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { IdleDeal } from "@/ipc";
import { daysBetween, openQuickLog, Row, RowList, Section, Tag } from "@/shared";
import { classes } from "@/shared/classes";
import rowsCss from "@/shared/rows.module.css";
import sectionCss from "@/shared/Section.module.css";
import todayCss from "./today.module.css";

/** So many are shown at first. */
const SHOWN = 8;

export function Idle({ deals, total, today }: { deals: IdleDeal[]; total: number; today: string }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [showsAll, setShowsAll] = useState(false);
  const shown = showsAll ? deals : deals.slice(0, SHOWN);
  return (
    <Section title={t("app.today.idle.title")} count={total}>
      {deals.length === 0 && <p className={sectionCss.none}>{t("app.today.idle.none")}</p>}
      <RowList label={t("app.today.idle.title")}>
        {shown.map(({ deal, title, stage, since, is_stale }) => {
          const open = () => void navigate({ to: "/deals/$id", params: { id: deal } });
          return (
            <Row
              key={deal}
              onOpen={open}
              tools={
                <>
                  <Button size="small" onClick={() => openQuickLog({ deal, title })}>
                    {t("app.log")}
                  </Button>
                  <Button size="small" type="text" onClick={open}>
                    {t("app.today.open")}
                  </Button>
                </>
              }
            >
              <span className={todayCss.stage}>
                <Tag>{t(`deal.stages.${stage}`)}</Tag>
              </span>
              <span className={classes(rowsCss.text, rowsCss.line)}>{title}</span>
              <span className={todayCss.reasons}>{is_stale && <Tag tone="warn">{t("app.today.idle.since", { days: daysBetween(since, today) })}</Tag>}</span>
            </Row>
          );
        })}
      </RowList>
      {deals.length > SHOWN && (
        <Button type="link" size="small" className={sectionCss.more} onClick={() => setShowsAll(!showsAll)}>
          {showsAll ? t("app.today.idle.fewer") : t("app.today.idle.all", { count: deals.length })}
        </Button>
      )}
    </Section>
  );
}
