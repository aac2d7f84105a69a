import { Link, useNavigate, useParams } from "@tanstack/react-router";
import { Button, Tabs } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useAsk } from "@/ipc";
import { Bones, ErrorState, Page, useKeys } from "@/shared";
import { CommissionTab } from "./CommissionTab";
import { DealForm } from "./DealForm";
import { DealHead } from "./DealHead";
import { EvidenceTab } from "./EvidenceTab";
import { GatePanel } from "./GatePanel";
import { MoneyTab } from "./money/MoneyTab";
import { stageBeside } from "./board";
import { TermsTab } from "./terms/TermsTab";
import { Timeline } from "./Timeline";
import { useMove } from "./useMove";
import "./deals.css";

const TABS = ["timeline", "terms", "money", "commission", "evidence"] as const;
type Tab = (typeof TABS)[number];

/** The tab that was open last, by deal, as long as the window lives. */
const lastTab = new Map<string, Tab>();

/** One deal: its head, and everything about it in five tabs. */
export default function DealPage() {
  const { t } = useTranslation();
  const { id = "" } = useParams({ strict: false });
  const [tab, setTab] = useState<Tab>(lastTab.get(id) ?? "timeline");
  const [logAsked, setLogAsked] = useState(0);
  const [isChanging, setChanging] = useState(false);
  const navigate = useNavigate();
  const toList = () => void navigate({ to: "/deals" });
  const page = useAsk("deal_page", { id });
  const mover = useMove();
  const deal = page.data;
  const show = (next: Tab) => {
    lastTab.set(id, next);
    setTab(next);
  };
  const next = deal && stageBeside(deal.stage, 1);
  const mine = deal && { id, title: deal.deal.title, stage: deal.stage };
  const move = (step: 1 | -1) => mine && void mover.move(mine, stageBeside(mine.stage, step));

  useKeys(t("deals.one"), [
    {
      code: "KeyL",
      says: t("deals.log.key"),
      run: () => {
        show("timeline");
        setLogAsked((asked) => asked + 1);
      },
    },
    ...TABS.map((key, index) => ({ code: `Digit${index + 1}`, says: t(`deals.tab.${key}`), run: () => show(key) })),
    { code: "BracketLeft", says: t("deals.moveBack"), run: () => move(-1) },
    { code: "BracketRight", says: t("deals.moveOn"), run: () => move(1) },
    { code: "KeyE", says: t("deals.edit"), run: () => setChanging(true) },
    { code: "Escape", says: t("deals.toList"), run: toList },
  ]);

  if (page.error) return <ErrorState failure={page.error} onRetry={() => void page.refetch()} />;
  if (!deal) {
    return (
      <Page title={t("deals.title")}>
        <Bones />
      </Page>
    );
  }
  const title = (
    <>
      <Link to="/deals" className="deal-back">
        {t("deals.title")} /
      </Link>{" "}
      {deal.deal.title}
    </>
  );
  return (
    <Page
      title={title}
      tools={
        <>
          <Button onClick={() => setChanging(true)}>{t("deals.edit")}</Button>
          {next && (
            <Button type="primary" onClick={() => move(1)}>
              {t("deals.moveTo", { stage: t(`words.stages.${next}`) })}
            </Button>
          )}
        </>
      }
    >
      <DealHead deal={deal} />
      <Tabs activeKey={tab} onChange={(key) => show(key as Tab)} items={TABS.map((key) => ({ key, label: t(`deals.tab.${key}`) }))} />
      <div className="tab-body">
        {tab === "timeline" && <Timeline deal={deal} focusAsked={logAsked} />}
        {tab === "terms" && <TermsTab deal={deal} />}
        {tab === "money" && <MoneyTab deal={deal} />}
        {tab === "commission" && <CommissionTab deal={deal} />}
        {tab === "evidence" && <EvidenceTab deal={deal} />}
      </div>
      {isChanging && <DealForm id={id} deal={deal.deal} titles={Object.fromEntries((deal.deal.results ?? []).map((result, index) => [result, deal.result_titles[index] ?? "–"]))} onClose={() => setChanging(false)} onRemoved={toList} />}
      {mover.asking && <GatePanel key={mover.asking.deal.id} asking={mover.asking} onClose={mover.close} onMoved={mover.done} />}
    </Page>
  );
}
