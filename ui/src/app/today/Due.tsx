// The day's list: what is due, one row for each deal or organisation, done or put off in place.
import { useNavigate } from "@tanstack/react-router";
import { Button, Dropdown } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { rpc, type DueRow } from "@/ipc";
import { begin, daysBetween, formatDay, formatMoney, openQuickLog, Row, RowList, Section, Tag, useNotify } from "@/shared";
import { classes } from "@/shared/classes";
import rowsCss from "@/shared/rows.module.css";
import sectionCss from "@/shared/Section.module.css";
import textCss from "@/shared/text.module.css";
import { DueTag } from "./DueTag";
import todayCss from "./today.module.css";

/** Where a follow-up can be put off to, as one would type it. */
const LATER = [
  { key: "tomorrow", text: "1d" },
  { key: "threeDays", text: "3d" },
  { key: "monday", text: "下周一" },
  { key: "month", text: "30d" },
] as const;

export function Due({ title, rows, today, tools }: { title: string; rows: DueRow[]; today: string; tools?: ReactNode }) {
  const { t } = useTranslation();
  return (
    <Section title={title} count={rows.length} tools={tools}>
      {rows.length === 0 && <p className={sectionCss.none}>{t("app.today.due.none")}</p>}
      <RowList label={title}>
        {rows.map((row) => (
          <DueItem key={row.deal ?? row.organisation} row={row} today={today} />
        ))}
      </RowList>
    </Section>
  );
}

/** A day, with its year where that is not the present one. */
const dayOf = (day: string, today: string) => (day.slice(0, 4) === today.slice(0, 4) ? day.slice(5) : day);

function DueItem({ row, today }: { row: DueRow; today: string }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { deal, organisation, title, next_action: next, instalments, mandate_ends_on: ends, tail_ends_on: until, stands_since: since } = row;
  const open = () => void (deal ? navigate({ to: "/deals/$id", params: { id: deal } }) : navigate({ to: "/organisations", search: { id: organisation ?? "", tab: "log" } }));
  // The one that is due first is asked for; the others are counted, or they would leave the words no room.
  const [earliest, ...further] = instalments;
  const first = [next?.on, ends, until, ...instalments.map(({ due_on }) => due_on)].flatMap((day) => day ?? []).sort()[0] ?? today;
  return (
    <Row
      onOpen={open}
      tools={
        <>
          {deal && earliest && (
            <Button size="small" onClick={() => begin("receipt", { deal, title, instalment: earliest.id })}>
              {t("deal.acts.receipt.name")}
            </Button>
          )}
          {next && <Done row={row} />}
          {next && <Later row={row} />}
          <Button size="small" type="text" onClick={open}>
            {t("app.today.open")}
          </Button>
        </>
      }
    >
      <DueTag day={first} today={today} isOverdue={first < today} />
      <span className={classes(rowsCss.text, todayCss.words)}>
        <strong>{next ? (next.what ?? <span className={textCss.faint}>{t("app.today.due.gone")}</span>) : title}</strong>
        <span className={textCss.soft}>{next ? title : t(instalments.length > 0 ? "app.today.due.expected" : "app.today.due.ending")}</span>
      </span>
      <span className={todayCss.reasons}>
        {earliest && (
          <Tag holds tone={earliest.due_on < today ? "bad" : "quiet"}>
            <span className={textCss.figure}>{t("app.today.due.instalment", { amount: formatMoney(earliest.amount), day: dayOf(earliest.due_on, today) })}</span>
          </Tag>
        )}
        {further.length > 0 && <Tag tone={further.some(({ due_on }) => due_on < today) ? "bad" : "quiet"}>{t("app.today.due.further", { count: further.length })}</Tag>}
        {ends && <Tag tone="warn">{t("app.today.due.mandateEnds", { day: dayOf(ends, today) })}</Tag>}
        {until && <Tag tone="warn">{t("app.today.due.protectionEnds", { day: dayOf(until, today) })}</Tag>}
        {since && <Tag tone="warn">{t("app.today.idle.since", { days: daysBetween(since, today) })}</Tag>}
        {organisation && <Tag>{t("app.today.due.organisation")}</Tag>}
      </span>
    </Row>
  );
}

function Done({ row: { deal, organisation, title } }: { row: DueRow }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const done = () => (deal ? openQuickLog({ deal, title, finishes: true }) : void navigate({ to: "/organisations", search: { id: organisation ?? "", tab: "log" } }));
  return (
    <Button size="small" onClick={done}>
      {t("app.today.due.done")}
    </Button>
  );
}

function Later({ row: { deal, organisation, next_action: next } }: { row: DueRow }) {
  const { t, i18n } = useTranslation();
  const notify = useNotify();
  const putOff = async (text: string) => {
    try {
      const { day } = await rpc("day_read", { text });
      const later = { what: next?.what ?? "", on: day };
      await (deal ? rpc("next_action_set", { id: deal, next: later }) : rpc("organisation_next_action_set", { id: organisation ?? "", next: later }));
      notify.done(t("app.today.due.postponed", { day: formatDay(day, i18n.language) }));
    } catch (error) {
      notify.failed(error);
    }
  };
  const items = LATER.map(({ key, text }) => ({ key, label: t(`app.today.due.${key}`), onClick: () => void putOff(text) }));
  return (
    <Dropdown menu={{ items }} trigger={["click"]} disabled={!next?.what}>
      <Button size="small" type="text">
        {t("app.today.due.later")}
      </Button>
    </Dropdown>
  );
}
