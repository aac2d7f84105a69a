// Organisations and results, chosen by a part of their name.
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useAsk } from "@/ipc";
import { Field, Pick, useSettledSearch } from "@/shared";

interface PickerProps {
  label: string;
  name?: string;
  required?: boolean;
  wide?: boolean;
}

/** Chooses one organisation by a part of its name. */
export function OrganisationPicker({ value, onChange, ...field }: PickerProps & { value: string | null; onChange: (id: string | null) => void }) {
  const { t } = useTranslation();
  const [search, setSearch] = useState("");
  const onSearch = useSettledSearch(setSearch);
  const page = useAsk("organisation_page", { search, offset: 0, limit: 30 }, { keep: true });
  const chosen = useAsk("organisation_view", { id: value ?? "" }, { when: value !== null });
  const options = (page.data?.rows ?? []).map((row) => ({ value: row.id, label: row.record.name }));
  if (value && chosen.data && !options.some((option) => option.value === value)) options.unshift({ value, label: chosen.data.record.name });
  return (
    <Field {...field}>
      <Pick
        value={value}
        options={options}
        showSearch={{ filterOption: false, onSearch }}
        allowClear
        placeholder={t("deal.pickOrganisation")}
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
  const page = useAsk("result_page", { search, offset: 0, limit: 30 }, { keep: true });
  const options = (page.data?.rows ?? []).map((row) => ({ value: row.id, label: row.record.title }));
  for (const id of value) if (!options.some((option) => option.value === id) && known[id]) options.unshift({ value: id, label: known[id] });
  return (
    <Field {...field}>
      <Pick
        mode="multiple"
        value={value}
        options={options}
        showSearch={{ filterOption: false, onSearch }}
        placeholder={t("deal.pickResult")}
        notFoundContent={t("deal.nothingFound")}
        onChange={(ids: string[]) => {
          setKnown((now) => ({ ...now, ...Object.fromEntries(options.map((option) => [option.value, option.label])) }));
          onChange(ids);
        }}
      />
    </Field>
  );
}
