// The sums under a statement's lines.
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { StatementView } from "@/ipc";
import { Amount, Tag, formatMoney } from "@/shared";
import { formatRate } from "@/shared/rate";
import { classes } from "@/shared/classes";
import sheetCss from "@/shared/sheet.module.css";
import textCss from "@/shared/text.module.css";
import css from "./statement.module.css";

type Row = { key: "brought" | "lines" | "gross" | "vat" | "withheld" | "net" | "carried"; amount: string; says?: string; capitals?: string; isStrong?: boolean };

/** From the lines to what is paid; each sum opens how it came about. */
export function Sums({ view }: { view: StatementView }) {
  const { t, i18n } = useTranslation();
  const [open, setOpen] = useState<string | null>(null);
  const { totals, withholding, capitals } = view;
  const money = formatMoney;
  const rows: Row[] = [
    { key: "brought", amount: totals.brought_forward, says: t("statement.says.brought") },
    { key: "lines", amount: totals.lines, says: t("statement.says.lines", { count: view.lines }) },
    { key: "gross", amount: totals.gross, says: t("statement.says.gross", { brought: money(totals.brought_forward), lines: money(totals.lines) }), capitals: capitals.gross, isStrong: true },
    { key: "vat", amount: totals.vat, says: view.vat_rate === "0" ? t("statement.says.noVat") : t("statement.says.vat", { gross: money(totals.gross), rate: formatRate(view.vat_rate) }) },
    {
      key: "withheld",
      amount: totals.withheld,
      says: withholding
        ? t("statement.says.withheld", {
            before: money(withholding.month_before),
            month: money(withholding.month),
            tax: money(withholding.tax_on_month),
            earlier: money(withholding.withheld_before),
            table: withholding.table.name,
            source: withholding.table.source,
          })
        : t(`statement.says.${view.payee_kind === "individual" ? "nothingPaid" : view.payee_kind}`),
    },
    { key: "net", amount: totals.net, says: t("statement.says.net", { gross: money(totals.gross), withheld: money(totals.withheld) }), capitals: capitals.net, isStrong: true },
    { key: "carried", amount: totals.carried_forward, says: t("statement.says.carried") },
  ];
  const shown = rows.filter((row) => !(["brought", "carried"].includes(row.key) && row.amount === "0.00"));
  return (
    <section>
      <h2 className={css.part}>
        {t("statement.sums")} {withholding && !withholding.table.checked && <Tag tone="warn">{t("statement.sampleTable")}</Tag>}
      </h2>
      <div className={sheetCss.box} data-sheet>
        <table className={sheetCss.sheet}>
          <tbody>
            {shown.map((row) => (
              <tr key={row.key}>
                <td className={row.isStrong ? css.strong : undefined}>
                  {t(`statement.sum.${row.key}`)} {row.capitals && i18n.language === "zh-CN" && <span className={classes(textCss.soft, css.capitals)} lang="zh-CN">{row.capitals}</span>}
                  {open === row.key && <span className={css.note}>{row.says}</span>}
                </td>
                <td className={classes(textCss.right, row.isStrong && css.strong)}>
                  <Amount value={row.amount} onOpen={() => setOpen(open === row.key ? null : row.key)} label={t(`statement.sum.${row.key}`)} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
