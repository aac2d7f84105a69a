// The payees, sought by a part of their name.
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useAsk } from "@/ipc";
import { useSettledSearch } from "./composition";

/** So many payees are offered at once; a search finds the others. */
const OFFERED = 500;

/** What a choice of a payee offers, and the search of its list. Those that were offered once keep their names. */
export function usePayees() {
  const { t } = useTranslation();
  const [search, setSearch] = useState("");
  const [known, setKnown] = useState<ReadonlyMap<string, string>>(new Map());
  const onSearch = useSettledSearch(setSearch);
  const { data, isPlaceholderData } = useAsk("payee_page", { search, offset: 0, limit: OFFERED }, { keep: true });
  const offered = (data?.rows ?? []).map(({ id, record }) => ({ value: id, label: record.name ?? t("shared.erased") }));
  return {
    offered,
    /** What is offered is not yet what was typed. */
    isLooking: !data || isPlaceholderData,
    /** The one payee, where the desk has no other. */
    only: search === "" && data?.total === 1 ? (offered[0]?.value ?? null) : null,
    /** The same with one that is chosen already. */
    with: (chosen: string | null) => {
      const label = chosen === null ? undefined : known.get(chosen);
      return chosen === null || label === undefined || offered.some(({ value }) => value === chosen) ? offered : [{ value: chosen, label }, ...offered];
    },
    /** Keeps the name of one that is being chosen. */
    choose: (id: string) => setKnown((now) => new Map(now).set(id, offered.find(({ value }) => value === id)?.label ?? now.get(id) ?? "")),
    search: { filterOption: false, onSearch },
  };
}
