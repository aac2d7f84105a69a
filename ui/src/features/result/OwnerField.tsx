// The owner of a result.
import { AutoComplete } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useAsk } from "@/ipc";
import { Field, useSettledSearch, type FieldsProps } from "@/shared";

/** The owner: an organisation of this desk, or a name that is none yet. */
export function OwnerField({ value, change }: FieldsProps<"result">) {
  const { t } = useTranslation();
  const [search, setSearch] = useState("");
  const onSearch = useSettledSearch(setSearch);
  const { data } = useAsk("organisation_page", { search, offset: 0, limit: 20 }, { keep: true });
  const options = (data?.rows ?? []).map(({ id, record }) => ({ value: record.name, id }));
  return (
    <Field label={t("result.fields.owner_unit")} name="record.owner_unit" hint={t("result.hints.owner")}>
      <AutoComplete
        value={value.owner_name ?? ""}
        options={options}
        showSearch={{ filterOption: false, onSearch }}
        onChange={(name: string) => {
          const known = options.find((option) => option.value === name);
          change({ owner_name: name || null, owner_unit: known?.id ?? null });
        }}
      />
    </Field>
  );
}
