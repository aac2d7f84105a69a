// Narrows a list down: of each facet the values of which a record has to have one.
import { Button, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useAsk, type Request } from "@/ipc";
import type { Narrowed } from "../page";
import type { FacetOf, RecordArea, RecordKind } from "./kind";
import recordCss from "./record.module.css";

export function Facets<A extends RecordArea>({ kind, only, onOnly }: { kind: RecordKind<A>; only: Narrowed; onOnly: (only: Narrowed) => void }) {
  const { t } = useTranslation();
  return (
    <div className={recordCss.facets} role="group" aria-label={t("shared.list.narrow")}>
      {kind.facets?.map((facet) => (
        <Facet key={facet} kind={kind} facet={facet} values={only[facet] ?? []} onValues={(values) => onOnly({ ...only, [facet]: values })} />
      ))}
      <Button type="link" disabled={Object.keys(only).length === 0} onClick={() => onOnly({})}>
        {t("shared.list.wide")}
      </Button>
    </div>
  );
}

/** The values of a facet are asked for once it is opened. */
function Facet<A extends RecordArea>({ kind, facet, values, onValues }: { kind: RecordKind<A>; facet: FacetOf<A>; values: readonly string[]; onValues: (values: string[]) => void }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const [search, setSearch] = useState("");
  const request = { facet, search } as Request<`${RecordArea}_facet`> as Request<`${A}_facet`>;
  const answer = useAsk<`${A}_facet`>(`${kind.area}_facet`, request, { when: isOpen, keep: true });
  const known = (answer.data as { values: { value: string; name?: string | null }[] } | undefined)?.values ?? [];
  const word = (value: string, name?: string | null) => kind.facetWord?.(facet, value, t) ?? (name ? `${name} ${value}` : value);
  const area: RecordArea = kind.area;
  const label = t(`${area}.fields.${facet}` as never);
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
      onOpenChange={setOpen}
      loading={answer.isFetching}
      showSearch={{ searchValue: search, onSearch: setSearch, filterOption: false }}
      maxTagCount="responsive"
      allowClear
      popupMatchSelectWidth={false}
      options={known.map(({ value, name }) => ({ value, label: word(value, name) }))}
      labelRender={({ value, label }) => label ?? word(String(value))}
      notFoundContent={answer.data ? t("shared.list.noValues") : t("shared.loading")}
    />
  );
}
