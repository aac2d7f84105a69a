// The screen of all statements: whose is due, then those that there are.
import { PlusOutlined } from "@ant-design/icons";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { STATEMENT_STEPS, useAsk, type StatementOrder, type StatementRow } from "@/ipc";
import { Amount, DataTable, EmptyState, Page, Tag, useKeys, usePagedRows, useRegisterExport, type Column, type Ordered } from "@/shared";
import type { Narrowed as AskedFor } from "@/shared/page";
import textCss from "@/shared/text.module.css";
import { DueList } from "./DueList";
import { Filters, type Narrowed } from "./Filters";
import { NewStatement } from "./NewStatement";
import { StatementPage } from "./StatementPage";
import { StateTag } from "./StateTag";
import css from "./statement.module.css";

/** The id that opens the form of a new one. */
const NEW = "new";

/** The statements; or one of them, where the address names it. */
export default function StatementsPage() {
  const { id } = useSearch({ strict: false });
  return id && id !== NEW ? <StatementPage key={id} id={id} /> : <StatementList isNew={id === NEW} />;
}

/** What the list showed when it was left. */
let left: { only: Narrowed; ordered: Ordered } = { only: { payee: null, state: null, year: null }, ordered: { by: "period", isDescending: true } };

const narrowedBy = (asked: AskedFor): Narrowed => ({
  payee: asked.payee?.[0] ?? null,
  state: STATEMENT_STEPS.find((state) => state === asked.state?.[0]) ?? null,
  year: asked.year ? Number(asked.year[0]) : null,
});

function StatementList({ isNew }: { isNew: boolean }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const setNew = (is: boolean) => void navigate({ to: "/statements", search: is ? { id: NEW } : {}, replace: !is });
  const { only: meant } = useSearch({ strict: false });
  // A way here may say which are meant.
  const [{ only, ordered }, setShown] = useState({ ...left, ...(meant && { only: narrowedBy(meant) }) });
  const show = (next: Partial<typeof left>) => {
    left = { only, ordered, ...next };
    setShown(left);
  };
  const asked = { ...only, order: ordered.by as StatementOrder, is_descending: ordered.isDescending };
  const rows = usePagedRows("statement_list", asked, ({ statements }) => statements);
  const sums = useAsk("statement_list", { ...only, limit: 0 }, { keep: true }).data;
  const exportRegister = useRegisterExport();
  const open = (id: string) => void navigate({ to: "/statements", search: { id } });
  useKeys(t("statement.title"), [{ code: "KeyN", says: t("statement.new"), run: () => setNew(true) }]);

  const columns: Column<StatementRow>[] = [
    // A number counts for its payee alone, so it stands behind the name.
    { key: "payee", title: t("statement.payee"), width: "minmax(4rem, 1fr)", order: "payee", cell: ({ payee_name }) => payee_name ?? t("statement.erased") },
    { key: "number", title: t("statement.number"), width: "5rem", order: "number", cell: ({ number }) => (number ? <strong className={textCss.figure}>{number}</strong> : <span className={textCss.faint}>{t("statement.unnumbered")}</span>) },
    { key: "period", title: t("statement.period"), width: "11rem", order: "period", cell: ({ from, to }) => <span className={textCss.figure}>{`${from} – ${to}`}</span> },
    { key: "gross", title: t("statement.grossYuan"), width: "6rem", align: "right", order: "gross", cell: ({ gross }) => <Amount value={gross} /> },
    { key: "withheld", title: t("statement.withheldYuan"), width: "6rem", align: "right", order: "withheld", cell: ({ withheld }) => <Amount value={withheld} /> },
    { key: "net", title: t("statement.netYuan"), width: "6rem", align: "right", order: "net", cell: ({ net }) => <strong><Amount value={net} /></strong> },
    { key: "state", title: t("statement.state"), width: "4.75rem", cell: ({ state, refused }) => (refused ? <Tag tone="bad">{t("statement.refused")}</Tag> : <StateTag state={state} />) },
  ];
  const isNarrowed = only.payee !== null || only.state !== null || only.year !== null;
  const empty = isNarrowed ? (
    <EmptyState title={t("statement.noneSuch")} />
  ) : (
    <EmptyState title={t("statement.none")} says={t("statement.noneSays")}>
      <Button onClick={() => setNew(true)}>{t("statement.new")}</Button>
    </EmptyState>
  );
  const tools = (
    <>
      <Button disabled={!rows.total} onClick={() => void exportRegister({ register: "statements", ...asked })}>
        {t("shared.list.export")}
      </Button>
      <Button onClick={() => void navigate({ to: "/payees" })}>{t("payee.title")}</Button>
      <Button type="primary" icon={<PlusOutlined />} onClick={() => setNew(true)}>
        {t("statement.new")}
      </Button>
    </>
  );
  return (
    <Page title={t("statement.title")} says={rows.total !== undefined && t("statement.count", { count: rows.total })} tools={tools} fill>
      <DueList onOpen={open} />
      {(isNarrowed || rows.total !== 0) && <Filters only={only} years={sums?.years ?? []} sums={sums?.standing} onOnly={(only) => show({ only })} />}
      <DataTable
        label={t("statement.title")}
        rows={rows}
        columns={columns}
        onOpen={(row) => open(row.id)}
        empty={empty}
        ordered={ordered}
        onOrder={(ordered) => show({ ordered })}
        rowClass={({ state }) => (state === "withdrawn" ? css.withdrawn : undefined)}
      />
      {isNew && <NewStatement onClose={() => setNew(false)} onOpen={open} />}
    </Page>
  );
}
