// The deals that an organisation takes part in.
import { useNavigate } from "@tanstack/react-router";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { Bones, DealRows, EmptyState, ErrorState, Pages } from "@/shared";
import css from "./organisation.module.css";
import { usePart } from "./usePart";

export function Deals({ id, total }: { id: string; total: number }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { data, error, retry, pages } = usePart("organisation_deals", id);
  const open = <Button onClick={() => void navigate({ to: "/deals", search: { id: "new", client: id } })}>{t("organisation.deals.open")}</Button>;
  if (total === 0) return <EmptyState title={t("organisation.deals.none")} says={t("organisation.deals.noneSays")}>{open}</EmptyState>;
  if (error) return <ErrorState failure={error} onRetry={retry} />;
  if (!data) return <Bones />;
  return (
    <>
      <DealRows deals={data.deals} label={t("organisation.tab.deals")} />
      <Pages {...pages} total={data.total} label={t("organisation.tab.deals")} />
      <div className={css.foot}>{open}</div>
    </>
  );
}
