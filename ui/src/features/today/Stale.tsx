import { useNavigate } from "@tanstack/react-router";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { StaleDeal } from "@/ipc";
import { daysBetween, openQuickLog, Row, RowList, Section, Tag } from "@/shared";

/** So many are shown at first, those that have stood longest. */
const SHOWN = 8;

export function Stale({ deals, today }: { deals: StaleDeal[]; today: string }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [showsAll, setShowsAll] = useState(false);
  const shown = showsAll ? deals : deals.slice(0, SHOWN);
  return (
    <Section title={t("today.stale.title")} count={deals.length}>
      {deals.length === 0 && <p className="section-none">{t("today.stale.none")}</p>}
      <RowList label={t("today.stale.title")}>
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
                    {t("today.open")}
                  </Button>
                </>
              }
            >
              <span className="stale-stage">
                <Tag>{t(`words.stages.${deal.stage}`)}</Tag>
              </span>
              <span className="row-text is-line">{deal.title}</span>
              <span className="row-side figure">{t("today.stale.since", { days: daysBetween(deal.since, today) })}</span>
            </Row>
          );
        })}
      </RowList>
      {deals.length > SHOWN && (
        <Button type="link" size="small" className="section-more" onClick={() => setShowsAll(!showsAll)}>
          {showsAll ? t("today.stale.fewer") : t("today.stale.all", { count: deals.length })}
        </Button>
      )}
    </Section>
  );
}
