// A statement's first page, drawn as it prints.
import { useTranslation } from "react-i18next";
import { useAsk, type StatementView } from "@/ipc";
import { formatCount, formatMoney } from "@/shared";
import { eventWords } from "@/shared/explain";
import { formatRate, formatShare } from "@/shared/rate";
import textCss from "@/shared/text.module.css";
import { groupsOf, PAGE } from "./lines";
import paperCss from "./paper.module.css";

/** The first page as it will print, small. */
export function Paper({ id, view }: { id: string; view: StatementView }) {
  const { t } = useTranslation();
  const { desk, state, totals } = view;
  const lines = useAsk("statement_lines", { id, offset: 0, limit: PAGE }, { when: view.lines > 0 }).data?.lines ?? [];
  const name = view.payee_name ?? t("statement.erased");
  const facts = [
    [t("statement.number"), view.number ?? t("statement.numberLater")],
    [t("statement.payee"), name],
    [t("statement.period"), `${view.from} – ${view.to}`],
    [t("statement.payeeKind"), t(`statement.kind.${view.payee_kind}`)],
    [t("statement.on"), view.on],
    [t("statement.paymentOn"), view.payment_on],
  ];
  const sums: [string, string, boolean?][] = [
    [t("statement.sum.brought"), totals.brought_forward],
    [t("statement.sum.lines"), totals.lines],
    [t("statement.sum.gross"), totals.gross, true],
    [t("statement.vatRate", { rate: formatRate(view.vat_rate) }), totals.vat],
    [t("statement.sum.withheld"), totals.withheld],
    [t("statement.sum.net"), totals.net, true],
  ];
  if (totals.carried_forward !== "0.00") sums.push([t("statement.sum.carried"), totals.carried_forward]);
  const mark = state === "withdrawn" ? t("statement.stateOf.withdrawn") : view.is_demonstration ? t("statement.demonstration") : state === "draft" ? t("statement.stateOf.draft") : null;
  return (
    <aside className={paperCss.paper} aria-label={t("statement.paper")}>
      {mark && <span className={paperCss.mark}>{mark}</span>}
      <p className={paperCss.firm}>{desk}</p>
      <h2>{t("statement.paperTitle")}</h2>
      <dl className={paperCss.facts}>
        {facts.map(([label, value]) => (
          <div key={label} className={label === t("statement.period") ? paperCss.wide : undefined}>
            <dt>{label}</dt>
            <dd className={textCss.figure}>{value}</dd>
          </div>
        ))}
      </dl>
      <p className={paperCss.unit}>{t("statement.unit")}</p>
      <table>
        <thead>
          <tr>
            <th>{t("statement.day")}</th>
            <th>{t("statement.event")}</th>
            <th className={textCss.right}>{t("statement.payableShort")}</th>
            <th className={textCss.right}>{t("statement.share")}</th>
            <th className={textCss.right}>{t("statement.amount")}</th>
          </tr>
        </thead>
        {groupsOf(lines).map((group) => (
          <tbody key={group.account}>
            <tr className={paperCss.group}>
              <td colSpan={5}>{group.title}</td>
            </tr>
            {group.lines.map(({ number, line }) => (
              <tr key={number}>
                <td className={textCss.figure}>{line.on}</td>
                <td>
                  {eventWords(t, line.kind, line.receipt_kind)}
                  {line.status !== "new" && <span className={paperCss.status}>{t(`statement.status.${line.status}`)}</span>}
                </td>
                <td className={textCss.right}>{line.today ? formatMoney(line.today.payable) : ""}</td>
                <td className={textCss.right}>{formatShare(line.share)}</td>
                <td className={textCss.right}>{formatMoney(line.amount)}</td>
              </tr>
            ))}
          </tbody>
        ))}
      </table>
      {view.lines > lines.length && lines.length > 0 && <p className={paperCss.unit}>{t("statement.moreLines", { count: view.lines - lines.length, formatted: formatCount(view.lines - lines.length) })}</p>}
      <dl className={paperCss.sums}>
        {sums.map(([label, amount, isStrong]) => (
          <div key={label} className={isStrong ? paperCss.strong : undefined}>
            <dt>{label}</dt>
            <dd className={textCss.figure}>{formatMoney(amount)}</dd>
          </div>
        ))}
      </dl>
      <ul className={paperCss.signatures}>
        {(["prepared", "reviewed", "payee", "date"] as const).map((who) => (
          <li key={who}>{t(`statement.signature.${who}`)}</li>
        ))}
      </ul>
    </aside>
  );
}
