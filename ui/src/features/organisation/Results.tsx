// The results that an organisation owns, and those that bear its name only.
import { useNavigate } from "@tanstack/react-router";
import { Alert, Button } from "antd";
import { useTranslation } from "react-i18next";
import { useAction, type OrganisationView } from "@/ipc";
import { Bones, EmptyState, ErrorState, FailureNote, formatLarge, Pages, Row, RowList, useNotify } from "@/shared";
import { classes } from "@/shared/classes";
import rowsCss from "@/shared/rows.module.css";
import textCss from "@/shared/text.module.css";
import { usePart } from "./usePart";

export function Results({ view, total, byName }: { view: OrganisationView; total: number; byName: number }) {
  return (
    <>
      {byName > 0 && !view.removed_on && <Claim id={view.id} count={byName} />}
      <Owned id={view.id} total={total} />
    </>
  );
}

/** Offers to link the results that have the organisation's name as text. */
function Claim({ id, count }: { id: string; count: number }) {
  const { t } = useTranslation();
  const notify = useNotify();
  const claim = useAction("organisation_claim");
  const link = async () => {
    if (await claim.run({ id })) notify.done(t("organisation.results.claimed", { count }));
  };
  const action = (
    <Button size="small" loading={claim.busy} onClick={() => void link()}>
      {t("organisation.results.claim")}
    </Button>
  );
  return (
    <>
      <FailureNote failure={claim.failure} />
      <Alert type="info" title={t("organisation.results.byName", { count })} action={action} />
    </>
  );
}

function Owned({ id, total }: { id: string; total: number }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { data, error, retry, pages } = usePart("organisation_results", id);
  if (total === 0) return <EmptyState title={t("organisation.results.none")} says={t("organisation.results.noneSays")} />;
  if (error) return <ErrorState failure={error} onRetry={retry} />;
  if (!data) return <Bones />;
  return (
    <>
      <RowList label={t("organisation.tab.results")}>
        {data.rows.map(({ id, record }) => {
          const open = () => void navigate({ to: "/results", search: { id } });
          return (
            <Row key={id} onOpen={open}>
              <span className={rowsCss.text}>
                <button type="button" className={rowsCss.open} onClick={open} tabIndex={-1}>
                  {record.title}
                </button>
                <span className={textCss.soft}>{[record.application_number, record.legal_status].filter(Boolean).join(" · ")}</span>
              </span>
              {record.asking_amount && <span className={classes(rowsCss.side, textCss.figure)}>{t("deal.askedWan", { amount: formatLarge(record.asking_amount) })}</span>}
            </Row>
          );
        })}
      </RowList>
      <Pages {...pages} total={data.total} label={t("organisation.tab.results")} />
    </>
  );
}
