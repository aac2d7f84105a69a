// What is said of a result.
import { AutoComplete, Segmented, Select } from "antd";
import { useTranslation } from "react-i18next";
import { RESEARCH_RESULT_FIELDS, RESULT_FACETS } from "@/ipc";
import { Amount, Checked, CodeField, Field, MoneyField, REST, useDoubts, type FieldsProps, type RecordKind, type RecordPart } from "@/shared";
import { Finishers } from "./Finishers";
import { Grant, Granted } from "./Grant";
import { OwnerField } from "./OwnerField";

type Props = FieldsProps<"result">;
type Part = RecordPart<"result">;

export const BASIC: Part = {
  fields: [
    { key: "owner_unit", Edit: OwnerField, show: ({ owner_name }) => owner_name },
    { key: "asking_amount", Edit: PriceField, show: ({ asking_amount: price }) => price && <Price amount={price} /> },
    { key: "trl", Edit: Trl },
    { key: "is_service_result", Edit: ServiceField, show: ({ is_service_result: is }) => (is == null ? null : <YesOrNo is={is} />) },
    { key: "industry", hint: "result.hints.industry" },
    { key: "region", hint: "result.hints.region" },
    REST,
    { key: "funding", wide: true },
    { key: "summary", wide: true, rows: 3 },
  ],
};

export const RIGHTS: Part = {
  title: "result.parts.rights",
  fields: [
    { key: "application_number", Edit: NumberField, show: ({ application_number: code }, { findings }) => code && <Checked code={code} finding={findings.application_number} words /> },
    { key: "publication_number", Edit: PublicationField, show: ({ publication_number: code }, { findings }) => code && <Checked code={code} finding={findings.publication_number} words /> },
    { key: "patent_kind", Edit: KindField },
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
  fresh: { title: "" },
  title: "title",
  catalogue: RESEARCH_RESULT_FIELDS,
  parts: [BASIC, RIGHTS, { title: "result.parts.people", fields: [{ key: "finishers", Edit: Finishers }, ...NOTE.fields] }],
};

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
      <Segmented
        block
        value={is == null ? "unknown" : is ? "yes" : "no"}
        onChange={(next) => change({ is_service_result: next === "unknown" ? null : next === "yes" })}
        options={(["yes", "no", "unknown"] as const).map((key) => ({ value: key, label: t(`shared.${key}`) }))}
      />
    </Field>
  );
}

function NumberField({ value, change, view }: Props) {
  const { t } = useTranslation();
  return (
    <CodeField
      kind="application"
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

const KINDS = ["invention", "utility", "design", "software"] as const;

function KindField({ value, change }: Props) {
  const { t } = useTranslation();
  return (
    <Field label={t("result.fields.patent_kind")} name="record.patent_kind">
      <AutoComplete value={value.patent_kind ?? ""} onChange={(kind: string) => change({ patent_kind: kind || null })} options={KINDS.map((kind) => ({ value: t(`result.kinds.${kind}`) }))} />
    </Field>
  );
}

function OtherNumbers({ value, change }: Props) {
  const { t } = useTranslation();
  return (
    <Field label={t("result.fields.other_numbers")} name="record.other_numbers" wide hint={t("result.hints.numbers")}>
      <Select mode="tags" open={false} suffixIcon={null} value={value.other_numbers ?? []} onChange={(other_numbers: string[]) => change({ other_numbers })} />
    </Field>
  );
}
