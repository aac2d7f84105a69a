import { useTranslation } from "react-i18next";
import { formatMoney } from "@/shared";
import { eventWords } from "@/shared/explain";
import { formatRate, formatShare } from "@/shared/rate";
import { groupsOf, type Document } from "./lines";

/** The first page as it will print, small. */
export function Paper({ document, number }: { document: Document; number: string | null }) {
  const { t } = useTranslation();
  const { body, desk, state } = document;
  const { totals } = body;
  const name = document.payees[body.payee.id] ?? t("statements.erased");
  const facts = [
    [t("statements.number"), number ?? t("statements.numberLater")],
    [t("statements.payee"), name],
    [t("statements.period"), `${body.from} – ${body.to}`],
    [t("statements.payeeKind"), t(`statements.kind.${body.payee.kind}`)],
    [t("statements.on"), body.on],
    [t("statements.paymentOn"), body.payment_on],
  ];
  const sums: [string, string, boolean?][] = [
    [t("statements.sum.brought"), totals.brought_forward],
    [t("statements.sum.lines"), totals.lines],
    [t("statements.sum.gross"), totals.gross, true],
    [t("statements.vatRate", { rate: formatRate(body.payee.vat_rate) }), totals.vat],
    [t("statements.sum.withheld"), totals.withheld],
    [t("statements.sum.net"), totals.net, true],
  ];
  if (totals.carried_forward !== "0.00") sums.push([t("statements.sum.carried"), totals.carried_forward]);
  const mark = state.state === "withdrawn" ? t("statements.stateOf.withdrawn") : document.is_demonstration ? t("statements.demonstration") : state.state === "draft" ? t("statements.stateOf.draft") : null;
  return (
    <aside className="paper" aria-label={t("statements.paper")}>
      {mark && <span className="paper-mark">{mark}</span>}
      <p className="paper-firm">{desk}</p>
      <h2>{t("statements.paperTitle")}</h2>
      <dl className="paper-facts">
        {facts.map(([label, value]) => (
          <div key={label} className={label === t("statements.period") ? "is-wide" : undefined}>
            <dt>{label}</dt>
            <dd className="figure">{value}</dd>
          </div>
        ))}
      </dl>
      <p className="paper-unit">{t("statements.unit")}</p>
      <table>
        <thead>
          <tr>
            <th>{t("statements.day")}</th>
            <th>{t("statements.event")}</th>
            <th className="is-right">{t("statements.payableShort")}</th>
            <th className="is-right">{t("statements.share")}</th>
            <th className="is-right">{t("statements.amount")}</th>
          </tr>
        </thead>
        {groupsOf(body).map((group) => (
          <tbody key={group.account}>
            <tr className="paper-group">
              <td colSpan={5}>{group.title}</td>
            </tr>
            {group.lines.map(({ number, line }) => (
              <tr key={number}>
                <td className="figure">{line.on}</td>
                <td>
                  {eventWords(t, line.kind, line.receipt_kind)}
                  {line.status !== "new" && <span className="paper-status">{t(`statements.status.${line.status}`)}</span>}
                </td>
                <td className="is-right">{line.today ? formatMoney(line.today.payable) : ""}</td>
                <td className="is-right">{formatShare(line.share)}</td>
                <td className="is-right">{formatMoney(line.amount)}</td>
              </tr>
            ))}
          </tbody>
        ))}
      </table>
      <dl className="paper-sums">
        {sums.map(([label, amount, isStrong]) => (
          <div key={label} className={isStrong ? "is-strong" : undefined}>
            <dt>{label}</dt>
            <dd className="figure">{formatMoney(amount)}</dd>
          </div>
        ))}
      </dl>
      <ul className="paper-signatures">
        {["prepared", "reviewed", "payee", "date"].map((who) => (
          <li key={who}>{t(`statements.signature.${who}`)}</li>
        ))}
      </ul>
    </aside>
  );
}
