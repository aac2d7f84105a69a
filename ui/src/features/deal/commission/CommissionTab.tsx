// A deal's commission: the tab that opens every figure.
import { Button } from "antd";
import { Fragment, useState } from "react";
import { useTranslation } from "react-i18next";
import { useAsk, type AccountView, type DealPage, type LeftOutWhy, type LineView, type UncountedView } from "@/ipc";
import { Amount, begin, Bones, EmptyState, ErrorState, Tag, formatMoney, type Texts } from "@/shared";
import { Chain, eventWords, type Explained } from "@/shared/explain";
import { classes } from "@/shared/classes";
import explainCss from "@/shared/explain/explain.module.css";
import sheetCss from "@/shared/sheet.module.css";
import textCss from "@/shared/text.module.css";
import { coversWords } from "../kinds";
import css from "../deal.module.css";

/** The commission of a deal, line by line; every figure opens what it came from. */
export function CommissionTab({ deal }: { deal: DealPage }) {
  const { t } = useTranslation();
  const page = useAsk("commission_page", { deal: deal.id });
  if (page.error) return <ErrorState failure={page.error} onRetry={() => void page.refetch()} />;
  if (!page.data) return <Bones rows={6} />;
  const { accounts, uncounted, payable } = page.data;
  if (accounts.length === 0 && uncounted.length === 0) return <EmptyState title={t("commission.none")} says={t("commission.noneSays")} />;
  return (
    <>
      {accounts.length > 1 && <PayableOverAll accounts={accounts} payable={payable} deal={deal} />}
      {accounts.map((account) => (
        <Account key={account.root} account={account} deal={deal} />
      ))}
      {uncounted.length > 0 && <Uncounted rows={uncounted} />}
    </>
  );
}

/** What is payable over all clauses; opens the lines that it is the sum of. */
function PayableOverAll({ accounts, payable, deal }: { accounts: AccountView[]; payable: string; deal: DealPage }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const lines = accounts.flatMap((account) => account.lines.map((line) => explainedLine(line, account, deal.texts)));
  return (
    <section className={css.stack}>
      <p className={textCss.soft}>
        {t("commission.payableAll")} <strong><Amount value={payable} onOpen={() => setOpen(!isOpen)} label={t("commission.payableAll")} /></strong> {t("shared.yuan")}
      </p>
      {isOpen && (
        <div className={classes(explainCss.chain, css.sumChain)}>
          <table className={classes(sheetCss.sheet, sheetCss.quiet)}>
            <caption>{t("commission.sumOf", { name: t("commission.payable") })}</caption>
            <tbody>
              {lines.map((line, index) => (
                <tr key={index}>
                  <td className={textCss.figure}>{line.on}</td>
                  <td>{eventWords(t, line.kind, line.receiptKind)}</td>
                  <td className={textCss.right}>{formatMoney(line.line.payable)}</td>
                </tr>
              ))}
            </tbody>
            <tfoot>
              <tr>
                <td colSpan={2}>{t("commission.sum")}</td>
                <td className={textCss.right}>{formatMoney(payable)}</td>
              </tr>
            </tfoot>
          </table>
        </div>
      )}
    </section>
  );
}

/** A line with its clause, its event and its parts, as a chain takes it. */
export function explainedLine({ clause, source, line }: LineView, account: Pick<AccountView, "clauses" | "payees">, texts: Texts): Explained & { id: string } {
  const mine = account.clauses.find((other) => other.clause === clause);
  const at = mine?.sources.findIndex((other) => JSON.stringify(other) === JSON.stringify(source)) ?? -1;
  const event = mine?.case.events[at];
  const share = (payee: string) => mine?.case.terms.shares.find((share) => share.payee === payee)?.share;
  return {
    id: source.source === "entry" ? source.entry : "signing",
    kind: line.kind,
    on: line.on,
    amount: event && "amount" in event ? (event.kind === "refund" ? `-${event.amount}` : event.amount) : null,
    receiptKind: mine?.receipt_kinds[at] ?? null,
    clause: mine && { terms: mine.case.terms, cited: mine.cited },
    event,
    reason: event?.kind === "adjustment" ? texts[event.reason] : undefined,
    line,
    parts: line.parts.map((part) => ({
      name: account.payees.find((payee) => payee.payee === part.payee)?.name ?? "–",
      share: share(part.payee),
      amount: part.amount,
    })),
  };
}

function Account({ account, deal }: { account: AccountView; deal: DealPage }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<string | null>(null);
  const toggle = (id: string) => setOpen((now) => (now === id ? null : id));
  const clause = deal.mandate?.clauses?.filter((clause) => account.clauses.some((of) => of.clause === clause.id)).at(-1);
  const kinds = clause && coversWords(clause, t);
  const lines = account.lines.map((line) => explainedLine(line, account, deal.texts));
  const columns = 5 + account.payees.length;
  return (
    <section>
      <header className={css.partHead}>
        <h2>
          {kinds ? t("commission.account", { kinds }) : t("deal.tab.commission")} {!account.is_signed && <Tag>{t("deal.notSigned")}</Tag>}
        </h2>
        {deal.follow_ups.completions.includes(account.root) && (
          <Button size="small" onClick={() => begin("completion", { deal: deal.id, clause: account.root })}>
            {t("deal.followUps.completion.go")}
          </Button>
        )}
      </header>
      {lines.length === 0 ? (
        <p className={textCss.faint}>{t(account.is_signed ? "commission.noLines" : "commission.notSigned")}</p>
      ) : (
        <div className={sheetCss.box} data-sheet>
          <table className={sheetCss.sheet}>
            <thead>
              <tr>
                <th>{t("ledger.day")}</th>
                <th>{t("ledger.event")}</th>
                <th className={textCss.right}>{t("ledger.amount")}</th>
                <th className={textCss.right}>{t("commission.commission")}</th>
                <th className={textCss.right}>{t("commission.payable")}</th>
                {account.payees.map((payee) => (
                  <th key={payee.payee} className={classes(textCss.right, css.payeeHead)} data-held title={payee.name ?? undefined}>
                    {payee.name ?? t("shared.erased")}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {lines.map((line, index) => {
                const isOpen = open === line.id;
                const name = eventWords(t, line.kind, line.receiptKind);
                const figure = (value: string | null | undefined) =>
                  value == null ? "" : <Amount value={value} onOpen={() => toggle(line.id)} label={name} />;
                return (
                  <Fragment key={line.id}>
                    <tr className={isOpen ? sheetCss.open : undefined}>
                      <td className={textCss.figure}>{line.on}</td>
                      <td>{name}</td>
                      <td className={textCss.right}>{figure(line.amount)}</td>
                      <td className={textCss.right}>{figure(line.line.commission)}</td>
                      <td className={textCss.right}>{figure(line.line.payable)}</td>
                      {account.payees.map((payee) => (
                        <td key={payee.payee} className={textCss.right}>
                          {figure(account.lines[index]!.line.parts.find((part) => part.payee === payee.payee)?.amount)}
                        </td>
                      ))}
                    </tr>
                    {isOpen && (
                      <tr className={sheetCss.chain}>
                        <td colSpan={columns}>
                          <Chain of={line} />
                        </td>
                      </tr>
                    )}
                  </Fragment>
                );
              })}
            </tbody>
            <Sums account={account} lines={lines} total={account.payable} columns={columns} isOpen={open} toggle={toggle} />
          </table>
        </div>
      )}
    </section>
  );
}

function Sums({ account, lines, total, columns, isOpen, toggle }: {
  account: AccountView;
  lines: (Explained & { id: string })[];
  total: string;
  columns: number;
  isOpen: string | null;
  toggle: (id: string) => void;
}) {
  const { t } = useTranslation();
  const opened = account.payees.find((payee) => isOpen === payee.payee);
  const shown = isOpen === "total" ? lines.map((line) => line.line.payable) : opened && account.lines.map(({ line }) => line.parts.find((part) => part.payee === opened.payee)?.amount);
  return (
    <tfoot>
      <tr>
        <td colSpan={4}>{t("commission.sum")}</td>
        <td className={textCss.right}><Amount value={total} onOpen={() => toggle("total")} label={t("commission.payable")} /></td>
        {account.payees.map((payee) => (
          <td key={payee.payee} className={textCss.right}>
            <Amount value={payee.amount} onOpen={() => toggle(payee.payee)} label={payee.name ?? ""} />
          </td>
        ))}
      </tr>
      {shown && (
        <tr className={sheetCss.chain}>
          <td colSpan={columns}>
            <div className={classes(explainCss.chain, css.sumChain)}>
              <table className={classes(sheetCss.sheet, sheetCss.quiet)}>
                <caption>{t("commission.sumOf", { name: opened ? (opened.name ?? t("shared.erased")) : t("commission.payable") })}</caption>
                <tbody>
                  {lines.map((line, index) =>
                    shown[index] == null ? null : (
                      <tr key={line.id}>
                        <td className={textCss.figure}>{line.on}</td>
                        <td>{eventWords(t, line.kind, line.receiptKind)}</td>
                        <td className={textCss.right}>
                          <Amount value={shown[index]} onOpen={() => toggle(line.id)} label={line.on} />
                        </td>
                      </tr>
                    ),
                  )}
                </tbody>
                <tfoot>
                  <tr>
                    <td colSpan={2}>{t("commission.sum")}</td>
                    <td className={textCss.right}>{formatMoney(opened ? opened.amount : total)}</td>
                  </tr>
                </tfoot>
              </table>
            </div>
          </td>
        </tr>
      )}
    </tfoot>
  );
}

/** Why a receipt earns nothing. */
type Uncounting = Extract<LeftOutWhy["why"], "clause_ended" | "no_clause_covers">;

function Uncounted({ rows }: { rows: UncountedView[] }) {
  const { t } = useTranslation();
  return (
    <section>
      <h2 className={css.partHead}>{t("commission.uncounted")}</h2>
      <div className={sheetCss.box} data-sheet>
        <table className={sheetCss.sheet}>
          <tbody>
            {rows.map(({ entry, why }) => (
              <tr key={entry.id}>
                <td className={textCss.figure}>{entry.on}</td>
                <td>{eventWords(t, entry.what.kind, entry.what.kind === "receipt" ? entry.what.covers : null)}</td>
                <td className={textCss.soft}>{t(`commission.why.${why as Uncounting}`)}</td>
                <td className={textCss.right}>{"amount" in entry.what ? formatMoney(entry.what.amount) : ""}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
