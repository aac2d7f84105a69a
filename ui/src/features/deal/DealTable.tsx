// The list of deals where it is not a board.
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { DealOrder, DealRow } from "@/ipc";
import { DataTable, usePagedRows, type Column, type Ordered } from "@/shared";
import { classes } from "@/shared/classes";
import textCss from "@/shared/text.module.css";
import { isOverdue } from "./board";
import css from "./deal.module.css";

/** The deals as a table, first in the order of the path. */
export function DealTable({ search, today, onOpen, empty }: {
  search: string;
  today: string | undefined;
  onOpen: (deal: DealRow) => void;
  empty: React.ReactNode;
}) {
  const { t } = useTranslation();
  const [ordered, setOrdered] = useState<Ordered>({ by: "path", isDescending: false });
  const rows = usePagedRows("deal_list", { search, order: ordered.by as DealOrder, is_descending: ordered.isDescending }, ({ deals }) => deals);
  const columns: Column<DealRow>[] = [
    { key: "stage", order: "path", title: t("deal.stage"), width: "8rem", cell: ({ stage }) => <><span className={css.stageCode}>{stage}</span> {t(`deal.stages.${stage}`)}</> },
    { key: "title", order: "title", title: t("deal.name"), width: "minmax(9.5rem, 2fr)", cell: ({ title }) => <strong>{title}</strong> },
    { key: "owner", title: t("deal.owner"), width: "minmax(5.5rem, 1.2fr)", cell: ({ owner }) => owner ?? <span className={textCss.faint}>{t("shared.none")}</span> },
    { key: "client", title: t("deal.client"), width: "minmax(5.5rem, 1.2fr)", cell: ({ client }) => client ?? <span className={textCss.faint}>{t("shared.none")}</span> },
    { key: "next", title: t("deal.next"), width: "minmax(7rem, 1.5fr)", cell: ({ next_action, next_on }) => (next_on ? (next_action ?? t("shared.erased")) : "–") },
    {
      key: "on",
      order: "next_on",
      title: t("deal.nextOn"),
      width: "8.5rem",
      cell: (deal) => <span className={classes(textCss.figure, isOverdue(deal, today) && textCss.bad)}>{isOverdue(deal, today) ? t("deal.overdueOn", { day: deal.next_on }) : (deal.next_on ?? "–")}</span>,
    },
  ];
  return <DataTable label={t("deal.title")} rows={rows} columns={columns} ordered={ordered} onOrder={setOrdered} onOpen={onOpen} empty={empty} />;
}
