// Narrows a list down: of each facet the values of which a record has to have one.
import { Button, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useAsk, type FacetValues, type Request } from "@/ipc";
import type { Narrowed } from "../page";
import type { FacetOf, RecordArea, RecordKind } from "./kind";
import recordCss from "./record.module.css";

export function Facets<A extends RecordArea>({ kind, search, only, onOnly }: { kind: RecordKind<A>; search: string; only: Narrowed; onOnly: (only: Narrowed) => void }) {
  const { t } = useTranslation();
  return (
    <div className={recordCss.facets} role="group" aria-label={t("shared.list.narrow")}>
      {kind.facets?.map((facet) => (
        <Facet key={facet} kind={kind} facet={facet} sought={search} only={only} values={only[facet] ?? []} onValues={(values) => onOnly({ ...only, [facet]: values })} />
      ))}
      <Button type="link" disabled={Object.keys(only).length === 0} onClick={() => onOnly({})}>
        {t("shared.list.wide")}
      </Button>
    </div>
  );
}

/** The values of a facet are asked for once it is opened: those of the records that the search and the other facets leave. */
export function Facet<A extends RecordArea>({ kind, facet, label: said, sought, only, values, onValues }: { kind: Pick<RecordKind<A>, "area" | "facetWord">; facet: FacetOf<A>; label?: string; sought: string; only: Narrowed; values: readonly string[]; onValues: (values: string[]) => void }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const [search, setSearch] = useState("");
  const others = Object.entries(only).flatMap(([other, values]) => (other !== facet && values.length > 0 ? [{ facet: other, values: [...values] }] : []));
  const request = { facet, search, sought, only: others } as unknown as Request<`${RecordArea}_facet`> as Request<`${A}_facet`>;
  const answer = useAsk<`${A}_facet`>(`${kind.area}_facet`, request, { when: isOpen || values.length > 0, keep: true });
  const found = answer.data as FacetValues | undefined;
  const more = found?.is_all === false ? [{ value: "", label: t("shared.list.moreValues"), disabled: true }] : [];
  const word = (value: string, name?: string | null) => kind.facetWord?.(facet, value, t) ?? (name ? `${name} ${value}` : value);
  const area: RecordArea = kind.area;
  const label = said ?? t(`${area}.fields.${facet}` as never);
  return (
    <Select<string[]>
      mode="multiple"
      size="small"
      className={recordCss.facet}
      aria-label={label}
      placeholder={label}
      value={[...values]}
      onChange={onValues}
      open={isOpen}
      onOpenChange={(open) => {
        setOpen(open);
        setSearch("");
      }}
      loading={answer.isFetching}
      showSearch={{ searchValue: search, onSearch: setSearch, filterOption: false }}
      maxTagCount="responsive"
      allowClear
      popupMatchSelectWidth={false}
      options={[...(found?.values ?? []).map(({ value, name }) => ({ value, label: word(value, name) })), ...more]}
      labelRender={({ value, label }) => label ?? word(String(value))}
      notFoundContent={found ? t("shared.list.noValues") : t("shared.loading")}
    />
  );
}
