// The screen of all deals.
import { PlusOutlined } from "@ant-design/icons";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { Button, type InputRef } from "antd";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useAsk, type DealOrder, type DealRow } from "@/ipc";
import { Choice, EmptyState, ErrorState, ListViews, NarrowButton, Page, SearchField, useKeys } from "@/shared";
import type { Narrowed, PageSearch } from "@/shared/page";
import { VIEWS, type View } from "./acts";
import { Board, BoardBones } from "./Board";
import { Calendar } from "./Calendar";
import { COLUMNS } from "./board";
import { useBoard } from "./useBoard";
import { DealFilters } from "./DealFilters";
import { DealForm } from "./DealForm";
import { DealTable, useDealColumns } from "./DealTable";
import { ExportMenu } from "./ExportMenu";
import { onlyOf } from "./filter";
import { GatePanel } from "./GatePanel";
import { useMove } from "./useMove";

/** The columns of the board, of which it is asked what their deals are worth. */
const GROUPS = COLUMNS.map(({ stages }) => [...stages]);

const NOTHING: Narrowed = {};

/** The id that stands for a deal that is being opened. */
const NEW = "new";

const KEY = "deal.view";

/** The deals: a board of columns, or a table. */
export default function DealsPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { q = "", id, result, client, list: named, by = "path", down = false, only = NOTHING }: PageSearch = useSearch({ strict: false });
  const [chosen, setView] = useState<View>(() => VIEWS.find((view) => view === localStorage.getItem(KEY)) ?? "board");
  const view = VIEWS.find((view) => view === named) ?? chosen;
  // The address says that a deal is being opened, and with what it begins.
  const isNew = id === NEW;
  const narrowed = onlyOf(only);
  const filters = Object.keys(narrowed).length;
  const here = { ...(q && { q }), ...(by !== "path" && { by }), ...(down && { by, down }), ...(filters > 0 && { only }) };
  const setNew = (is: boolean) => void navigate({ to: "/deals", search: { ...here, ...(is && { id: NEW }) }, replace: !is });
  const change = (next: PageSearch) => void navigate({ to: "/deals", search: { ...here, ...next }, replace: true });
  const [isNarrowing, setNarrowing] = useState(filters > 0);
  const search = useRef<InputRef>(null);
  // The counts of the stages; the deals themselves are asked for by what shows them.
  const asked = { search: q, only: narrowed };
  const list = useAsk("deal_list", { ...asked, offset: 0, limit: 1, groups: GROUPS }, { keep: true });
  const board = useBoard(asked, view === "board" ? list.data?.per_stage : undefined);
  const today = useAsk("today_page", {}).data?.today;
  const { columns, choice } = useDealColumns(today);
  const mover = useMove();
  const show = (next: View) => {
    localStorage.setItem(KEY, next);
    setView(next);
    // The address no longer says another one.
    if (named) void navigate({ to: "/deals", search: here, replace: true });
  };
  const total = list.data?.total;
  const open = (deal: DealRow) => void navigate({ to: "/deals/$id", params: { id: deal.id } });

  useKeys(t("deal.title"), [
    { code: "KeyN", says: t("deal.new"), run: () => setNew(true) },
    { code: "Slash", says: t("deal.search"), run: () => search.current?.focus() },
    { code: "KeyF", says: t("shared.list.narrow"), run: () => setNarrowing((is) => !is) },
    { code: "KeyV", says: t("deal.otherView"), run: () => show(VIEWS[(VIEWS.indexOf(view) + 1) % VIEWS.length]!) },
    // A card hears these itself; here they only stand in the list of keys.
    { code: "BracketLeft", says: t("deal.moveBack"), run: () => undefined },
    { code: "BracketRight", says: t("deal.moveOn"), run: () => undefined },
  ]);

  const empty = filters > 0 ? (
    <EmptyState title={t("shared.list.nothing.narrowed")} says={t("shared.list.nothing.narrowedSays")}>
      <Button onClick={() => change({ only: undefined })}>{t("shared.list.wide")}</Button>
    </EmptyState>
  ) : q ? (
    <EmptyState title={t("deal.noneFound")} says={t("deal.noneFoundSays", { search: q })}>
      <Button onClick={() => void navigate({ to: "/deals" })}>{t("deal.showAll")}</Button>
    </EmptyState>
  ) : (
    <EmptyState title={t("deal.none")} says={t("deal.noneSays")}>
      <Button onClick={() => setNew(true)}>{t("deal.new")}</Button>
    </EmptyState>
  );
  const tools = (
    <>
      <SearchField inputRef={search} value={q} placeholder={t("deal.search")} onSearch={(text) => change({ q: text || undefined })} />
      <NarrowButton count={filters} isOpen={isNarrowing} onTurn={() => setNarrowing(!isNarrowing)} />
      <ListViews list="deal" shows={here} />
      {view === "table" && choice}
      <ExportMenu of={{ ...asked, order: by as DealOrder, is_descending: down }} words={t("shared.list.export")} isEmpty={!total} />
      <Choice<View> label={t("deal.otherView")} value={view} onChange={show} options={VIEWS.map((value) => ({ value, label: t(`deal.${value}`) }))} />
      <Button type="primary" icon={<PlusOutlined />} onClick={() => setNew(true)}>
        {t("deal.new")}
      </Button>
    </>
  );
  return (
    <Page title={t("deal.title")} says={total !== undefined && (list.data?.is_all === false ? t("shared.list.cut", { count: total }) : t("deal.count", { count: total }))} tools={tools} fill>
      {isNarrowing && <DealFilters only={only} onOnly={(only) => change({ only })} />}
      {list.error ? (
        <ErrorState failure={list.error} onRetry={() => void list.refetch()} />
      ) : view === "table" ? (
        <DealTable asked={asked} ordered={{ by, isDescending: down }} columns={columns} onOrder={({ by, isDescending }) => change({ by, down: isDescending || undefined })} onOpen={open} empty={empty} />
      ) : view === "calendar" ? (
        today && <Calendar today={today} asked={asked} />
      ) : total === 0 ? (
        empty
      ) : board.failure ? (
        <ErrorState failure={board.failure} onRetry={() => void list.refetch()} />
      ) : !board.deals ? (
        <BoardBones />
      ) : (
        <Board deals={board.deals} worth={list.data?.groups ?? []} of={board} today={today} onOpen={open} onMove={(deal, to) => void mover.move(deal, to)} />
      )}
      {isNew && <DealForm begins={{ result, client }} onClose={() => setNew(false)} onMade={(id) => void navigate({ to: "/deals/$id", params: { id }, replace: true })} />}
      {mover.asking && <GatePanel key={mover.asking.deal.id} asking={mover.asking} onClose={mover.close} onMoved={mover.done} />}
    </Page>
  );
}
