// What is earned and not stated: whose statement is due. From here a month's end is Enter, then Ctrl+Enter.
import { Button } from "antd";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useAction, useAsk, type StatementDue } from "@/ipc";
import { Amount, FailureNote, Pages, Row, RowList, Section } from "@/shared";
import { MendPayee } from "@/shared/payee/MendPayee";
import { classes } from "@/shared/classes";
import { isKeyboardFree } from "@/shared/focus";
import rowsCss from "@/shared/rows.module.css";
import sectionCss from "@/shared/Section.module.css";
import textCss from "@/shared/text.module.css";
import css from "./statement.module.css";

/** So many payees stand above the list at once. */
const SHOWN = 6;

/** One row a payee; Enter draws the statement up, or opens the draft that is there. */
export function DueList({ onOpen }: { onOpen: (id: string) => void }) {
  const { t } = useTranslation();
  const [page, setPage] = useState(1);
  const due = useAsk("statement_due", { offset: (page - 1) * SHOWN, limit: SHOWN }, { keep: true });
  const draft = useAction("statement_draft");
  const list = useRef<HTMLDivElement>(null);
  const rows = due.data?.rows ?? [];
  const hasRows = rows.length > 0;
  const since = useAsk("day_figures", {}, { when: due.data?.total === 0 }).data?.unstated.since ?? "0.00";
  useEffect(() => {
    // The keys work at once, unless something else is being used; the list below is no such thing.
    if (hasRows && (isKeyboardFree() || document.activeElement?.getAttribute("role") === "grid")) list.current?.querySelector<HTMLElement>("[data-row]")?.focus({ preventScroll: true });
  }, [hasRows]);
  const open = async (row: StatementDue) => {
    if (row.draft) return onOpen(row.draft);
    const made = await draft.run({ payee: row.payee, from: row.from, to: row.to });
    if (made) onOpen(made.id);
  };
  if (!due.data) return <FailureNote failure={due.error} />;
  const { total, amount } = due.data;
  return (
    <div ref={list} className={css.due}>
      <Section title={t("statement.due.title")} count={total} tools={hasRows && <span className={textCss.soft}><span data-words>{t("statement.due.sum")}</span> <Amount value={amount} /></span>}>
        <FailureNote failure={draft.failure} />
        <MendPayee failure={draft.failure} />
        {!hasRows && (
          <p className={sectionCss.none}>
            {t("statement.due.none")}
            {since !== "0.00" && (
              <>
                {" "}
                {t("statement.due.since")} <Amount value={since} />
              </>
            )}
          </p>
        )}
        <RowList label={t("statement.due.title")}>
          {rows.map((row) => (
            <Row key={row.payee} onOpen={() => void open(row)} tools={<Button loading={draft.busy} onClick={() => void open(row)}>{t(row.draft ? "statement.openDraft" : "statement.draw")}</Button>}>
              <span className={css.dueName}>{row.payee_name ?? t("statement.erased")}</span>
              <span className={classes(css.dueAmount, textCss.right)}>
                <strong>
                  <Amount value={row.amount} />
                </strong>
              </span>
              <span className={classes(rowsCss.text, rowsCss.line, textCss.soft)}>{t("statement.due.says", { count: row.lines, from: row.from, to: row.to })}</span>
            </Row>
          ))}
        </RowList>
        <Pages page={page} size={SHOWN} total={total} onPage={setPage} label={t("statement.due.title")} />
      </Section>
    </div>
  );
}
