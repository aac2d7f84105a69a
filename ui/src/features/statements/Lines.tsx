import { Link } from "@tanstack/react-router";
import { Fragment, useState } from "react";
import { useTranslation } from "react-i18next";
import type { StatementLine } from "@/ipc";
import { Amount, Tag, formatMoney } from "@/shared";
import { Chain, eventWords } from "@/shared/explain";
import { formatShare } from "@/shared/rate";
import { causeWords, explainedOf, groupsOf, lineZeroWords, type Document } from "./lines";

/** The lines by deal; every figure opens the chain that it came from. */
export function Lines({ document }: { document: Document }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<number | null>(null);
  const groups = groupsOf(document.body);
  const toggle = (number: number) => setOpen((now) => (now === number ? null : number));
  if (groups.length === 0) return <p className="statement-none">{t("statements.noLines")}</p>;
  return (
    <div className="sheet-box">
      <table className="sheet statement-lines">
        <thead>
          <tr>
            <th>{t("statements.line")}</th>
            <th>{t("statements.day")}</th>
            <th>{t("statements.event")}</th>
            <th className="is-right">{t("statements.eventAmount")}</th>
            <th className="is-right">{t("statements.payableLine")}</th>
            <th className="is-right">{t("statements.share")}</th>
            <th className="is-right">{t("statements.amountYuan")}</th>
          </tr>
        </thead>
        <tbody>
          {groups.map((group) => (
            <Fragment key={group.account}>
              <tr className="group-row">
                <td colSpan={7}>
                  <Link to="/deals/$id" params={{ id: group.lines[0]!.line.deal }}>
                    {group.title}
                  </Link>
                  <span className="soft">{group.place}</span>
                </td>
              </tr>
              {group.lines.map(({ number, line }) => (
                <LineRow key={number} number={number} line={line} document={document} isOpen={open === number} onToggle={() => toggle(number)} />
              ))}
            </Fragment>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <td colSpan={6}>{t("statements.sumLines")}</td>
            <td className="is-right">{formatMoney(document.body.totals.lines)}</td>
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

function LineRow({ number, line, document, isOpen, onToggle }: { number: number; line: StatementLine; document: Document; isOpen: boolean; onToggle: () => void }) {
  const { t } = useTranslation();
  const of = explainedOf(line, document, t("statements.erased"));
  const name = eventWords(t, line.kind, line.receipt_kind);
  const figure = (value: string | null | undefined) => (value == null ? "" : <Amount value={value} onOpen={onToggle} label={name} />);
  const zero = lineZeroWords(line, t);
  return (
    <>
      <tr className={isOpen ? "is-open" : undefined}>
        <td className="figure faint">{number}</td>
        <td className="figure">{line.on}</td>
        <td>
          {name} {line.status !== "new" && <Tag tone="warn">{t(`statements.status.${line.status}`)}</Tag>}
          {line.causes.map((cause, index) => (
            <span key={index} className="line-note">
              {causeWords(cause, t)}
            </span>
          ))}
          {zero && <span className="line-note">{zero}</span>}
        </td>
        <td className="is-right">{figure(line.event_amount)}</td>
        <td className="is-right">{figure(line.today?.payable)}</td>
        <td className="is-right">{formatShare(line.share)}</td>
        <td className="is-right">
          <strong>{figure(line.amount)}</strong>
        </td>
      </tr>
      {isOpen && (
        <tr className="is-chain">
          <td colSpan={7}>
            {of ? (
              <Chain of={of}>{line.status === "correction" && <Correction line={line} />}</Chain>
            ) : (
              <div className="chain">
                <p>{t("statements.vanished")}</p>
                <Correction line={line} />
              </div>
            )}
          </td>
        </tr>
      )}
    </>
  );
}

function Correction({ line }: { line: StatementLine }) {
  const { t } = useTranslation();
  return (
    <ol className="chain-steps is-after">
      <li>
        <span className="chain-label">{t("statements.status.correction")}</span>
        <span className="chain-text">{t("statements.correctionSays", { part: formatMoney(line.part), before: formatMoney(line.stated_before) })}</span>
        <span className="chain-result figure">{formatMoney(line.amount)}</span>
      </li>
    </ol>
  );
}
