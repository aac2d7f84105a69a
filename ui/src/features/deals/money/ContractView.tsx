import { useTranslation } from "react-i18next";
import type { Contract, DealPage } from "@/ipc";
import { Amount, Tag } from "@/shared";
import { formatRate } from "@/shared/rate";

/** The contract as it holds now, with what has come in for each instalment. */
export function ContractView({ deal, contract }: { deal: DealPage; contract: Contract }) {
  const { t } = useTranslation();
  const change = deal.contract_changes.at(-1);
  const money = change?.money ?? contract.money;
  const facts: [string, React.ReactNode][] = [
    [t("deals.contract.number"), contract.number],
    [t("deals.contract.kind"), [t(`deals.contractKind.${contract.kind}`), contract.licence_kind && t(`deals.licenceKind.${contract.licence_kind}`)].filter(Boolean).join(" · ")],
    [t("deals.contract.seller"), deal.names[contract.seller] ?? t("shared.none")],
    [t("deals.contract.buyer"), deal.names[contract.buyer] ?? t("shared.none")],
    [t("deals.contract.signedOn"), contract.signed_on],
    [t("deals.contract.price"), <Amount key="price" value={money.price} />],
    [t("deals.contract.technology"), <Amount key="technology" value={money.technology_amount} />],
  ];
  if (money.royalty) {
    const { rate, base, until } = money.royalty;
    facts.push([t("deals.contract.royalty"), t(until ? "deals.contract.royaltyUntil" : "deals.contract.royaltyOpen", { rate: formatRate(rate), base, until })]);
  }
  if (change) facts.push([t("deals.contract.amended"), change.from]);
  return (
    <div className="stack">
      <dl className="deal-facts">
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {deal.instalments.length > 0 && (
        <div className="sheet-box">
          <table className="sheet">
            <thead>
              <tr>
                <th>{t("deals.contract.instalment")}</th>
                <th>{t("deals.contract.dueOn")}</th>
                <th>{t("deals.contract.condition")}</th>
                <th className="is-right">{t("deals.contract.planned")}</th>
                <th className="is-right">{t("deals.contract.received")}</th>
                <th className="is-right">{t("deals.contract.open")}</th>
              </tr>
            </thead>
            <tbody>
              {deal.instalments.map(({ planned, received, open }, index) => (
                <tr key={planned.id}>
                  <td>
                    {t("deals.contract.instalmentNumber", { number: index + 1 })} {t(`explain.receipt.${planned.kind}`)}
                  </td>
                  <td className="figure">{planned.due_on ?? "–"}</td>
                  <td className="soft">{planned.condition}</td>
                  <td className="is-right">{<Amount value={planned.amount} />}</td>
                  <td className="is-right">{<Amount value={received} />}</td>
                  <td className="is-right">{open === "0.00" ? <Tag tone="good">{t("deals.contract.paid")}</Tag> : <Amount value={open} />}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </div>
  );
}
