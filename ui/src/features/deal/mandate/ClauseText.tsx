// One clause as it reads.
import { useTranslation } from "react-i18next";
import type { BandDifference, Clause, DealPage, RateTableView } from "@/ipc";
import { Tag, formatMoney, useWritten } from "@/shared";
import { formatRate, formatShare } from "@/shared/rate";
import { classes } from "@/shared/classes";
import sheetCss from "@/shared/sheet.module.css";
import textCss from "@/shared/text.module.css";
import { Differences } from "./Differences";
import css from "../deal.module.css";

/** A clause in sentences that a client could read. */
export function ClauseText({ clause, deal: { names, texts }, tables, differences }: {
  clause: Clause;
  deal: Pick<DealPage, "names" | "texts">;
  tables: RateTableView[];
  differences: BandDifference[];
}) {
  const { t } = useTranslation();
  const written = useWritten(texts);
  const { rates } = clause;
  const tableId = rates.kind === "negotiated" ? rates.guideline : rates.table;
  const table = tables.find((view) => view.table.id === tableId);
  const named = table && { name: table.table.name, version: table.table.version, from: table.table.effective_from };
  const bands = rates.kind === "negotiated" ? rates.scale.bands : (table?.table.bands ?? []);
  const method = rates.kind === "negotiated" ? rates.scale.method : table?.table.method;
  const sentences = [
    `${t(`commission.explain.earning.${clause.earning}`)}${t("commission.explain.comma")}${t(`commission.explain.base.${clause.base}`)}${t("mandate.stop")}`,
    rates.kind === "guideline" && named && t("mandate.byGuideline", named),
    rates.kind === "guideline_in_force" && named && t("mandate.byInForce", named),
    rates.kind === "negotiated" && (named ? t("mandate.byNegotiated", named) : t("mandate.byNegotiatedAlone")),
    clause.factor !== "1" && t("mandate.factorSays", { factor: formatRate(clause.factor) }),
    clause.minimum && t("mandate.minimumSays", { amount: formatMoney(clause.minimum.amount), due: t(`commission.explain.due.${clause.minimum.due}`) }),
    clause.cap && t("mandate.capSays", { amount: formatMoney(clause.cap) }),
    clause.ends_on && t("mandate.endsSays", { day: clause.ends_on }),
    rates.kind === "negotiated" && rates.reason && t("mandate.reasonSays", { reason: written(rates.reason) }),
  ].filter((sentence): sentence is string => !!sentence);
  return (
    <div className={css.clauseBody}>
      <ul className={css.sentences}>
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
        {table?.is_sample && rates.kind !== "negotiated" && (
          <li>
            <Tag tone="warn">{t("mandate.sample")}</Tag>
          </li>
        )}
      </ul>
      <div className={css.figures}>
        {differences.length > 0 ? (
          <Differences bands={differences} />
        ) : (
          <table className={classes(sheetCss.sheet, sheetCss.quiet)}>
            <caption>{method && t(`commission.explain.method.${method}`)}</caption>
            <tbody>
              {bands.map((band, index) => (
                <tr key={index}>
                  <td>{t("commission.explain.band", { number: index + 1 })}</td>
                  <td>{band.up_to ? t("mandate.upTo", { amount: formatMoney(band.up_to) }) : t(bands.length > 1 ? "mandate.above" : "mandate.all")}</td>
                  <td className={textCss.right}>{formatRate(band.rate)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
        <table className={classes(sheetCss.sheet, sheetCss.quiet)}>
          <caption>{t("mandate.shares")}</caption>
          <tbody>
            {(clause.shares ?? []).map((share) => (
              <tr key={share.payee}>
                <td className={css.shareName}>{names[share.payee] ?? t("shared.erased")}</td>
                <td className={textCss.right}>{formatShare(share.share)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}
