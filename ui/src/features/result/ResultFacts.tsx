// A result's record in its drawer.
import { useTranslation } from "react-i18next";
import type { ResearchResultView } from "@/ipc";
import { fieldsOf, RecordFacts, Section } from "@/shared";
import { classes } from "@/shared/classes";
import rowsCss from "@/shared/rows.module.css";
import sectionCss from "@/shared/Section.module.css";
import textCss from "@/shared/text.module.css";
import { BASIC, NOTE, RESULT, RIGHTS } from "./fields";
import { Meter } from "./Meter";

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
      {result.note && <RecordFacts area="result" view={view} fields={fieldsOf(RESULT, NOTE)} />}
    </>
  );
}
