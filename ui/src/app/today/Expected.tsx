// The day's list: receipts that are expected.
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { DueInstalment } from "@/ipc";
import { Amount, Row, RowList, Section } from "@/shared";
import { classes } from "@/shared/classes";
import sectionCss from "@/shared/Section.module.css";
import textCss from "@/shared/text.module.css";
import { DueTag } from "./DueTag";
import todayCss from "./today.module.css";

export function Expected({ instalments, today }: { instalments: DueInstalment[]; today: string }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  return (
    <Section title={t("app.today.instalments.title")} count={instalments.length}>
      {instalments.length === 0 && <p className={sectionCss.none}>{t("app.today.instalments.none")}</p>}
      <RowList label={t("app.today.instalments.title")}>
        {instalments.map((instalment) => {
          const open = () => void navigate({ to: "/deals/$id", params: { id: instalment.deal } });
          return (
            <Row key={`${instalment.deal}-${instalment.due_on}`} onOpen={open}>
              <button type="button" className={todayCss.card} onClick={open} tabIndex={-1}>
                <span className={todayCss.line}>
                  <span className={textCss.cut}>{instalment.title}</span>
                  <strong>
                    <Amount value={instalment.amount} /> <span className={textCss.soft}>{t("shared.yuan")}</span>
                  </strong>
                </span>
                <span className={todayCss.line}>
                  <DueTag day={instalment.due_on} today={today} isOverdue={instalment.overdue} />
                  <span className={classes(textCss.faint, textCss.figure)}>{t("app.today.instalments.due", { day: instalment.due_on })}</span>
                </span>
              </button>
            </Row>
          );
        })}
      </RowList>
    </Section>
  );
}
