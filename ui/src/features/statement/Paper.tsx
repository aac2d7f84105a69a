// A statement's first page, drawn as it prints.
import { useTranslation } from "react-i18next";
import { formatMoney } from "@/shared";
import { eventWords } from "@/shared/explain";
import { formatRate, formatShare } from "@/shared/rate";
import textCss from "@/shared/text.module.css";
import { groupsOf, type Document } from "./lines";
import paperCss from "./paper.module.css";

/** The first page as it will print, small. */
export function Paper({ document, number }: { document: Document; number: string | null }) {
  const { t } = useTranslation();
  const { body, desk, state } = document;
  const { totals } = body;
  const name = document.payees[body.payee.id] ?? t("statement.erased");
  const facts = [
    [t("statement.number"), number ?? t("statement.numberLater")],
    [t("statement.payee"), name],
    [t("statement.period"), `${body.from} – ${body.to}`],
    [t("statement.payeeKind"), t(`statement.kind.${body.payee.kind}`)],
    [t("statement.on"), body.on],
    [t("statement.paymentOn"), body.payment_on],
  ];
  const sums: [string, string, boolean?][] = [
    [t("statement.sum.brought"), totals.brought_forward],
    [t("statement.sum.lines"), totals.lines],
    [t("statement.sum.gross"), totals.gross, true],
    [t("statement.vatRate", { rate: formatRate(body.payee.vat_rate) }), totals.vat],
    [t("statement.sum.withheld"), totals.withheld],
    [t("statement.sum.net"), totals.net, true],
  ];
  if (totals.carried_forward !== "0.00") sums.push([t("statement.sum.carried"), totals.carried_forward]);
  const mark = state.state === "withdrawn" ? t("statement.stateOf.withdrawn") : document.is_demonstration ? t("statement.demonstration") : state.state === "draft" ? t("statement.stateOf.draft") : null;
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
        {groupsOf(body).map((group) => (
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
