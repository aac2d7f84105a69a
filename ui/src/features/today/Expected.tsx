import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { DueInstalment } from "@/ipc";
import { Amount, Row, RowList, Section } from "@/shared";
import { DueTag } from "./DueTag";

export function Expected({ instalments, today }: { instalments: DueInstalment[]; today: string }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  return (
    <Section title={t("today.instalments.title")} count={instalments.length}>
      {instalments.length === 0 && <p className="section-none">{t("today.instalments.none")}</p>}
      <RowList label={t("today.instalments.title")}>
        {instalments.map((instalment) => {
          const open = () => void navigate({ to: "/deals/$id", params: { id: instalment.deal } });
          return (
            <Row key={`${instalment.deal}-${instalment.due_on}`} onOpen={open}>
              <button type="button" className="row-card" onClick={open} tabIndex={-1}>
                <span className="row-card-line">
                  <span className="cut">{instalment.title}</span>
                  <strong>
                    <Amount value={instalment.amount} /> <span className="soft">{t("shared.yuan")}</span>
                  </strong>
                </span>
                <span className="row-card-line">
                  <DueTag day={instalment.due_on} today={today} isOverdue={instalment.overdue} />
                  <span className="faint figure">{t("today.instalments.due", { day: instalment.due_on })}</span>
                </span>
              </button>
            </Row>
          );
        })}
      </RowList>
    </Section>
  );
}
