import { AutoComplete } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useAsk, type Failure, type ResultFields } from "@/ipc";
import { Field, useSettledSearch } from "@/shared";

/** The owner: an organisation of this desk, or a name that is none yet. */
export function OwnerField({ value, onChange, failure }: {
  value: ResultFields;
  onChange: (part: Partial<ResultFields>) => void;
  failure: Failure | null;
}) {
  const { t } = useTranslation();
  const [search, setSearch] = useState("");
  const onSearch = useSettledSearch(setSearch);
  const { data } = useAsk("organisation_page", { search, offset: 0, limit: 20 }, { keep: true });
  const options = (data?.rows ?? []).map(({ id, organisation }) => ({ value: organisation.name ?? "", id }));
  return (
    <Field label={t("results.fields.owner_unit")} name="result.owner_unit" failure={failure} hint={t("results.hints.owner")}>
      <AutoComplete
        value={value.owner_name ?? ""}
        options={options}
        showSearch={{ filterOption: false, onSearch }}
        onChange={(name: string) => {
          const known = options.find((option) => option.value === name);
          onChange({ owner_name: name || null, owner_unit: known?.id ?? null });
        }}
      />
    </Field>
  );
}
