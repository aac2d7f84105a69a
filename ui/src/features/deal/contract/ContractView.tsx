// The signed contract on the money tab.
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import type { Contract, DealPage } from "@/ipc";
import { Amount, begin, RecordLink, Tag, useWritten } from "@/shared";
import { formatRate } from "@/shared/rate";
import sheetCss from "@/shared/sheet.module.css";
import textCss from "@/shared/text.module.css";
import css from "../deal.module.css";

/** The contract as it holds now, with what has come in for each instalment. */
export function ContractView({ deal, contract }: { deal: DealPage; contract: Contract }) {
  const { t } = useTranslation();
  const written = useWritten(deal.texts);
  const change = deal.contract_changes.at(-1);
  const money = change?.money ?? contract.money;
  const facts: [string, React.ReactNode][] = [
    [t("contract.number"), contract.number],
    [t("contract.kind"), [t(`contract.kinds.${contract.kind}`), contract.licence_kind && t(`contract.licences.${contract.licence_kind}`)].filter(Boolean).join(" · ")],
    [t("contract.seller"), <RecordLink key="seller" kind="organisation" id={contract.seller}>{deal.names[contract.seller] ?? t("shared.none")}</RecordLink>],
    [t("contract.buyer"), <RecordLink key="buyer" kind="organisation" id={contract.buyer}>{deal.names[contract.buyer] ?? t("shared.none")}</RecordLink>],
    [t("contract.signedOn"), contract.signed_on],
    [t("contract.price"), <Amount key="price" value={money.price} />],
    [t("contract.technology"), <Amount key="technology" value={money.technology_amount} />],
  ];
  if (money.royalty) {
    const { rate, base, until } = money.royalty;
    facts.push([t("contract.royalty"), t(until ? "contract.royaltyUntil" : "contract.royaltyOpen", { rate: formatRate(rate), base: written(base), until })]);
  }
  if (change) facts.push([t("contract.amended"), change.from]);
  return (
    <div className={css.stack}>
      <dl className={css.facts}>
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {deal.instalments.length > 0 && (
        <div className={sheetCss.box} data-sheet>
          <table className={sheetCss.sheet}>
            <thead>
              <tr>
                <th>{t("contract.instalment")}</th>
                <th>{t("contract.dueOn")}</th>
                <th>{t("contract.condition")}</th>
                <th className={textCss.right}>{t("contract.planned")}</th>
                <th className={textCss.right}>{t("contract.received")}</th>
                <th className={textCss.right}>{t("contract.open")}</th>
                <th>
                  <span className={textCss.unseen}>{t("deal.acts.receipt.name")}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {deal.instalments.map(({ planned, received, open }, index) => (
                <tr key={planned.id}>
                  <td>
                    {t("contract.instalmentNumber", { number: index + 1 })} {t(`commission.explain.receipt.${planned.kind}`)}
                  </td>
                  <td className={textCss.figure}>{planned.due_on ?? "–"}</td>
                  <td className={textCss.soft}>{written(planned.condition)}</td>
                  <td className={textCss.right}>{<Amount value={planned.amount} />}</td>
                  <td className={textCss.right}>{<Amount value={received} />}</td>
                  <td className={textCss.right}>{open === "0.00" ? <Tag tone="good">{t("contract.paid")}</Tag> : <Amount value={open} />}</td>
                  <td className={textCss.right}>
                    {open !== "0.00" && !deal.removed_on && (
                      <Button size="small" type="text" onClick={() => begin("receipt", { deal: deal.id, instalment: planned.id })}>
                        {t("deal.acts.receipt.name")}
                      </Button>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </div>
  );
}
