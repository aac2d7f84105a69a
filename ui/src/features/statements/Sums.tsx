import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Capitals } from "@/ipc";
import { Amount, Tag, formatMoney } from "@/shared";
import { formatRate } from "@/shared/rate";
import type { Document } from "./lines";

type Row = { key: string; amount: string; says?: string; capitals?: string; isStrong?: boolean };

/** From the lines to what is paid; each sum opens how it came about. */
export function Sums({ document, capitals }: { document: Document; capitals: Capitals }) {
  const { t, i18n } = useTranslation();
  const [open, setOpen] = useState<string | null>(null);
  const { totals, withholding, payee } = document.body;
  const money = formatMoney;
  const rows: Row[] = [
    { key: "brought", amount: totals.brought_forward, says: t("statements.says.brought") },
    { key: "lines", amount: totals.lines, says: t("statements.says.lines", { count: document.body.lines.length }) },
    { key: "gross", amount: totals.gross, says: t("statements.says.gross", { brought: money(totals.brought_forward), lines: money(totals.lines) }), capitals: capitals.gross, isStrong: true },
    { key: "vat", amount: totals.vat, says: payee.vat_rate === "0" ? t("statements.says.noVat") : t("statements.says.vat", { gross: money(totals.gross), rate: formatRate(payee.vat_rate) }) },
    {
      key: "withheld",
      amount: totals.withheld,
      says: withholding
        ? t("statements.says.withheld", {
            before: money(withholding.month_before),
            month: money(withholding.month),
            tax: money(withholding.tax_on_month),
            earlier: money(withholding.withheld_before),
            table: withholding.table.name,
            source: withholding.table.source,
          })
        : t(`statements.says.${payee.kind === "individual" ? "nothingPaid" : payee.kind}`),
    },
    { key: "net", amount: totals.net, says: t("statements.says.net", { gross: money(totals.gross), withheld: money(totals.withheld) }), capitals: capitals.net, isStrong: true },
    { key: "carried", amount: totals.carried_forward, says: t("statements.says.carried") },
  ];
  const shown = rows.filter((row) => !(["brought", "carried"].includes(row.key) && row.amount === "0.00"));
  return (
    <section>
      <h2 className="statement-part">
        {t("statements.sums")} {withholding && !withholding.table.checked && <Tag tone="warn">{t("statements.sampleTable")}</Tag>}
      </h2>
      <div className="sheet-box">
        <table className="sheet">
          <tbody>
            {shown.map((row) => (
              <tr key={row.key}>
                <td className={row.isStrong ? "is-strong" : undefined}>
                  {t(`statements.sum.${row.key}`)} {row.capitals && i18n.language === "zh-CN" && <span className="soft capitals" lang="zh-CN">{row.capitals}</span>}
                  {open === row.key && <span className="line-note">{row.says}</span>}
                </td>
                <td className={`is-right${row.isStrong ? " is-strong" : ""}`}>
                  <Amount value={row.amount} onOpen={() => setOpen(open === row.key ? null : row.key)} label={t(`statements.sum.${row.key}`)} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
