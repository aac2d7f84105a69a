// A result's record in its drawer.
import { useNavigate } from "@tanstack/react-router";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { useAsk, type ResearchResultView } from "@/ipc";
import { DealRows, fieldsOf, RecordFacts, Section } from "@/shared";
import { classes } from "@/shared/classes";
import rowsCss from "@/shared/rows.module.css";
import sectionCss from "@/shared/Section.module.css";
import textCss from "@/shared/text.module.css";
import { BASIC, NOTE, RESULT, RIGHTS } from "./fields";
import { Meter } from "./Meter";

/** So many of its deals are shown. */
const SHOWN = 20;

/** The deals that name the result, and a way to a new one. */
function InDeals({ view }: { view: ResearchResultView }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { data } = useAsk("result_deals", { id: view.id, offset: 0, limit: SHOWN });
  const open = (
    <Button size="small" onClick={() => void navigate({ to: "/deals", search: { id: "new", result: view.id } })}>
      {t("result.openDeal")}
    </Button>
  );
  return (
    <Section title={t("result.parts.deals")} count={data?.total} tools={!view.removed_on && open}>
      {data && data.total === 0 && <p className={sectionCss.none}>{t("result.noDeals")}</p>}
      {data && data.total > 0 && <DealRows deals={data.deals} label={t("result.parts.deals")} />}
      {data && data.total > SHOWN && <p className={textCss.faint}>{t("result.moreDeals", { count: data.total - SHOWN })}</p>}
    </Section>
  );
}

/** What is known of a result. */
export function ResultFacts({ view }: { view: ResearchResultView }) {
  const { t } = useTranslation();
  const { record: result } = view;
  return (
    <>
      <Meter result={result} words />
      <RecordFacts area="result" view={view} fields={fieldsOf(RESULT, BASIC)} />
      <Section title={t("result.parts.rights")}>
        <div className={sectionCss.body}>
          <RecordFacts area="result" view={view} fields={fieldsOf(RESULT, RIGHTS)} />
        </div>
      </Section>
      <Section title={t("result.parts.people")} count={result.finishers?.length ?? 0}>
        <ul className={rowsCss.rows}>
          {(result.finishers ?? []).map((finisher, index) => (
            <li key={index} className={rowsCss.row}>
              <span className={classes(rowsCss.text, rowsCss.line)}>{finisher.name ?? <span className={textCss.faint}>{t("shared.erased")}</span>}</span>
              {finisher.share && <span className={textCss.figure}>{finisher.share} %</span>}
            </li>
          ))}
        </ul>
      </Section>
      <InDeals view={view} />
      {result.note && <RecordFacts area="result" view={view} fields={fieldsOf(RESULT, NOTE)} />}
    </>
  );
}
