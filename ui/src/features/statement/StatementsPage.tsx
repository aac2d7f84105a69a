// The screen of all statements.
import { PlusOutlined } from "@ant-design/icons";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { StatementRow } from "@/ipc";
import { Amount, DataTable, EmptyState, Page, Tag, useKeys, usePagedRows, type Column } from "@/shared";
import textCss from "@/shared/text.module.css";
import { NewStatement } from "./NewStatement";
import { StatementPage } from "./StatementPage";
import { StateTag } from "./StateTag";
import css from "./statement.module.css";

/** The statements; or one of them, where the address names it. */
export default function StatementsPage() {
  const { id } = useSearch({ strict: false });
  return id ? <StatementPage key={id} id={id} /> : <StatementList />;
}

function StatementList() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [isNew, setNew] = useState(false);
  const rows = usePagedRows("statement_list", {}, ({ statements }) => statements);
  const open = (id: string) => void navigate({ to: "/statements", search: { id } });
  useKeys(t("statement.title"), [{ code: "KeyN", says: t("statement.new"), run: () => setNew(true) }]);

  const columns: Column<StatementRow>[] = [
    { key: "number", title: t("statement.number"), width: "4.5rem", cell: ({ number }) => (number ? <strong className={textCss.figure}>{number}</strong> : <span className={textCss.faint}>{t("statement.unnumbered")}</span>) },
    { key: "payee", title: t("statement.payee"), width: "minmax(5.5rem, 1fr)", cell: ({ payee_name }) => payee_name ?? t("statement.erased") },
    { key: "period", title: t("statement.period"), width: "10.5rem", cell: ({ from, to }) => <span className={textCss.figure}>{`${from} – ${to}`}</span> },
    { key: "gross", title: t("statement.grossYuan"), width: "5.75rem", align: "right", cell: ({ gross }) => <Amount value={gross} /> },
    { key: "withheld", title: t("statement.withheldYuan"), width: "6.25rem", align: "right", cell: ({ withheld }) => <Amount value={withheld} /> },
    { key: "net", title: t("statement.netYuan"), width: "5.75rem", align: "right", cell: ({ net }) => <strong><Amount value={net} /></strong> },
    { key: "state", title: t("statement.state"), width: "5.5rem", cell: ({ state, refused }) => (refused ? <Tag tone="bad">{t("statement.refused")}</Tag> : <StateTag state={state} />) },
  ];
  const empty = (
    <EmptyState title={t("statement.none")} says={t("statement.noneSays")}>
      <Button onClick={() => setNew(true)}>{t("statement.new")}</Button>
    </EmptyState>
  );
  const tools = (
    <>
      <Button onClick={() => void navigate({ to: "/payees" })}>{t("payee.title")}</Button>
      <Button type="primary" icon={<PlusOutlined />} onClick={() => setNew(true)}>
        {t("statement.new")}
      </Button>
    </>
  );
  return (
    <Page title={t("statement.title")} says={rows.total !== undefined && t("statement.count", { count: rows.total })} tools={tools} fill>
      <DataTable label={t("statement.title")} rows={rows} columns={columns} onOpen={(row) => open(row.id)} empty={empty} rowClass={({ state }) => (state === "withdrawn" ? css.withdrawn : undefined)} />
      {isNew && <NewStatement onClose={() => setNew(false)} onOpen={open} />}
    </Page>
  );
}
