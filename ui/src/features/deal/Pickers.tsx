// Organisations and results, chosen by a part of their name.
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { rpc, useAsk, type Request } from "@/ipc";
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
function useAdd<C extends "organisation_add" | "result_add">(command: C) {
  const notify = useNotify();
  return async (request: Request<C>, choose: (id: string) => void) => {
    try {
      choose((await rpc(command, request)).id);
    } catch (error) {
      notify.failed(error);
    }
  };
}

/** Chooses one organisation by a part of its name. */
export function OrganisationPicker({ value, onChange, ...field }: PickerProps & { value: string | null; onChange: (id: string | null) => void }) {
  const { t } = useTranslation();
  const add = useAdd("organisation_add");
  const [search, setSearch] = useState("");
  const onSearch = useSettledSearch(setSearch);
  const page = useAsk("organisation_page", { search, offset: 0, limit: 30 }, { keep: true });
  const chosen = useAsk("organisation_view", { id: value ?? "" }, { when: value !== null });
  const options = (page.data?.rows ?? []).map((row) => ({ value: row.id, label: row.record.name }));
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
