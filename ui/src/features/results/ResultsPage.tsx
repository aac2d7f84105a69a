import { useNavigate, useSearch } from "@tanstack/react-router";
import { Button, type InputRef } from "antd";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import type { ResultView } from "@/ipc";
import { Checked, DataTable, EmptyState, formatCount, formatWan, Page, SearchField, useKeys, useListExport, usePagedRows, type Column } from "@/shared";
import { Meter } from "./Meter";
import { ResultDrawer } from "./ResultDrawer";
import "./results.css";

/** The research results on offer. */
export default function ResultsPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { q = "", id } = useSearch({ strict: false });
  const rows = usePagedRows("result_page", q);
  const search = useRef<InputRef>(null);
  const exportList = useListExport("results", (count, file) => t("results.exported", { count, file }));
  const show = (next: { id?: string; full?: string }) => void navigate({ to: "/results", search: { ...(q ? { q } : {}), ...next } });
  const find = (text: string) => void navigate({ to: "/results", search: text ? { q: text } : {}, replace: true });
  const toImport = () => void navigate({ to: "/import", search: { list: "results" } });
  useKeys(t("results.title"), [
    { code: "KeyN", says: t("results.keys.add"), run: () => show({ id: "new" }) },
    { code: "Slash", says: t("results.keys.search"), run: () => search.current?.focus() },
  ]);
  const columns: Column<ResultView>[] = [
    { key: "title", title: t("results.columns.title"), width: "minmax(9.5rem, 3fr)", cell: ({ result }) => result.title },
    { key: "owner", title: t("results.columns.owner"), width: "minmax(5rem, 1.5fr)", cell: ({ result }) => <span className="soft">{result.owner_name}</span> },
    { key: "number", title: t("results.columns.number"), width: "8.5rem", cell: (row) => <Checked code={row.result.application_number} finding={row.number_finding} /> },
    { key: "trl", title: t("results.columns.trl"), width: "2.75rem", align: "right", cell: ({ result }) => result.trl },
    { key: "legal", title: t("results.columns.legal"), width: "4rem", cell: ({ result }) => result.legal_status },
    { key: "asking", title: t("results.columns.asking"), width: "8.5rem", align: "right", cell: ({ result }) => result.asking_amount && formatWan(result.asking_amount) },
    { key: "complete", title: t("results.columns.complete"), width: "4.75rem", cell: ({ result }) => <Meter result={result} /> },
  ];
  const empty = q ? (
    <EmptyState title={t("results.nothing.title", { text: q })} says={t("results.nothing.says")}>
      <Button onClick={() => find("")}>{t("results.nothing.clear")}</Button>
    </EmptyState>
  ) : (
    <EmptyState title={t("results.empty.title")} says={t("results.empty.says")}>
      <Button onClick={toImport}>{t("results.import")}</Button>
    </EmptyState>
  );
  return (
    <Page
      fill
      title={t("results.title")}
      says={rows.total !== undefined && <span className="figure">{t("results.count", { count: rows.total, formatted: formatCount(rows.total) })}</span>}
      tools={
        <>
          <SearchField value={q} onSearch={find} placeholder={t("results.search")} inputRef={search} />
          <Button onClick={toImport}>{t("results.import")}</Button>
          <Button onClick={() => void exportList()} disabled={!rows.total}>
            {t("results.export")}
          </Button>
          <Button type="primary" onClick={() => show({ id: "new" })}>
            {t("results.add")}
          </Button>
        </>
      }
    >
      <DataTable label={t("results.title")} rows={rows} columns={columns} onOpen={({ id }, isFull) => show(isFull ? { id, full: "1" } : { id })} empty={empty} />
      {id && <ResultDrawer key={id} id={id} onShow={(next) => show(next ? { id: next } : {})} />}
    </Page>
  );
}
