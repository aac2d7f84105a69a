// The day in a few figures above its list; each is the way to what it is made of, and a nothing says why.
import { Link, type LinkProps } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useAsk } from "@/ipc";
import { Amount, unbroken } from "@/shared";
import { classes } from "@/shared/classes";
import type { Place } from "@/shared/feature";
import textCss from "@/shared/text.module.css";
import figuresCss from "./figures.module.css";

/** Expected and overdue payments, what waits for a statement, what this year's come to, what ends soon. */
export function Figures() {
  const { t } = useTranslation();
  const { data: day } = useAsk("day_figures", {});
  if (!day) return <div className={figuresCss.figures} aria-busy />;
  const { expected, overdue, unstated, stated, ending } = day;
  const later = day.expected_next_on ? t("app.today.figures.nextOn", { day: day.expected_next_on }) : t("app.today.figures.noPayments");
  return (
    <ul className={figuresCss.figures} aria-label={t("app.today.figures.label")}>
      <Figure
        to={{ to: "/deals", search: { list: "calendar" } }}
        label={t("app.today.figures.expected")}
        value={<Yuan amount={expected.amount} />}
        says={expected.count > 0 ? t("app.today.figures.payments", { count: expected.count }) : later}
      />
      {overdue.count > 0 && (
        <Figure isBad to={{ to: "/", search: { list: "overdue" } }} label={t("app.today.figures.overdue")} value={<Yuan amount={overdue.amount} />} says={t("app.today.figures.payments", { count: overdue.count })} />
      )}
      <Figure
        to={{ to: "/statements" }}
        label={t("app.today.figures.unstated")}
        value={<Yuan amount={unstated.amount} />}
        says={unstated.payees > 0 ? t("app.today.figures.payees", { count: unstated.payees, day: unstated.until }) : t("app.today.figures.allStated", { day: unstated.until })}
        since={unstated.since === "0.00" ? null : unstated.since}
      />
      <Figure
        to={{ to: "/statements", search: { only: { state: ["submitted"], year: [String(stated.year)] } } }}
        label={t("app.today.figures.stated", { year: stated.year })}
        value={<Yuan amount={stated.gross} />}
        says={stated.count > 0 ? t("app.today.figures.statements", { count: stated.count }) : t("app.today.figures.noStatements")}
      />
      <Figure
        to={{ to: "/", search: { list: "ending" } }}
        label={t("app.today.figures.ending")}
        value={<span data-words>{ending}</span>}
        says={t(ending > 0 ? "app.today.figures.mandates" : "app.today.figures.noneEnds", { day: day.ending_until })}
      />
    </ul>
  );
}

function Figure({ to, label, value, says, since, isBad }: {
  to: Place;
  label: string;
  value: ReactNode;
  says: string;
  /** What came after the days that the figure is about. */
  since?: string | null;
  isBad?: boolean;
}) {
  const { t } = useTranslation();
  return (
    <li>
      <Link {...(to as LinkProps)} className={classes(figuresCss.figure, isBad && figuresCss.bad)}>
        <span className={textCss.soft} data-words>
          {label}
        </span>
        <strong className={textCss.figure}>{value}</strong>
        <span className={textCss.faint} data-words>
          {unbroken(says)}
        </span>
        {since && (
          <span className={textCss.faint}>
            <span data-words>{t("app.today.figures.since")}</span> <Amount value={since} />
          </span>
        )}
      </Link>
    </li>
  );
}

function Yuan({ amount }: { amount: string }) {
  const { t } = useTranslation();
  return (
    <>
      <Amount value={amount} /> <small data-words>{t("shared.yuan")}</small>
    </>
  );
}
