// The payees, sought by a part of their name.
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { rpc, useAsk } from "@/ipc";
import { useSettledSearch } from "./composition";
import { useNotify } from "./notify";
import { FRESH_PAYEE, payeeOf } from "./payee/PayeeFields";

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

/** Who works at the desk, as long as no payee bears that name; and how they become one. */
export function useMe() {
  const notify = useNotify();
  const name = useAsk("member_view", {}).data?.record?.name ?? null;
  const { data } = useAsk("payee_page", { search: name ?? "", offset: 0, limit: OFFERED }, { when: name !== null });
  return {
    me: data && !data.rows.some(({ record }) => record.name === name) ? name : null,
    makeMe: async (name: string, choose: (id: string) => void) => {
      try {
        choose((await rpc("payee_add", { record: payeeOf({ ...FRESH_PAYEE, name }) })).id);
      } catch (error) {
        notify.failed(error);
      }
    },
  };
}
