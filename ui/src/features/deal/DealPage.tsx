// The page of one deal.
import { Link, useParams, useSearch } from "@tanstack/react-router";
import { Alert, Button, Tabs } from "antd";
import { useCallback, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useAction, useAsk } from "@/ipc";
import { begin, Bones, ErrorState, FailureNote, keyed, Page, useBack, useKeys, useNotify } from "@/shared";
import { useOpenDeal } from "@/shared/begin";
import { LOG, MOVE, RECEIPT } from "./acts";
import { CommissionTab } from "./commission/CommissionTab";
import { DealForm } from "./DealForm";
import { DealHead } from "./DealHead";
import { EvidenceTab } from "./EvidenceTab";
import { FactsBar } from "./FactsBar";
import { FollowUps } from "./FollowUps";
import { GatePanel } from "./GatePanel";
import { MoneyTab } from "./MoneyTab";
import { stageBeside } from "./board";
import { TermsTab } from "./mandate/TermsTab";
import { partiesOf } from "./Pickers";
import { Timeline } from "./Timeline";
import { useFollow } from "./useFollow";
import { useMove } from "./useMove";
import css from "./deal.module.css";

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
  const back = useBack("/deals");
  const page = useAsk("deal_page", { id });
  const mover = useMove();
  const deal = page.data;
  const show = useCallback(
    (next: Tab) => {
      lastTab.set(id, next);
      setTab(next);
    },
    [id],
  );
  const isOpen = deal !== undefined && !deal.removed_on;
  const next = isOpen && stageBeside(deal.stage, 1);
  const mine = isOpen && { id, title: deal.deal.title, stage: deal.stage };
  useOpenDeal(mine || undefined);
  const { id: part } = useSearch({ strict: false });
  useEffect(() => {
    // The address may name a tab, as links to what stands in one do.
    const named = TABS.find((tab) => tab === part);
    if (named) show(named);
  }, [part, show]);
  const follow = useFollow(isOpen ? deal : undefined);
  const { ahead } = follow;
  const recordEach = () => mine && ahead && void mover.ask(mine, ahead.stage, { on: ahead.on, reason: t("deal.facts.reason") });
  const move = (step: 1 | -1) => mine && void mover.move(mine, stageBeside(mine.stage, step));

  useKeys(t("deal.one"), [
    {
      ...LOG.key,
      says: t(`${LOG.words}.name`),
      run: () => {
        show("timeline");
        setLogAsked((asked) => asked + 1);
      },
    },
    ...TABS.map((key, index) => ({ code: `Digit${index + 1}`, says: t(`deal.tab.${key}`), run: () => show(key) })),
    { code: "BracketLeft", says: t("deal.moveBack"), run: () => move(-1) },
    { ...MOVE.key, says: t(`${MOVE.words}.name`), run: () => move(1) },
    { ...RECEIPT.key, says: t(`${RECEIPT.words}.name`), run: () => isOpen && begin("receipt") },
    ...(ahead ? [{ code: "KeyY", says: t("deal.facts.key"), run: () => void follow.follow() }] : []),
    { code: "KeyE", says: t("deal.edit"), run: () => setChanging(isOpen) },
    { code: "Escape", says: t("app.keys.back"), run: back },
  ]);

  if (page.error) return <ErrorState failure={page.error} mend={<Button onClick={back}>{t("shared.back")}</Button>} onRetry={() => void page.refetch()} />;
  if (!deal) {
    return (
      <Page title={t("deal.title")}>
        <Bones />
      </Page>
    );
  }
  const title = (
    <>
      <Link to="/deals" className={css.back}>
        {t("deal.title")} /
      </Link>{" "}
      {deal.deal.title}
    </>
  );
  return (
    <Page
      title={title}
      tools={
        <>
          {isOpen && <Button onClick={() => setChanging(true)} {...keyed({ code: "KeyE" })}>{t("deal.edit")}</Button>}
          {next && (
            <Button type={ahead ? "default" : "primary"} onClick={() => move(1)} {...keyed(MOVE.key)}>
              {t("deal.moveTo", { stage: t(`deal.stages.${next}`) })}
            </Button>
          )}
        </>
      }
    >
      {deal.removed_on && <InBin id={id} day={deal.removed_on} />}
      <DealHead deal={deal} />
      <FactsBar of={follow} onEach={recordEach} />
      <FollowUps deal={deal} />
      <Tabs activeKey={tab} onChange={(key) => show(key as Tab)} items={TABS.map((key) => ({ key, label: t(`deal.tab.${key}`) }))} />
      <div className={css.tab}>
        {tab === "timeline" && <Timeline deal={deal} focusAsked={logAsked} />}
        {tab === "terms" && <TermsTab deal={deal} />}
        {tab === "money" && <MoneyTab deal={deal} />}
        {tab === "commission" && <CommissionTab deal={deal} />}
        {tab === "evidence" && <EvidenceTab deal={deal} />}
      </div>
      {isChanging && <DealForm id={id} deal={deal.deal} parties={partiesOf(deal).toReversed()} titles={Object.fromEntries((deal.deal.results ?? []).map((result, index) => [result, deal.result_titles[index] ?? "–"]))} onClose={() => setChanging(false)} onRemoved={back} />}
      {mover.asking && <GatePanel key={mover.asking.deal.id} asking={mover.asking} onClose={mover.close} onMoved={mover.done} />}
    </Page>
  );
}

/** Says that the deal lies in the recycle bin, where nothing happens to it, and takes it out. */
function InBin({ id, day }: { id: string; day: string }) {
  const { t } = useTranslation();
  const notify = useNotify();
  const restore = useAction("deal_restore");
  const takeOut = async () => {
    if (await restore.run({ id })) notify.done(t("shared.record.restored"));
  };
  const action = (
    <Button size="small" loading={restore.busy} onClick={() => void takeOut()}>
      {t("shared.record.restore")}
    </Button>
  );
  return (
    <>
      <FailureNote failure={restore.failure} />
      <Alert type="warning" showIcon title={t("deal.inBin", { day })} action={action} className={css.inBin} />
    </>
  );
}
