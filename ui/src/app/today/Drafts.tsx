// The day's list: statements that are not submitted.
import { useNavigate } from "@tanstack/react-router";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import type { OpenDraft } from "@/ipc";
import { Row, RowList, Section } from "@/shared";
import { classes } from "@/shared/classes";
import sectionCss from "@/shared/Section.module.css";
import textCss from "@/shared/text.module.css";
import todayCss from "./today.module.css";

export function Drafts({ drafts }: { drafts: OpenDraft[] }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  return (
    <Section title={t("app.today.drafts.title")} count={drafts.length}>
      {drafts.length === 0 && <p className={sectionCss.none}>{t("app.today.drafts.none")}</p>}
      <RowList label={t("app.today.drafts.title")}>
        {drafts.map((draft) => {
          const open = () => void navigate({ to: "/statements", search: { id: draft.id } });
          return (
            <Row
              key={draft.id}
              onOpen={open}
              tools={
                <Button size="small" type="text" onClick={open}>
                  {t("app.today.open")}
                </Button>
              }
            >
              <button type="button" className={todayCss.card} onClick={open} tabIndex={-1}>
                <span>{draft.payee_name ?? t("app.today.due.gone")}</span>
                <span className={classes(textCss.faint, textCss.figure)}>{t("app.today.drafts.period", { from: draft.from, to: draft.to })}</span>
              </button>
            </Row>
          );
        })}
      </RowList>
    </Section>
  );
}
