import { useTranslation } from "react-i18next";
import type { BandDifference, Clause, DealPage, RateTableView } from "@/ipc";
import { Tag, formatMoney } from "@/shared";
import { formatRate, formatShare } from "@/shared/rate";
import { Differences } from "./Differences";

/** A clause in sentences that a client could read. */
export function ClauseText({ clause, names, tables, differences }: {
  clause: Clause;
  names: DealPage["names"];
  tables: RateTableView[];
  differences: BandDifference[];
}) {
  const { t } = useTranslation();
  const { rates } = clause;
  const tableId = rates.kind === "negotiated" ? rates.guideline : rates.table;
  const table = tables.find((view) => view.table.id === tableId);
  const named = table && { name: table.table.name, version: table.table.version, from: table.table.effective_from };
  const bands = rates.kind === "negotiated" ? rates.scale.bands : (table?.table.bands ?? []);
  const method = rates.kind === "negotiated" ? rates.scale.method : table?.table.method;
  const sentences = [
    `${t(`explain.earning.${clause.earning}`)}${t("explain.comma")}${t(`explain.base.${clause.base}`)}${t("deals.terms.stop")}`,
    rates.kind === "guideline" && named && t("deals.terms.byGuideline", named),
    rates.kind === "guideline_in_force" && named && t("deals.terms.byInForce", named),
    rates.kind === "negotiated" && (named ? t("deals.terms.byNegotiated", named) : t("deals.terms.byNegotiatedAlone")),
    clause.factor !== "1" && t("deals.terms.factorSays", { factor: formatRate(clause.factor) }),
    clause.minimum && t("deals.terms.minimumSays", { amount: formatMoney(clause.minimum.amount), due: t(`explain.due.${clause.minimum.due}`) }),
    clause.cap && t("deals.terms.capSays", { amount: formatMoney(clause.cap) }),
    clause.ends_on && t("deals.terms.endsSays", { day: clause.ends_on }),
    rates.kind === "negotiated" && rates.reason && t("deals.terms.reasonSays", { reason: rates.reason }),
  ].filter((sentence): sentence is string => !!sentence);
  return (
    <div className="clause-body">
      <ul className="sentences">
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
        {table?.is_sample && rates.kind !== "negotiated" && (
          <li>
            <Tag tone="warn">{t("deals.terms.sample")}</Tag>
          </li>
        )}
      </ul>
      <div className="clause-figures">
        {differences.length > 0 ? (
          <Differences bands={differences} />
        ) : (
          <table className="sheet is-quiet">
            <caption>{method && t(`explain.method.${method}`)}</caption>
            <tbody>
              {bands.map((band, index) => (
                <tr key={index}>
                  <td>{t("explain.band", { number: index + 1 })}</td>
                  <td>{band.up_to ? t("deals.terms.upTo", { amount: formatMoney(band.up_to) }) : t(bands.length > 1 ? "deals.terms.above" : "deals.terms.all")}</td>
                  <td className="is-right">{formatRate(band.rate)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
        <table className="sheet is-quiet">
          <caption>{t("deals.terms.shares")}</caption>
          <tbody>
            {clause.shares.map((share) => (
              <tr key={share.payee}>
                <td className="share-name">{names[share.payee] ?? t("deals.erased")}</td>
                <td className="is-right">{formatShare(share.share)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}
