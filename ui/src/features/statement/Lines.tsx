// The lines of a statement.
import { Link } from "@tanstack/react-router";
import { Button } from "antd";
import { Fragment, useState } from "react";
import { useTranslation } from "react-i18next";
import { useAsk, type StatedLine, type StatementLine, type StatementLines, type StatementView } from "@/ipc";
import { Amount, Bones, ErrorState, Pages, RecordLink, Tag, formatMoney } from "@/shared";
import { Chain, eventWords } from "@/shared/explain";
import { formatShare } from "@/shared/rate";
import { classes } from "@/shared/classes";
import explainCss from "@/shared/explain/explain.module.css";
import sheetCss from "@/shared/sheet.module.css";
import textCss from "@/shared/text.module.css";
import { causeWords, explainedOf, groupsOf, lineZeroWords, PAGE } from "./lines";
import css from "./statement.module.css";

/** The lines by deal, page by page; every figure opens the chain that it came from. */
export function Lines({ id, view }: { id: string; view: StatementView }) {
  const { t } = useTranslation();
  const [page, setPage] = useState(1);
  const [open, setOpen] = useState<number | null>(null);
  const [unfolded, setUnfolded] = useState<ReadonlySet<number>>(new Set());
  const stretch = useAsk("statement_lines", { id, offset: (page - 1) * PAGE, limit: PAGE }, { keep: true });
  const groups = groupsOf(stretch.data?.lines ?? []);
  const toggle = (number: number) => setOpen((now) => (now === number ? null : number));
  if (view.lines === 0) return <p className={css.none}>{t("statement.noLines")}</p>;
  if (stretch.error) return <ErrorState failure={stretch.error} onRetry={() => void stretch.refetch()} />;
  if (!stretch.data) return <Bones rows={6} />;
  const payee = view.payee_name ?? t("statement.erased");
  return (
    <>
      <div className={sheetCss.box} data-sheet>
        <table className={classes(sheetCss.sheet, css.lines)}>
          <thead>
            <tr>
              <th>{t("statement.line")}</th>
              <th>{t("statement.day")}</th>
              <th>{t("statement.event")}</th>
              <th className={textCss.right}>{t("statement.eventAmount")}</th>
              <th className={textCss.right}>{t("statement.payableLine")}</th>
              <th className={textCss.right}>{t("statement.share")}</th>
              <th className={textCss.right}>{t("statement.amountYuan")}</th>
            </tr>
          </thead>
          <tbody>
            {groups.map((group) => (
              <Fragment key={group.account}>
                <tr className={css.group}>
                  <td colSpan={7}>
                    <Link to="/deals/$id" params={{ id: group.lines[0]!.line.deal }}>
                      {group.title}
                    </Link>
                    {group.contract && <span className={textCss.soft}>{group.contract}</span>}
                    <span className={textCss.soft}>
                      <RecordLink kind="organisation" id={group.client.id}>
                        {group.client.name}
                      </RecordLink>
                    </span>
                  </td>
                </tr>
                {group.lines.filter(({ line }) => !line.zero || unfolded.has(group.account)).map((line) => (
                  <LineRow key={line.number} stated={line} of={stretch.data} payee={payee} isOpen={open === line.number} onToggle={() => toggle(line.number)} />
                ))}
                {!unfolded.has(group.account) && <Zeros lines={group.lines.filter(({ line }) => line.zero)} onUnfold={() => setUnfolded(new Set([...unfolded, group.account]))} />}
              </Fragment>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <td colSpan={6}>{t("statement.sumLines")}</td>
              <td className={textCss.right}>{formatMoney(view.totals.lines)}</td>
            </tr>
          </tfoot>
        </table>
      </div>
      <Pages page={page} size={PAGE} total={view.lines} onPage={setPage} label={t("statement.sum.lines")} />
    </>
  );
}

function LineRow({ stated, of: { clauses }, payee, isOpen, onToggle }: { stated: StatedLine; of: StatementLines; payee: string; isOpen: boolean; onToggle: () => void }) {
  const { t } = useTranslation();
  const { number, line, occurred } = stated;
  const of = explainedOf(stated, clauses, payee);
  const name = eventWords(t, line.kind, line.receipt_kind);
  const figure = (value: string | null | undefined) => (value == null ? "" : <Amount value={value} onOpen={onToggle} label={name} />);
  const zero = lineZeroWords(line, t);
  return (
    <>
      <tr className={isOpen ? sheetCss.open : undefined}>
        <td className={classes(textCss.figure, textCss.faint)}>{number}</td>
        <td className={textCss.figure}>{line.on}</td>
        <td>
          {name} {line.status !== "new" && (
            <Tag tone="warn" says={t(`statement.statusSays.${line.status}`)}>
              {t(`statement.status.${line.status}`)}
            </Tag>
          )}
          {line.causes.map((cause, index) => (
            <span key={index} className={css.note}>
              {causeWords(cause, t)}
            </span>
          ))}
          {zero && <span className={css.note}>{zero}</span>}
        </td>
        <td className={textCss.right}>{figure(occurred)}</td>
        <td className={textCss.right}>{figure(line.today?.payable)}</td>
        <td className={textCss.right}>{formatShare(line.share)}</td>
        <td className={textCss.right}>
          <strong>{figure(line.amount)}</strong>
        </td>
      </tr>
      {isOpen && (
        <tr className={sheetCss.chain}>
          <td colSpan={7}>
            {of ? (
              <Chain of={of}>{line.status === "correction" && <Correction line={line} />}</Chain>
            ) : (
              <div className={explainCss.chain}>
                <p>{t("statement.vanished")}</p>
                <Correction line={line} />
              </div>
            )}
          </td>
        </tr>
      )}
    </>
  );
}

/** The lines of 0.00 of one deal, as one row that says which and why, numbered as on paper. */
function Zeros({ lines, onUnfold }: { lines: readonly StatedLine[]; onUnfold: () => void }) {
  const { t } = useTranslation();
  if (lines.length === 0) return null;
  const said = lines.slice(0, 3).map(({ number, line }) => `${t("statement.line")} ${number} · ${line.on} ${eventWords(t, line.kind, line.receipt_kind)} · ${lineZeroWords(line, t)}`);
  return (
    <tr>
      <td />
      <td colSpan={5} className={css.note}>
        {said.join(t("commission.explain.comma"))}
      </td>
      <td className={textCss.right}>
        <Button size="small" type="link" onClick={onUnfold}>
          {t("statement.zeros", { count: lines.length })}
        </Button>
      </td>
    </tr>
  );
}

function Correction({ line }: { line: StatementLine }) {
  const { t } = useTranslation();
  return (
    <ol className={classes(explainCss.steps, explainCss.after)}>
      <li>
        <span className={explainCss.label}>{t("statement.status.correction")}</span>
        <span className={explainCss.text}>{t("statement.correctionSays", { part: formatMoney(line.part), before: formatMoney(line.stated_before) })}</span>
        <span className={classes(explainCss.result, textCss.figure)}>{formatMoney(line.amount)}</span>
      </li>
    </ol>
  );
}
