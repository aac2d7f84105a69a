import { useTranslation } from "react-i18next";
import type { DealRow } from "@/ipc";
import { DataTable, useAllRows, type Column } from "@/shared";
import { isOverdue } from "./board";

/** The deals as a table. */
export function DealTable({ deals, today, onOpen, empty }: {
  deals: readonly DealRow[] | undefined;
  today: string | undefined;
  onOpen: (deal: DealRow) => void;
  empty: React.ReactNode;
}) {
  const { t } = useTranslation();
  const columns: Column<DealRow>[] = [
    { key: "stage", title: t("deals.stage"), width: "8rem", cell: ({ stage }) => <><span className="stage-code">{stage}</span> {t(`words.stages.${stage}`)}</> },
    { key: "title", title: t("deals.name"), width: "minmax(9.5rem, 2fr)", cell: ({ title }) => <strong>{title}</strong> },
    { key: "owner", title: t("deals.owner"), width: "minmax(5.5rem, 1.2fr)", cell: ({ owner }) => owner ?? <span className="faint">{t("shared.none")}</span> },
    { key: "client", title: t("deals.client"), width: "minmax(5.5rem, 1.2fr)", cell: ({ client }) => client ?? <span className="faint">{t("shared.none")}</span> },
    { key: "next", title: t("deals.next"), width: "minmax(7rem, 1.5fr)", cell: ({ next_action, next_on }) => (next_on ? (next_action ?? t("deals.erased")) : "–") },
    {
      key: "on",
      title: t("deals.nextOn"),
      width: "8.5rem",
      cell: (deal) => <span className={`figure${isOverdue(deal, today) ? " bad" : ""}`}>{isOverdue(deal, today) ? t("deals.overdueOn", { day: deal.next_on }) : (deal.next_on ?? "–")}</span>,
    },
  ];
  return <DataTable label={t("deals.title")} rows={useAllRows(deals)} columns={columns} onOpen={onOpen} empty={empty} />;
}
