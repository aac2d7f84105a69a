// The owner of a result.
import { AutoComplete } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useAsk } from "@/ipc";
import { Field, useSettledSearch, type FieldsProps } from "@/shared";

/** The owner: an organisation of this desk, or a name that is none yet. Of those that share a name each is offered with what tells it apart. */
export function OwnerField({ value, change }: FieldsProps<"result">) {
  const { t } = useTranslation();
  const [search, setSearch] = useState("");
  const onSearch = useSettledSearch(setSearch);
  const { data } = useAsk("organisation_page", { search, offset: 0, limit: 20 }, { keep: true });
  const rows = data?.rows ?? [];
  const options = rows.map(({ id, record: { name, code, region } }) => {
    const isAlone = rows.filter(({ record }) => record.name === name).length === 1;
    return { value: isAlone ? name : t("result.ownerTold", { name, sign: code ?? region ?? id.slice(-4) }), id, name };
  });
  return (
    <Field label={t("result.fields.owner_unit")} name="record.owner_unit" hint={t(value.owner_unit ? "result.hints.ownerLinked" : "result.hints.owner")}>
      <AutoComplete
        value={value.owner_name ?? ""}
        options={options}
        showSearch={{ filterOption: false, onSearch }}
        onChange={(text: string) => {
          const known = options.find((option) => option.value === text);
          change({ owner_name: known?.name ?? (text || null), owner_unit: known?.id ?? null });
        }}
      />
    </Field>
  );
}
