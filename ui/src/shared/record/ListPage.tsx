// A list of records: searched, imported, exported, and opened one by one at its side.
import { useNavigate, useSearch } from "@tanstack/react-router";
import { Button, Dropdown, type InputRef } from "antd";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { DataTable, type Column } from "../DataTable/DataTable";
import { usePagedRows } from "../DataTable/useRows";
import { SearchField } from "../fields/SearchField";
import { formatCount } from "../format";
import { useKeys } from "../keys";
import { Page } from "../Page";
import { EmptyState } from "../states";
import { useListExport } from "../useListExport";
import type { Request } from "@/ipc";
import type { RecordArea, RecordKind, ViewOf } from "./kind";
import { NEW, RecordDrawer } from "./RecordDrawer";
import textCss from "../text.module.css";

/** The page of a kind of record. The address holds the search and the record that is open. */
export function ListPage<A extends RecordArea>({ kind, columns }: { kind: RecordKind<A>; columns: Column<ViewOf<A>>[] }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { area, list } = kind;
  const words: RecordArea = area;
  const { q = "", id } = useSearch({ strict: false });
  const rows = usePagedRows<`${A}_page`, ViewOf<A>>(`${area}_page`, { search: q } as Omit<Request<`${A}_page`>, "offset" | "limit">, ({ rows }) => rows as ViewOf<A>[]);
  const search = useRef<InputRef>(null);
  const exportList = useListExport();
  const show = (next: { id?: string; full?: string }) => void navigate({ to: ".", search: { ...(q ? { q } : {}), ...next } });
  const find = (text: string) => void navigate({ to: ".", search: text ? { q: text } : {}, replace: true });
  const enter = () => show({ id: NEW });
  useKeys(t(`${area}.title`), [
    { code: "KeyN", says: t(`${area}.add`), run: enter },
    { code: "Slash", says: t("shared.list.find"), run: () => search.current?.focus() },
  ]);
  const toImport = list && <Button onClick={() => void navigate({ to: "/import", search: { list } })}>{t("shared.list.import")}</Button>;
  const empty = q ? (
    <EmptyState title={t("shared.list.nothing.title", { text: q })} says={t("shared.list.nothing.says")}>
      <Button onClick={() => find("")}>{t("shared.list.nothing.clear")}</Button>
    </EmptyState>
  ) : (
    <EmptyState title={t(`${area}.empty.title`)} says={t(`${area}.empty.says`)}>
      {toImport}
    </EmptyState>
  );
  return (
    <Page
      fill
      title={t(`${area}.title`)}
      says={rows.total !== undefined && <span className={textCss.figure}>{rows.isCut ? t("shared.list.cut", { count: rows.total }) : t(`${words}.count`, { count: rows.total, formatted: formatCount(rows.total) })}</span>}
      tools={
        <>
          <SearchField value={q} onSearch={find} placeholder={t(`${area}.search`)} inputRef={search} />
          {toImport}
          {list && q === "" && (
            <Button onClick={() => void exportList(list)} disabled={!rows.total}>
              {t("shared.list.export")}
            </Button>
          )}
          {list && q !== "" && (
            <Dropdown
              trigger={["click"]}
              menu={{
                items: [
                  { key: "found", label: t("shared.list.exportFound", { count: rows.total ?? 0 }), disabled: !rows.total },
                  { key: "all", label: t("shared.list.exportAll") },
                ],
                onClick: ({ key }) => void exportList(list, key === "found" ? q : ""),
              }}
            >
              <Button>{t("shared.list.export")}</Button>
            </Dropdown>
          )}
          <Button type="primary" onClick={enter}>
            {t(`${area}.add`)}
          </Button>
        </>
      }
    >
      <DataTable label={t(`${area}.title`)} rows={rows} columns={columns} onOpen={({ id }, isFull) => show(isFull ? { id, full: "1" } : { id })} empty={empty} />
      {id && <RecordDrawer kind={kind} id={id} onShow={(next) => show(next ? { id: next } : {})} />}
    </Page>
  );
}
