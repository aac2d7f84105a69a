// What is said of a result.
import { Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { RESEARCH_RESULT_FIELDS, RESULT_FACETS, type ResearchResult } from "@/ipc";
import { Amount, Checked, Choice, choiceWord, CodeField, Field, MoneyField, RecordLink, REST, Tag, TagsField, useDoubts, type FieldsProps, type RecordKind, type RecordPart } from "@/shared";
import { Finishers } from "./Finishers";
import { Grant, Granted } from "./Grant";
import { OwnerField } from "./OwnerField";

type Props = FieldsProps<"result">;
type Part = RecordPart<"result">;

export const BASIC: Part = {
  fields: [
    { key: "owner_unit", Edit: OwnerField, show: (record) => record.owner_name && <Owner of={record} /> },
    { key: "asking_amount", Edit: PriceField, show: ({ asking_amount: price }) => price && <Price amount={price} /> },
    { key: "trl", Edit: Trl },
    { key: "is_service_result", Edit: ServiceField, show: ({ is_service_result: is }) => (is == null ? null : <YesOrNo is={is} />) },
    { key: "industry" },
    { key: "region" },
    REST,
    { key: "tags", Edit: Tags, show: ({ tags }) => (tags?.length ? tags.map((tag) => <Tag key={tag} holds>{tag}</Tag>) : null) },
    { key: "funding", wide: true },
    { key: "summary", wide: true, rows: 3 },
  ],
};

export const RIGHTS: Part = {
  title: "result.parts.rights",
  fields: [
    { key: "application_number", Edit: NumberField, show: ({ application_number: code }, { findings }) => code && <Checked code={code} finding={findings.application_number} words /> },
    { key: "publication_number", Edit: PublicationField, show: ({ publication_number: code }, { findings }) => code && <Checked code={code} finding={findings.publication_number} words /> },
    { key: "patent_kind" },
    { key: "applied_on", kind: "day" },
    { key: "granted_on", kind: "day" },
    { key: "legal_status" },
    { key: "ipc" },
    { key: "other_numbers", wide: true, Edit: OtherNumbers, show: ({ other_numbers }) => other_numbers?.join("\n") },
    { key: "right_grant", wide: true, Edit: Grant, show: ({ right_grant }) => <Granted grant={right_grant} /> },
  ],
};

export const NOTE: Part = { fields: [{ key: "note", wide: true, rows: 2 }] };

/** A kind of record whose page is more than its fields one after the other. */
export const RESULT: RecordKind<"result"> = {
  area: "result",
  list: "results",
  facets: RESULT_FACETS,
  several: ["region", "industry", "discipline", "trl", "patent_kind", "legal_status", "tags"],
  facetWord: (facet, value, t) => (facet === "legal_status" || facet === "patent_kind" ? choiceWord(t, "result", facet, value) : undefined),
  fresh: { title: "" },
  title: "title",
  catalogue: RESEARCH_RESULT_FIELDS,
  parts: [BASIC, RIGHTS, { title: "result.parts.people", fields: [{ key: "finishers", Edit: Finishers }, ...NOTE.fields] }],
};

/** Who owns a result, and the way there where it is an organisation of the desk. */
export function Owner({ of: { owner_unit, owner_name } }: { of: ResearchResult }) {
  return (
    <RecordLink kind="organisation" id={owner_unit}>
      {owner_name}
    </RecordLink>
  );
}

function Price({ amount }: { amount: string }) {
  const { t } = useTranslation();
  return (
    <>
      <Amount value={amount} /> {t("shared.yuan")}
    </>
  );
}

function PriceField({ value, change }: Props) {
  const { t } = useTranslation();
  const amount = value.asking_amount ?? null;
  const doubt = useDoubts(amount === null ? null : { kind: "price", amount });
  return (
    <MoneyField
      label={t("result.fields.asking_amount")}
      name="record.asking_amount"
      doubt={doubt("asking_amount")}
      value={amount}
      onChange={(asking_amount) => change({ asking_amount })}
    />
  );
}

function Trl({ value, change }: Props) {
  const { t } = useTranslation();
  const options = Array.from({ length: 9 }, (_, index) => ({ value: index + 1, label: `TRL ${index + 1}` }));
  return (
    <Field label={t("result.fields.trl")} name="record.trl">
      <Select allowClear value={value.trl} onChange={(trl?: number) => change({ trl: trl ?? null })} options={options} />
    </Field>
  );
}

function YesOrNo({ is }: { is: boolean }) {
  const { t } = useTranslation();
  return t(is ? "shared.yes" : "shared.no");
}

function ServiceField({ value, change }: Props) {
  const { t } = useTranslation();
  const is = value.is_service_result;
  return (
    <Field label={t("result.fields.is_service_result")} name="record.is_service_result">
      <Choice
        block
        label={t("result.fields.is_service_result")}
        value={is == null ? "unknown" : is ? "yes" : "no"}
        onChange={(next) => change({ is_service_result: next === "unknown" ? null : next === "yes" })}
        options={(["yes", "no", "unknown"] as const).map((key) => ({ value: key, label: t(`shared.${key}`) }))}
      />
    </Field>
  );
}

function NumberField({ value, change, view }: Props) {
  const { t } = useTranslation();
  const [filled, setFilled] = useState<string>();
  return (
    <CodeField
      kind="application"
      filled={filled}
      onSays={({ patent_kind: kind }) => {
        if (!kind || value.patent_kind) return;
        change({ patent_kind: kind });
        setFilled(t("result.filled", { kind: choiceWord(t, "result", "patent_kind", kind) }));
      }}
      label={t("result.fields.application_number")}
      name="record.application_number"
      value={value.application_number ?? ""}
      ownName={view?.record.title}
      onChange={(number) => change({ application_number: number || null })}
    />
  );
}

function PublicationField({ value, change, view }: Props) {
  const { t } = useTranslation();
  return (
    <CodeField
      kind="publication"
      label={t("result.fields.publication_number")}
      name="record.publication_number"
      value={value.publication_number ?? ""}
      ownName={view?.record.title}
      onChange={(number) => change({ publication_number: number || null })}
    />
  );
}

function OtherNumbers({ value, change }: Props) {
  const { t } = useTranslation();
  return (
    <TagsField wide label={t("result.fields.other_numbers")} name="record.other_numbers" hint={t("result.hints.numbers")} value={value.other_numbers ?? []} onChange={(other_numbers) => change({ other_numbers })} />
  );
}

function Tags({ value, change }: Props) {
  const { t } = useTranslation();
  return <TagsField label={t("result.fields.tags")} name="record.tags" hint={t("result.hints.tags")} value={value.tags ?? []} onChange={(tags) => change({ tags })} />;
}
