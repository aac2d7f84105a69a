// The day's list: deals whose facts are ahead of their stage, moved in place.
import { useNavigate } from "@tanstack/react-router";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useAction, type BehindDeal } from "@/ipc";
import { FailureNote, Row, RowList, Section, Tag, useNotify } from "@/shared";
import { classes } from "@/shared/classes";
import rowsCss from "@/shared/rows.module.css";
import sectionCss from "@/shared/Section.module.css";
import todayCss from "./today.module.css";

/** So many are shown at first. */
const SHOWN = 5;

/** Nothing is drawn where there is none: that is how it should be. */
export function Behind({ deals, total }: { deals: BehindDeal[]; total: number }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const notify = useNotify();
  const follow = useAction("deal_follow");
  const [showsAll, setShowsAll] = useState(false);
  if (deals.length === 0) return null;
  const move = async ({ deal, title, ahead }: BehindDeal) => {
    const stage = t(`deal.stages.${ahead}`);
    if (await follow.run({ id: deal, reason: t("deal.facts.reason") })) notify.done(t("deal.moved", { title, stage }));
  };
  return (
    <Section title={t("app.today.behind.title")} count={total}>
      <FailureNote failure={follow.failure} />
      <RowList label={t("app.today.behind.title")}>
        {(showsAll ? deals : deals.slice(0, SHOWN)).map((behind) => {
          const open = () => void navigate({ to: "/deals/$id", params: { id: behind.deal } });
          const stage = `${behind.ahead} ${t(`deal.stages.${behind.ahead}`)}`;
          return (
            <Row
              key={behind.deal}
              onOpen={open}
              tools={
                <>
                  <Button size="small" disabled={follow.busy} onClick={() => void move(behind)}>
                    {t("app.today.behind.move")}
                  </Button>
                  <Button size="small" type="text" onClick={open}>
                    {t("app.today.open")}
                  </Button>
                </>
              }
            >
              <span className={todayCss.stage}>
                <Tag>{t(`deal.stages.${behind.stage}`)}</Tag>
              </span>
              <span className={classes(rowsCss.text, rowsCss.line)}>{behind.title}</span>
              <Tag tone="warn">{t("app.today.behind.to", { stage })}</Tag>
            </Row>
          );
        })}
      </RowList>
      {deals.length > SHOWN && (
        <Button type="link" size="small" className={sectionCss.more} onClick={() => setShowsAll(!showsAll)}>
          {showsAll ? t("app.today.behind.fewer") : t("app.today.behind.all", { count: deals.length })}
        </Button>
      )}
    </Section>
  );
}
