// Organisations and results, chosen by a part of their name.
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { rpc, useAsk, type DealPage, type Party, type Request } from "@/ipc";
import { Field, Pick, useNotify, useSettledSearch } from "@/shared";

interface PickerProps {
  label: string;
  name?: string;
  required?: boolean;
  wide?: boolean;
  bare?: boolean;
}

/** The titles of results that were chosen, for a form that is opened again. */
const titlesOf = new Map<string, string>();

/** Enters a record of which no more than its name is known, and chooses it. */
function useAdd<C extends "organisation_add" | "owner_add" | "result_add">(command: C) {
  const notify = useNotify();
  return async (request: Request<C>, choose: (id: string) => void) => {
    try {
      choose((await rpc(command, request)).id);
    } catch (error) {
      notify.failed(error);
    }
  };
}

/** Who takes part in a deal, each once: the owners of its results, its client, and whoever its papers name. */
export function partiesOf(deal: DealPage): Party[] {
  const named = [deal.mandate?.client, deal.contract?.seller, deal.contract?.buyer].map((id) => ({ id, name: deal.names[id ?? ""] }));
  const all = [...deal.owners, { id: deal.deal.client, name: deal.client_name }, ...named];
  const parties = all.flatMap(({ id, name }) => (name ? [{ id, name }] : []));
  return parties.filter(({ id, name }, index) => parties.findIndex((other) => (id ? other.id === id : other.name === name)) === index);
}

/** Chooses one organisation by a part of its name. */
export function OrganisationPicker({ value, onChange, likely = [], ...field }: PickerProps & {
  value: string | null;
  onChange: (id: string | null) => void;
  /** Those that are likely meant, the likeliest first; one that is only an owner's name becomes an organisation by being chosen. */
  likely?: readonly Party[];
}) {
  const { t } = useTranslation();
  const add = useAdd("organisation_add");
  const addOwner = useAdd("owner_add");
  const [search, setSearch] = useState("");
  const onSearch = useSettledSearch(setSearch);
  const page = useAsk("organisation_page", { search, offset: 0, limit: 30 }, { keep: true });
  const chosen = useAsk("organisation_view", { id: value ?? "" }, { when: value !== null });
  const found = (page.data?.rows ?? []).map((row) => ({ value: row.id, label: row.record.name }));
  const known = likely.flatMap(({ id, name }) => (id && name.includes(search.trim()) ? [{ value: id, label: name }] : []));
  const options = [...known, ...found.filter((option) => !known.some(({ value }) => value === option.value))];
  if (value && chosen.data && !options.some((option) => option.value === value)) options.unshift({ value, label: chosen.data.record.name });
  return (
    <Field {...field} isEmpty={value === null}>
      <Pick
        isLooking={!page.data || page.isPlaceholderData}
        value={value}
        options={options}
        showSearch={{ filterOption: false, onSearch }}
        allowClear
        placeholder={t("deal.pickOrganisation")}
        add={(name) => add({ record: { name } }, onChange)}
        offers={likely.flatMap(({ id, name }) => (id ? [] : [{ name, make: () => addOwner({ record: { name } }, onChange) }]))}
        notFoundContent={t("deal.nothingFound")}
        onChange={(id: string | null) => onChange(id ?? null)}
      />
    </Field>
  );
}

/** Chooses results by a part of their title. */
export function ResultPicker({ value, onChange, titles = {}, ...field }: PickerProps & {
  value: string[];
  onChange: (ids: string[]) => void;
  /** The titles of those chosen before. */
  titles?: Record<string, string>;
}) {
  const { t } = useTranslation();
  const [search, setSearch] = useState("");
  const onSearch = useSettledSearch(setSearch);
  const [known, setKnown] = useState<Record<string, string>>(titles);
  const add = useAdd("result_add");
  const choose = (ids: string[], names: Record<string, string>) => {
    setKnown((now) => ({ ...now, ...names }));
    for (const id of ids) if (names[id]) titlesOf.set(id, names[id]);
    onChange(ids);
  };
  const page = useAsk("result_page", { search, offset: 0, limit: 30 }, { keep: true });
  const options = (page.data?.rows ?? []).map((row) => ({ value: row.id, label: row.record.title }));
  for (const id of value) {
    const title = known[id] ?? titlesOf.get(id);
    if (title && !options.some((option) => option.value === id)) options.unshift({ value: id, label: title });
  }
  return (
    <Field {...field}>
      <Pick
        isLooking={!page.data || page.isPlaceholderData}
        mode="multiple"
        value={value}
        options={options}
        showSearch={{ filterOption: false, onSearch }}
        placeholder={t("deal.pickResult")}
        add={(title) => add({ record: { title } }, (id) => choose([...value, id], { [id]: title }))}
        notFoundContent={t("deal.nothingFound")}
        onChange={(ids: string[]) => choose(ids, Object.fromEntries(options.map((option) => [option.value, option.label])))}
      />
    </Field>
  );
}
