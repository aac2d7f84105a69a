// The list of deals where it is not a board.
import { useTranslation } from "react-i18next";
import type { DealOnly, DealOrder, DealRow } from "@/ipc";
import { Amount, DataTable, daysBetween, formatLarge, MOST_SELECTED, RecordLink, useColumns, useNotify, usePagedRows, useSelection, type Column, type Ordered } from "@/shared";
import { classes } from "@/shared/classes";
import textCss from "@/shared/text.module.css";
import { Ahead } from "./Ahead";
import { isOverdue } from "./board";
import { DealSelection } from "./DealSelection";
import css from "./deal.module.css";

function PartyName({ of }: { of: DealRow["owner"] }) {
  const { t } = useTranslation();
  if (!of) return <span className={textCss.faint}>{t("shared.none")}</span>;
  return (
    <RecordLink kind="organisation" id={of.id}>
      {of.name}
    </RecordLink>
  );
}

/** What a deal is worth; what is only asked for is said more softly. */
export function Worth({ of: { amount, is_agreed } }: { of: Pick<DealRow, "amount" | "is_agreed"> }) {
  const { t } = useTranslation();
  if (!amount) return null;
  return (
    <span className={classes(textCss.figure, !is_agreed && textCss.faint)} title={t(is_agreed ? "deal.price" : "deal.asked")}>
      {formatLarge(amount)}
    </span>
  );
}

/** The columns of the table, those that are chosen, and the button to choose them by. */
export function useDealColumns(today: string | undefined) {
  const { t } = useTranslation();
  const columns: Column<DealRow>[] = [
    { key: "title", order: "title", title: t("deal.name"), width: "minmax(9.5rem, 2fr)", cell: ({ title }) => <strong>{title}</strong> },
    { key: "stage", order: "path", title: t("deal.stage"), width: "10.5rem", cell: ({ stage, ahead }) => <><span className={css.stageCode}>{stage}</span> {t(`deal.stages.${stage}`)} {ahead && <Ahead stage={ahead} isShort />}</> },
    { key: "owner", title: t("deal.owner"), width: "minmax(5.5rem, 1.2fr)", isExtra: true, cell: ({ owner }) => <PartyName of={owner} /> },
    { key: "client", order: "client", title: t("deal.client"), width: "minmax(5.5rem, 1.2fr)", cell: ({ client }) => <PartyName of={client} /> },
    { key: "amount", order: "amount", title: t("deal.amountWan"), width: "6.5rem", align: "right", cell: (deal) => <Worth of={deal} /> },
    { key: "received", order: "received", title: t("deal.receivedShare"), width: "4.5rem", align: "right", cell: ({ received_percent: percent }) => (percent == null ? "" : `${percent} %`) },
    { key: "commission", order: "commission", title: t("deal.commissionYuan"), width: "7.5rem", align: "right", isExtra: true, cell: ({ commission }) => <Amount value={commission} /> },
    { key: "days", order: "days", title: t("deal.daysInStage"), width: "5rem", align: "right", cell: ({ since, stage }) => (today && stage !== "P18" ? daysBetween(since, today) : "") },
    { key: "next", title: t("deal.next"), width: "minmax(5rem, 1.5fr)", cell: ({ next_action, next_on }) => (next_on ? (next_action ?? t("shared.erased")) : "–") },
    {
      key: "on",
      order: "next_on",
      title: t("deal.nextOn"),
      width: "7.5rem",
      cell: (deal) => <span className={classes(textCss.figure, isOverdue(deal, today) && textCss.bad)}>{isOverdue(deal, today) ? t("deal.overdueOn", { day: deal.next_on }) : (deal.next_on ?? "–")}</span>,
    },
  ];
  return useColumns("deal", columns);
}

/** The deals as a table, first in the order of the path; several are selected and planned together. */
export function DealTable({ asked, ordered, columns, onOrder, onOpen, empty }: {
  /** Which deals. */
  asked: { search: string; only: DealOnly };
  ordered: Ordered;
  columns: Column<DealRow>[];
  onOrder: (ordered: Ordered) => void;
  onOpen: (deal: DealRow) => void;
  empty: React.ReactNode;
}) {
  const { t } = useTranslation();
  const notify = useNotify();
  const rows = usePagedRows("deal_list", { ...asked, order: ordered.by as DealOrder, is_descending: ordered.isDescending }, ({ deals }) => deals);
  const selection = useSelection(rows, () => notify.done(t("shared.select.most", { count: MOST_SELECTED }), { canUndo: false }));
  return (
    <>
      {selection.ids.size > 0 && <DealSelection selection={selection} />}
      <DataTable label={t("deal.title")} rows={rows} columns={columns} selection={selection} ordered={ordered} onOrder={onOrder} onOpen={onOpen} empty={empty} />
    </>
  );
}
