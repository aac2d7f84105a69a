// What a statement leaves out.
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { formatMoney } from "@/shared";
import { eventWords } from "@/shared/explain";
import sheetCss from "@/shared/sheet.module.css";
import textCss from "@/shared/text.module.css";
import { leftOutWords, type Body } from "./lines";
import css from "./statement.module.css";

const FIRST = 6;

/** What the statement leaves out, each with its reason. Those that were stated already come last. */
export function LeftOut({ rows }: { rows: Body["left_out"] }) {
  const { t } = useTranslation();
  const [isWhole, setWhole] = useState(false);
  const isOld = (row: Body["left_out"][number]) => row.why.why === "already_stated";
  const sorted = [...rows.filter((row) => !isOld(row)), ...rows.filter(isOld)];
  const shown = isWhole ? sorted : sorted.slice(0, FIRST);
  return (
    <section>
      <h2 className={css.part}>{t("statement.leftOut", { count: rows.length })}</h2>
      {rows.length === 0 ? (
        <p className={textCss.faint}>{t("statement.nothingLeftOut")}</p>
      ) : (
        <div className={sheetCss.box} data-sheet>
          <table className={sheetCss.sheet}>
            <tbody>
              {shown.map((row, index) => (
                <tr key={index}>
                  <td className={textCss.figure}>{row.event.on}</td>
                  <td>
                    {row.deal_title}
                    <span className={css.note}>{eventWords(t, row.event.kind)}</span>
                  </td>
                  <td className={textCss.soft}>{leftOutWords(row.why, t)}</td>
                  <td className={textCss.right}>{row.event.amount ? formatMoney(row.event.amount) : ""}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {rows.length > FIRST && (
        <Button type="link" onClick={() => setWhole(!isWhole)}>
          {t(isWhole ? "statement.fewer" : "statement.allLeftOut", { count: rows.length })}
        </Button>
      )}
    </section>
  );
}
