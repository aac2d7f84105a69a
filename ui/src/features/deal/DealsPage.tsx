// The screen of all deals.
import { PlusOutlined } from "@ant-design/icons";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { Button, Segmented, type InputRef } from "antd";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useAsk, type DealRow } from "@/ipc";
import { EmptyState, ErrorState, Page, SearchField, useKeys } from "@/shared";
import { Board, BoardBones } from "./Board";
import { useBoard } from "./useBoard";
import { DealTable } from "./DealTable";
import { DealForm } from "./DealForm";
import { GatePanel } from "./GatePanel";
import { useMove } from "./useMove";

type View = "board" | "table";
const KEY = "deal.view";

/** The deals: a board of columns, or a table. */
export default function DealsPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { q = "" } = useSearch({ strict: false });
  const [view, setView] = useState<View>(() => (localStorage.getItem(KEY) === "table" ? "table" : "board"));
  const [isNew, setNew] = useState(false);
  const search = useRef<InputRef>(null);
  // The counts of the stages; the deals themselves are asked for by what shows them.
  const list = useAsk("deal_list", { search: q, offset: 0, limit: 1 }, { keep: true });
  const board = useBoard(q, view === "board" ? list.data?.per_stage : undefined);
  const today = useAsk("today_page", {}).data?.today;
  const mover = useMove();
  const show = (next: View) => {
    localStorage.setItem(KEY, next);
    setView(next);
  };
  const open = (deal: DealRow) => void navigate({ to: "/deals/$id", params: { id: deal.id } });

  useKeys(t("deal.title"), [
    { code: "KeyN", says: t("deal.new"), run: () => setNew(true) },
    { code: "Slash", says: t("deal.search"), run: () => search.current?.focus() },
    { code: "KeyV", says: t("deal.otherView"), run: () => show(view === "board" ? "table" : "board") },
    // A card hears these itself; here they only stand in the list of keys.
    { code: "BracketLeft", says: t("deal.moveBack"), run: () => undefined },
    { code: "BracketRight", says: t("deal.moveOn"), run: () => undefined },
  ]);

  const empty = q ? (
    <EmptyState title={t("deal.noneFound")} says={t("deal.noneFoundSays", { search: q })}>
      <Button onClick={() => void navigate({ to: "/deals" })}>{t("deal.showAll")}</Button>
    </EmptyState>
  ) : (
    <EmptyState title={t("deal.none")} says={t("deal.noneSays")}>
      <Button onClick={() => setNew(true)}>{t("deal.new")}</Button>
    </EmptyState>
  );
  const total = list.data?.total;
  const tools = (
    <>
      <SearchField inputRef={search} value={q} placeholder={t("deal.search")} onSearch={(text) => void navigate({ to: "/deals", search: text ? { q: text } : {}, replace: true })} />
      <Segmented<View> value={view} onChange={show} options={[{ value: "board", label: t("deal.board") }, { value: "table", label: t("deal.table") }]} />
      <Button type="primary" icon={<PlusOutlined />} onClick={() => setNew(true)}>
        {t("deal.new")}
      </Button>
    </>
  );
  return (
    <Page title={t("deal.title")} says={total !== undefined && (list.data?.is_all === false ? t("shared.list.cut", { count: total }) : t("deal.count", { count: total }))} tools={tools} fill>
      {list.error ? (
        <ErrorState failure={list.error} onRetry={() => void list.refetch()} />
      ) : view === "table" ? (
        <DealTable search={q} today={today} onOpen={open} empty={empty} />
      ) : total === 0 ? (
        empty
      ) : board.failure ? (
        <ErrorState failure={board.failure} onRetry={() => void list.refetch()} />
      ) : !board.deals ? (
        <BoardBones />
      ) : (
        <Board deals={board.deals} of={board} today={today} onOpen={open} onMove={(deal, to) => void mover.move(deal, to)} />
      )}
      {isNew && <DealForm onClose={() => setNew(false)} onMade={(id) => void navigate({ to: "/deals/$id", params: { id } })} />}
      {mover.asking && <GatePanel key={mover.asking.deal.id} asking={mover.asking} onClose={mover.close} onMoved={mover.done} />}
    </Page>
  );
}
