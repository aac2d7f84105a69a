// A list of records: searched, imported, exported, and opened one by one at its side.
import { useNavigate, useSearch } from "@tanstack/react-router";
import { PlusOutlined } from "@ant-design/icons";
import { Button, Dropdown, type InputRef } from "antd";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { DataTable, type Column } from "../DataTable/DataTable";
import { useColumns } from "../DataTable/useColumns";
import { usePagedRows } from "../DataTable/useRows";
import { MOST_SELECTED, useSelection } from "../DataTable/useSelection";
import { SearchField } from "../fields/SearchField";
import { formatCount } from "../format";
import { useKeys } from "../keys";
import { ListViews } from "../ListViews";
import { NarrowButton } from "../NarrowButton";
import { useNotify } from "../notify";
import { Page } from "../Page";
import type { Narrowed, PageSearch } from "../page";
import { EmptyState } from "../states";
import { useListExport } from "../useListExport";
import type { Request } from "@/ipc";
import { Facets } from "./Facets";
import type { RecordArea, RecordKind, ViewOf } from "./kind";
import { NEW, RecordDrawer } from "./RecordDrawer";
import { RecordSelection } from "./RecordSelection";
import textCss from "../text.module.css";

const NOTHING: Narrowed = {};

/** The page of a kind of record. The address holds the search, the order, what the list is narrowed down to, and the record that is open. */
export function ListPage<A extends RecordArea>({ kind, columns }: { kind: RecordKind<A>; columns: Column<ViewOf<A>>[] }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { area, list } = kind;
  const words: RecordArea = area;
  const { q = "", id, by, down = false, only = NOTHING }: PageSearch = useSearch({ strict: false });
  const facets = Object.entries(only).map(([facet, values]) => ({ facet, values: [...values] }));
  const query = { search: q, only: facets, ...(by && { order: by, is_descending: down }) };
  const rows = usePagedRows<`${A}_page`, ViewOf<A>>(`${area}_page`, query as unknown as Omit<Request<`${A}_page`>, "offset" | "limit">, ({ rows }) => rows as ViewOf<A>[]);
  const search = useRef<InputRef>(null);
  const [isNarrowing, setNarrowing] = useState(facets.length > 0);
  const exportList = useListExport();
  const notify = useNotify();
  const selection = useSelection(rows, () => notify.done(t("shared.select.most", { count: MOST_SELECTED }), { canUndo: false }));
  const chosen = useColumns(area, columns);
  const here = { ...(q && { q }), ...(by && { by }), ...(down && { down }), ...(facets.length > 0 && { only }) };
  const show = (next: { id?: string; full?: string }) => void navigate({ to: ".", search: { ...here, ...next } });
  const change = (next: PageSearch) => void navigate({ to: ".", search: { ...here, ...next }, replace: true });
  const find = (text: string) => change({ q: text || undefined });
  const enter = () => show({ id: NEW });
  const hasFacets = (kind.facets?.length ?? 0) > 0;
  useKeys(t(`${area}.title`), [
    { code: "KeyN", says: t(`${area}.add`), run: enter },
    { code: "Slash", says: t("shared.list.find"), run: () => search.current?.focus() },
    ...(hasFacets ? [{ code: "KeyF", says: t("shared.list.narrow"), run: () => setNarrowing((is) => !is) }] : []),
  ]);
  const toImport = list && <Button onClick={() => void navigate({ to: "/import", search: { list } })}>{t("shared.list.import")}</Button>;
  const isPart = q !== "" || facets.length > 0;
  const empty = facets.length > 0 ? (
    <EmptyState title={t("shared.list.nothing.narrowed")} says={t("shared.list.nothing.narrowedSays")}>
      <Button onClick={() => change({ only: undefined })}>{t("shared.list.wide")}</Button>
    </EmptyState>
  ) : q ? (
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
          {hasFacets && <NarrowButton count={facets.length} isOpen={isNarrowing} onTurn={() => setNarrowing(!isNarrowing)} />}
          <ListViews list={area} shows={here} />
          {chosen.choice}
          {toImport}
          {list && !isPart && (
            <Button onClick={() => void exportList(list)} disabled={!rows.total}>
              {t("shared.list.export")}
            </Button>
          )}
          {list && isPart && (
            <Dropdown
              trigger={["click"]}
              menu={{
                items: [
                  { key: "found", label: t("shared.list.exportFound", { count: rows.total ?? 0 }), disabled: !rows.total },
                  { key: "all", label: t("shared.list.exportAll") },
                ],
                onClick: ({ key }) => void exportList(list, key === "found" ? { search: q, only } : {}),
              }}
            >
              <Button>{t("shared.list.export")}</Button>
            </Dropdown>
          )}
          <Button type="primary" icon={<PlusOutlined />} onClick={enter}>
            {t(`${area}.add`)}
          </Button>
        </>
      }
    >
      {hasFacets && isNarrowing && <Facets kind={kind} search={q} only={only} onOnly={(next) => change({ only: Object.values(next).some((values) => values.length > 0) ? next : undefined })} />}
      {selection.ids.size > 0 && <RecordSelection kind={kind} selection={selection} />}
      <DataTable
        label={t(`${area}.title`)}
        rows={rows}
        columns={chosen.columns}
        selection={selection}
        ordered={{ by: by ?? columns.find(({ order }) => order !== undefined)?.order ?? "", isDescending: down }}
        onOrder={({ by, isDescending }) => change({ by, down: isDescending || undefined })}
        onOpen={({ id }, isFull) => show(isFull ? { id, full: "1" } : { id })}
        empty={empty}
      />
      {id && <RecordDrawer kind={kind} id={id} onShow={(next) => show(next ? { id: next } : {})} />}
    </Page>
  );
}
