import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { OpenDraft } from "@/ipc";
import { Row, RowList, Section } from "@/shared";

export function Drafts({ drafts }: { drafts: OpenDraft[] }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  return (
    <Section title={t("today.drafts.title")} count={drafts.length}>
      {drafts.length === 0 && <p className="section-none">{t("today.drafts.none")}</p>}
      <RowList label={t("today.drafts.title")}>
        {drafts.map((draft) => {
          const open = () => void navigate({ to: "/statements", search: { id: draft.id } });
          return (
            <Row key={draft.id} onOpen={open}>
              <button type="button" className="row-card" onClick={open} tabIndex={-1}>
                <span>{draft.payee_name ?? t("today.actions.gone")}</span>
                <span className="faint figure">{t("today.drafts.period", { from: draft.from, to: draft.to })}</span>
              </button>
            </Row>
          );
        })}
      </RowList>
    </Section>
  );
}
