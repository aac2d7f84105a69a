import { useNavigate, useSearch } from "@tanstack/react-router";
import { Button, type InputRef } from "antd";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import type { OrganisationView } from "@/ipc";
import { Checked, DataTable, EmptyState, formatCount, Page, SearchField, Tag, useKeys, useListExport, usePagedRows, type Column } from "@/shared";
import { OrganisationDrawer } from "./OrganisationDrawer";

/** Everyone whom the desk deals with. */
export default function OrganisationsPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { q = "", id } = useSearch({ strict: false });
  const rows = usePagedRows("organisation_page", q);
  const search = useRef<InputRef>(null);
  const exportList = useListExport("organisations", (count, file) => t("organisations.exported", { count, file }));
  const show = (next: { id?: string; full?: string }) => void navigate({ to: "/organisations", search: { ...(q ? { q } : {}), ...next } });
  const find = (text: string) => void navigate({ to: "/organisations", search: text ? { q: text } : {}, replace: true });
  useKeys(t("organisations.title"), [
    { code: "KeyN", says: t("organisations.keys.add"), run: () => show({ id: "new" }) },
    { code: "Slash", says: t("organisations.keys.search"), run: () => search.current?.focus() },
  ]);
  const columns: Column<OrganisationView>[] = [
    { key: "name", title: t("organisations.columns.name"), width: "minmax(9.5rem, 2fr)", cell: ({ organisation }) => organisation.name },
    {
      key: "roles",
      title: t("organisations.columns.roles"),
      width: "minmax(7.5rem, 1fr)",
      cell: ({ organisation }) => organisation.roles?.map((role) => <Tag key={role}>{t(`words.roles.${role}`)}</Tag>),
    },
    { key: "code", title: t("organisations.columns.code"), width: "minmax(11rem, 1fr)", cell: (row) => <Checked code={row.organisation.code} finding={row.code_finding} /> },
    { key: "region", title: t("organisations.columns.region"), width: "minmax(4rem, 1fr)", cell: ({ organisation }) => organisation.region },
    { key: "contact", title: t("organisations.columns.contact"), width: "minmax(6rem, 1.2fr)", cell: ({ organisation }) => organisation.contact_person },
    { key: "phone", title: t("organisations.columns.phone"), width: "7rem", cell: ({ organisation }) => <span className="figure">{organisation.contact_phone}</span> },
  ];
  const empty = q ? (
    <EmptyState title={t("organisations.nothing.title", { text: q })} says={t("organisations.nothing.says")}>
      <Button onClick={() => find("")}>{t("organisations.nothing.clear")}</Button>
    </EmptyState>
  ) : (
    <EmptyState title={t("organisations.empty.title")} says={t("organisations.empty.says")}>
      <Button onClick={() => void navigate({ to: "/import", search: { list: "organisations" } })}>{t("organisations.import")}</Button>
    </EmptyState>
  );
  return (
    <Page
      fill
      title={t("organisations.title")}
      says={rows.total !== undefined && <span className="figure">{t("organisations.count", { count: rows.total, formatted: formatCount(rows.total) })}</span>}
      tools={
        <>
          <SearchField value={q} onSearch={find} placeholder={t("organisations.search")} inputRef={search} />
          <Button onClick={() => void navigate({ to: "/import", search: { list: "organisations" } })}>{t("organisations.import")}</Button>
          <Button onClick={() => void exportList()} disabled={!rows.total}>
            {t("organisations.export")}
          </Button>
          <Button type="primary" onClick={() => show({ id: "new" })}>
            {t("organisations.add")}
          </Button>
        </>
      }
    >
      <DataTable label={t("organisations.title")} rows={rows} columns={columns} onOpen={({ id }, isFull) => show(isFull ? { id, full: "1" } : { id })} empty={empty} />
      {id && <OrganisationDrawer key={id} id={id} onShow={(next) => show(next ? { id: next } : {})} />}
    </Page>
  );
}
