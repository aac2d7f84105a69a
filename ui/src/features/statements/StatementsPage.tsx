import { PlusOutlined } from "@ant-design/icons";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useAsk, type StatementRow } from "@/ipc";
import { Amount, DataTable, EmptyState, ErrorState, Page, Tag, useAllRows, useKeys, type Column } from "@/shared";
import { NewStatement } from "./NewStatement";
import { StatementPage } from "./StatementPage";
import { StateTag } from "./StateTag";
import "@/shared/explain/explain.css";
import "./statements.css";

/** The statements; or one of them, where the address names it. */
export default function StatementsPage() {
  const { id } = useSearch({ strict: false });
  return id ? <StatementPage key={id} id={id} /> : <StatementList />;
}

function StatementList() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [isNew, setNew] = useState(false);
  const list = useAsk("statement_list", {});
  const rows = useAllRows(list.data?.statements);
  const open = (id: string) => void navigate({ to: "/statements", search: { id } });
  useKeys(t("statements.title"), [{ code: "KeyN", says: t("statements.new"), run: () => setNew(true) }]);

  const columns: Column<StatementRow>[] = [
    { key: "number", title: t("statements.number"), width: "4.5rem", cell: ({ number }) => (number ? <strong className="figure">{number}</strong> : <span className="faint">{t("statements.unnumbered")}</span>) },
    { key: "payee", title: t("statements.payee"), width: "minmax(5.5rem, 1fr)", cell: ({ payee_name }) => payee_name ?? t("statements.erased") },
    { key: "period", title: t("statements.period"), width: "10.5rem", cell: ({ from, to }) => <span className="figure">{`${from} – ${to}`}</span> },
    { key: "gross", title: t("statements.grossYuan"), width: "5.75rem", align: "right", cell: ({ gross }) => <Amount value={gross} /> },
    { key: "withheld", title: t("statements.withheldYuan"), width: "6.25rem", align: "right", cell: ({ withheld }) => <Amount value={withheld} /> },
    { key: "net", title: t("statements.netYuan"), width: "5.75rem", align: "right", cell: ({ net }) => <strong><Amount value={net} /></strong> },
    { key: "state", title: t("statements.state"), width: "5.5rem", cell: ({ state, refused }) => (refused ? <Tag tone="bad">{t("statements.refused")}</Tag> : <StateTag state={state} />) },
  ];
  const empty = (
    <EmptyState title={t("statements.none")} says={t("statements.noneSays")}>
      <Button onClick={() => setNew(true)}>{t("statements.new")}</Button>
    </EmptyState>
  );
  const tools = (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => setNew(true)}>
      {t("statements.new")}
    </Button>
  );
  return (
    <Page title={t("statements.title")} says={list.data && t("statements.count", { count: list.data.statements.length })} tools={tools} fill>
      {list.error ? (
        <ErrorState failure={list.error} onRetry={() => void list.refetch()} />
      ) : (
        <DataTable label={t("statements.title")} rows={rows} columns={columns} onOpen={(row) => open(row.id)} empty={empty} rowClass={({ state }) => (state === "withdrawn" ? "is-withdrawn" : undefined)} />
      )}
      {isNew && <NewStatement drafts={list.data?.statements.filter(({ state }) => state === "draft") ?? []} onClose={() => setNew(false)} onOpen={open} />}
    </Page>
  );
}
