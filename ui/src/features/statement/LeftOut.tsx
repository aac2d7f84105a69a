// What a statement leaves out.
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useAsk } from "@/ipc";
import { formatMoney, Pages } from "@/shared";
import { eventWords } from "@/shared/explain";
import sheetCss from "@/shared/sheet.module.css";
import textCss from "@/shared/text.module.css";
import { leftOutWords, PAGE } from "./lines";
import css from "./statement.module.css";

const FIRST = 6;

/** What the statement leaves out, each with its reason: the first of it, or page by page. */
export function LeftOut({ id, count }: { id: string; count: number }) {
  const { t } = useTranslation();
  const [page, setPage] = useState(1);
  const [isWhole, setWhole] = useState(false);
  const { data } = useAsk("statement_left_out", { id, offset: (page - 1) * PAGE, limit: PAGE }, { when: count > 0, keep: true });
  const shown = data?.rows.slice(0, isWhole ? PAGE : FIRST) ?? [];
  const turn = () => {
    setWhole(!isWhole);
    setPage(1);
  };
  return (
    <section>
      <h2 className={css.part}>{t("statement.leftOut", { count })}</h2>
      {count === 0 ? (
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
      {isWhole && <Pages page={page} size={PAGE} total={count} onPage={setPage} label={t("statement.leftOut", { count })} />}
      {count > FIRST && (
        <Button type="link" onClick={turn}>
          {t(isWhole ? "statement.fewer" : "statement.allLeftOut", { count })}
        </Button>
      )}
    </section>
  );
}
