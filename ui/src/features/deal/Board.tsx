// The board of deals.
import { Button } from "antd";
import { useEffect, useRef, useState, type KeyboardEvent, type PointerEvent } from "react";
import { useTranslation } from "react-i18next";
import { STAGES, type DealRow, type Stage } from "@/ipc";
import { formatDay, formatLarge, isComposing } from "@/shared";
import { classes } from "@/shared/classes";
import textCss from "@/shared/text.module.css";
import { Ahead } from "./Ahead";
import { ageOf, boardOf, isOverdue, stageBeside, type Age } from "./board";
import type { BoardDeals } from "./useBoard";
import { useCardDrag } from "./useCardDrag";
import boardCss from "./board.module.css";
import css from "./deal.module.css";

/** Before it is matched a deal has no client, and its card does not say so. */
const CLIENT_FROM = STAGES.indexOf("P07");

interface BoardProps {
  deals: readonly DealRow[];
  /** What the deals of each column are worth together. */
  worth: readonly (string | null)[];
  of: Pick<BoardDeals, "countOf" | "moreOf">;
  today: string | undefined;
  onOpen: (deal: DealRow) => void;
  onMove: (deal: DealRow, to: Stage | undefined) => void;
}

/** The board while its deals are on their way. */
export function BoardBones() {
  const { t } = useTranslation();
  return (
    <div className={boardCss.board} role="status" aria-label={t("shared.loading")}>
      {[3, 2, 4, 2, 1].map((cards, column) => (
        <div key={column} className={boardCss.column}>
          <span className={classes("bone", boardCss.coming)} />
          {Array.from({ length: cards }, (_, card) => (
            <span key={card} className={classes("bone", boardCss.comingCard)} />
          ))}
        </div>
      ))}
    </div>
  );
}

/** The deals in columns. Arrows, J and K choose, `[` and `]` move a stage, Enter opens; or drag. */
export function Board({ deals, worth, of, today, onOpen, onMove }: BoardProps) {
  const { t } = useTranslation();
  const columns = boardOf(deals);
  const [chosen, setChosen] = useState<string | null>(null);
  const board = useRef<HTMLDivElement>(null);
  const active = deals.some((deal) => deal.id === chosen) ? chosen : (columns.find(({ deals }) => deals.length > 0)?.deals[0]?.id ?? null);
  useEffect(() => {
    // A card that changed its column keeps the focus.
    if (chosen && document.activeElement === document.body) board.current?.querySelector<HTMLElement>(`[data-deal="${chosen}"]`)?.focus();
  }, [deals, chosen]);

  const choose = (deal: DealRow | undefined) => {
    if (!deal) return;
    setChosen(deal.id);
    board.current?.querySelector<HTMLElement>(`[data-deal="${deal.id}"]`)?.focus();
  };
  const beside = (column: number, row: number, step: 1 | -1) => {
    const rest = step === 1 ? columns.slice(column + 1) : columns.slice(0, column).reverse();
    const next = rest.find(({ deals }) => deals.length > 0);
    return next?.deals[Math.min(row, next.deals.length - 1)];
  };
  const onKeyDown = (event: KeyboardEvent, deal: DealRow) => {
    if (isComposing(event) || event.ctrlKey || event.altKey || event.metaKey) return;
    const column = columns.findIndex(({ deals }) => deals.includes(deal));
    const row = columns[column]!.deals.indexOf(deal);
    const steps: Record<string, () => void> = {
      ArrowDown: () => choose(columns[column]!.deals[row + 1]),
      KeyJ: () => choose(columns[column]!.deals[row + 1]),
      ArrowUp: () => choose(columns[column]!.deals[row - 1]),
      KeyK: () => choose(columns[column]!.deals[row - 1]),
      ArrowLeft: () => choose(beside(column, row, -1)),
      ArrowRight: () => choose(beside(column, row, 1)),
      Enter: () => onOpen(deal),
      BracketLeft: () => onMove(deal, stageBeside(deal.stage, -1)),
      BracketRight: () => onMove(deal, stageBeside(deal.stage, 1)),
    };
    const step = steps[event.code];
    if (!step) return;
    event.preventDefault();
    step();
  };
  const { over, press } = useCardDrag((id, key) => {
    const deal = deals.find((deal) => deal.id === id);
    const column = columns.find((column) => column.key === key);
    if (deal && column && !column.deals.includes(deal)) onMove(deal, column.first);
  });

  return (
    <div ref={board} className={boardCss.board} role="list" aria-label={t("deal.board")}>
      {columns.map((column, index) => (
        <div
          key={column.key}
          className={classes(boardCss.column, of.countOf(column.stages) === 0 && boardCss.strip, over === column.key && boardCss.over)}
          data-over={over === column.key || undefined}
          role="listitem"
          aria-label={t(`deal.column.${column.key}`)}
          data-column={column.key}
        >
          <h2>
            {t(`deal.column.${column.key}`)}
            <span className={classes(textCss.faint, textCss.figure)}>{of.countOf(column.stages)}</span>
            {worth[index] && worth[index] !== "0.00" && <span className={classes(boardCss.worth, textCss.figure)} title={t("deal.columnWorth")}>{t("deal.wan", { amount: formatLarge(worth[index]) })}</span>}
          </h2>
          {column.deals.map((deal) => (
            <Card
              key={deal.id}
              deal={deal}
              overdue={isOverdue(deal, today)}
              age={ageOf(deal, today)}
              isActive={deal.id === active}
              onFocus={() => setChosen(deal.id)}
              onPress={(event) => press(event, deal.id)}
              onOpen={() => onOpen(deal)}
              onKeyDown={(event) => onKeyDown(event, deal)}
            />
          ))}
          <More onMore={of.moreOf(column.stages)} />
        </div>
      ))}
    </div>
  );
}

/** How much of the price has come in. */
function ReceivedBar({ percent }: { percent: number }) {
  const { t } = useTranslation();
  const words = t("deal.receivedPercent", { percent });
  return (
    <span className={boardCss.received} role="meter" aria-valuenow={Math.min(percent, 100)} aria-valuemin={0} aria-valuemax={100} aria-label={words} title={words}>
      <span style={{ width: `${Math.min(percent, 100)}%` }} />
    </span>
  );
}

/** The way to the cards of a column that are not shown yet. */
function More({ onMore }: { onMore: (() => void) | undefined }) {
  const { t } = useTranslation();
  if (!onMore) return null;
  return (
    <Button type="link" size="small" onClick={onMore}>
      {t("deal.more")}
    </Button>
  );
}

function Card({ deal, overdue, age, isActive, onFocus, onPress, onOpen, onKeyDown }: {
  deal: DealRow;
  overdue: boolean;
  age: Age;
  isActive: boolean;
  onFocus: () => void;
  onPress: (event: PointerEvent<HTMLElement>) => void;
  onOpen: () => void;
  onKeyDown: (event: KeyboardEvent) => void;
}) {
  const { t, i18n } = useTranslation();
  return (
    <article
      className={boardCss.card}
      data-age={age}
      data-deal={deal.id}
      tabIndex={isActive ? 0 : -1}
      onPointerDown={onPress}
      onFocus={onFocus}
      onClick={onOpen}
      onKeyDown={onKeyDown}
    >
      <header>
        <h3>{deal.title}</h3>
        <span className={css.stageCode} title={t(`deal.stages.${deal.stage}`)}>
          {deal.stage}
        </span>
      </header>
      <p className={boardCss.parties}>
        <span>{deal.owner?.name ?? t("deal.noOwner")}</span>
        {(deal.client || STAGES.indexOf(deal.stage) >= CLIENT_FROM) && <span className={boardCss.client}>→ {deal.client?.name ?? t("deal.noClient")}</span>}
      </p>
      {deal.amount && (
        <p className={boardCss.money}>
          <span className={classes(textCss.figure, !deal.is_agreed && textCss.faint)}>{t(deal.is_agreed ? "deal.agreedWan" : "deal.askedWan", { amount: formatLarge(deal.amount) })}</span>
          {deal.received_percent != null && <ReceivedBar percent={deal.received_percent} />}
        </p>
      )}
      {deal.ahead && (
        <p>
          <Ahead stage={deal.ahead} />
        </p>
      )}
      {deal.next_on && deal.stage !== "P18" && (
        <p className={classes(boardCss.next, overdue && boardCss.overdue)}>
          <span>{deal.next_action ?? t("shared.erased")}</span>
          <time className={textCss.figure} dateTime={deal.next_on}>
            {overdue ? t("deal.overdueOn", { day: deal.next_on.slice(5) }) : formatDay(deal.next_on, i18n.language).slice(5)}
          </time>
        </p>
      )}
    </article>
  );
}
