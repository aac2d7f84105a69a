// The screen of all payees.
import { PlusOutlined } from "@ant-design/icons";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import type { PayeeView } from "@/ipc";
import { DataTable, EmptyState, Page, SearchField, Tag, useKeys, usePagedRows, type Column } from "@/shared";
import { PayeeDrawer } from "@/shared/payee/PayeeDrawer";
import { formatRate } from "@/shared/rate";
import textCss from "@/shared/text.module.css";

/** The payees; the one that the address names is open to be changed. */
export default function PayeesPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { q = "", id } = useSearch({ strict: false });
  const rows = usePagedRows("payee_page", { search: q }, ({ rows }) => rows);
  const show = (id?: string) => void navigate({ to: "/payees", search: { ...(q && { q }), ...(id && { id }) } });
  const find = (text: string) => void navigate({ to: "/payees", search: text ? { q: text } : {}, replace: true });
  useKeys(t("payee.title"), [{ code: "KeyN", says: t("payee.add"), run: () => show("new") }]);
  const columns: Column<PayeeView>[] = [
    { key: "name", title: t("payee.name"), width: "minmax(8rem, 2fr)", cell: ({ record }) => record.name ?? t("shared.erased") },
    { key: "kind", title: t("payee.kind"), width: "minmax(8rem, 1fr)", cell: ({ record: { kind } }) => (kind ? t(`payee.kinds.${kind}`) : <Tag tone="warn">{t("payee.kindUnknown")}</Tag>) },
    { key: "vat", title: t("payee.vat"), width: "8rem", align: "right", cell: ({ record }) => <span className={textCss.figure}>{formatRate(record.vat_rate ?? "0")}</span> },
    { key: "residence", title: t("payee.residence"), width: "9rem", cell: ({ record }) => t(record.is_resident === false ? "payee.foreign" : "payee.resident") },
  ];
  return (
    <Page
      fill
      title={t("payee.title")}
      says={rows.total !== undefined && t("payee.count", { count: rows.total })}
      tools={
        <>
          <SearchField value={q} onSearch={find} placeholder={t("payee.search")} />
          <Button type="primary" icon={<PlusOutlined />} onClick={() => show("new")}>
            {t("payee.add")}
          </Button>
        </>
      }
    >
      <DataTable label={t("payee.title")} rows={rows} columns={columns} onOpen={({ id }) => show(id)} empty={<EmptyState title={t("payee.none")} says={t("payee.noneSays")} />} />
      {id && <PayeeDrawer {...(id !== "new" && { id })} onClose={() => show()} />}
    </Page>
  );
}
