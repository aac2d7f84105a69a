import { PlusOutlined } from "@ant-design/icons";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { Button, Segmented, type InputRef } from "antd";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useAsk, type DealRow } from "@/ipc";
import { Bones, EmptyState, ErrorState, Page, SearchField, useKeys } from "@/shared";
import { Board } from "./Board";
import { DealTable } from "./DealTable";
import { DealForm } from "./DealForm";
import { GatePanel } from "./GatePanel";
import { useMove } from "./useMove";
import "./deals.css";

type View = "board" | "table";
const KEY = "deals.view";

/** The deals: a board of columns, or a table. */
export default function DealsPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { q = "" } = useSearch({ strict: false });
  const [view, setView] = useState<View>(() => (localStorage.getItem(KEY) === "table" ? "table" : "board"));
  const [isNew, setNew] = useState(false);
  const search = useRef<InputRef>(null);
  const list = useAsk("deal_list", { search: q }, { keep: true });
  const today = useAsk("today_page", {}).data?.today;
  const mover = useMove();
  const show = (next: View) => {
    localStorage.setItem(KEY, next);
    setView(next);
  };
  const open = (deal: DealRow) => void navigate({ to: "/deals/$id", params: { id: deal.id } });

  useKeys(t("deals.title"), [
    { code: "KeyN", says: t("deals.new"), run: () => setNew(true) },
    { code: "Slash", says: t("deals.search"), run: () => search.current?.focus() },
    { code: "KeyV", says: t("deals.otherView"), run: () => show(view === "board" ? "table" : "board") },
    // A card hears these itself; here they only stand in the list of keys.
    { code: "BracketLeft", says: t("deals.moveBack"), run: () => undefined },
    { code: "BracketRight", says: t("deals.moveOn"), run: () => undefined },
  ]);

  const empty = q ? (
    <EmptyState title={t("deals.noneFound")} says={t("deals.noneFoundSays", { search: q })}>
      <Button onClick={() => void navigate({ to: "/deals" })}>{t("deals.showAll")}</Button>
    </EmptyState>
  ) : (
    <EmptyState title={t("deals.none")} says={t("deals.noneSays")}>
      <Button onClick={() => setNew(true)}>{t("deals.new")}</Button>
    </EmptyState>
  );
  const deals = list.data?.deals;
  const tools = (
    <>
      <SearchField inputRef={search} value={q} placeholder={t("deals.search")} onSearch={(text) => void navigate({ to: "/deals", search: text ? { q: text } : {}, replace: true })} />
      <Segmented<View> value={view} onChange={show} options={[{ value: "board", label: t("deals.board") }, { value: "table", label: t("deals.table") }]} />
      <Button type="primary" icon={<PlusOutlined />} onClick={() => setNew(true)}>
        {t("deals.new")}
      </Button>
    </>
  );
  return (
    <Page title={t("deals.title")} says={deals && t("deals.count", { count: deals.length })} tools={tools} fill>
      {list.error ? (
        <ErrorState failure={list.error} onRetry={() => void list.refetch()} />
      ) : view === "table" ? (
        <DealTable deals={deals} today={today} onOpen={open} empty={empty} />
      ) : !deals ? (
        <Bones rows={10} />
      ) : deals.length === 0 ? (
        empty
      ) : (
        <Board deals={deals} today={today} onOpen={open} onMove={(deal, to) => void mover.move(deal, to)} />
      )}
      {isNew && <DealForm onClose={() => setNew(false)} onMade={(id) => void navigate({ to: "/deals/$id", params: { id } })} />}
      {mover.asking && <GatePanel key={mover.asking.deal.id} asking={mover.asking} onClose={mover.close} onMoved={mover.done} />}
    </Page>
  );
}
