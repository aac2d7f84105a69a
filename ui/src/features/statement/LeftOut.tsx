// What a statement leaves out.
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useAction, useAsk, type StatementView } from "@/ipc";
import { FailureNote, formatMoney, Pages, useNotify } from "@/shared";
import { eventWords } from "@/shared/explain";
import sheetCss from "@/shared/sheet.module.css";
import textCss from "@/shared/text.module.css";
import { leftOutWords, PAGE } from "./lines";
import css from "./statement.module.css";

const FIRST = 6;

/** What the statement leaves out, each with its reason: the first of it, or page by page. What was stated before is folded away. */
export function LeftOut({ id, view }: { id: string; view: StatementView }) {
  const { t } = useTranslation();
  const notify = useNotify();
  const count = view.left_out;
  const [page, setPage] = useState(1);
  const [isWhole, setWhole] = useState(false);
  const [showsStated, setShowsStated] = useState(false);
  const { data } = useAsk("statement_left_out", { id, offset: (page - 1) * PAGE, limit: PAGE }, { when: count > 0, keep: true });
  const change = useAction("statement_period_set");
  const stated = data?.stated ?? 0;
  const fresh = count - stated;
  // What was stated stands last: without it, the list ends where it begins.
  const listed = showsStated ? count : fresh;
  const shown = data?.rows.slice(0, Math.max(0, Math.min(isWhole || showsStated ? PAGE : FIRST, listed - (page - 1) * PAGE))) ?? [];
  const turn = (whole: boolean, withStated: boolean) => {
    setWhole(whole);
    setShowsStated(withStated);
    setPage(1);
  };
  const move = async (to: string) => {
    if (await change.run({ id, from: view.from, to })) notify.done(t("statement.periodChanged"));
  };
  return (
    <section>
      <h2 className={css.part}>{t("statement.leftOut", { count: fresh })}</h2>
      <FailureNote failure={change.failure} />
      {count === 0 && <p className={textCss.faint}>{t("statement.nothingLeftOut")}</p>}
      {shown.length > 0 && (
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
                  <td className={textCss.soft}>
                    {leftOutWords(row.why, t)}
                    {row.counts_to && (
                      <Button size="small" type="link" loading={change.busy} onClick={() => void move(row.counts_to!)}>
                        {t("statement.countIt", { day: row.counts_to })}
                      </Button>
                    )}
                  </td>
                  <td className={textCss.right}>{row.event.amount ? formatMoney(row.event.amount) : ""}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {(isWhole || showsStated) && <Pages page={page} size={PAGE} total={listed} onPage={setPage} label={t("statement.leftOut", { count: fresh })} />}
      {fresh > FIRST && !showsStated && (
        <Button type="link" onClick={() => turn(!isWhole, false)}>
          {t(isWhole ? "statement.fewer" : "statement.allLeftOut", { count: fresh })}
        </Button>
      )}
      {stated > 0 && (
        <Button type="link" onClick={() => turn(false, !showsStated)}>
          {t(showsStated ? "statement.statedFold" : "statement.statedBefore", { count: stated })}
        </Button>
      )}
    </section>
  );
}
