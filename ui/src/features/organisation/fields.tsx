// What is said of an organisation.
import { Select } from "antd";
import { useTranslation } from "react-i18next";
import { ROLES, type Role } from "@/ipc";
import { Checked, CodeField, Field, Pick, REST, Tag, type FieldsProps, type RecordPart } from "@/shared";
import { ContactList, Contacts } from "./Contacts";

export const PARTS: RecordPart<"organisation">[] = [
  {
    fields: [
      { key: "roles", Edit: RolesField, show: ({ roles }) => (roles?.length ? <Roles roles={roles} /> : null) },
      { key: "code", Edit: OrganisationCode, show: ({ code }, { findings }) => code && <Checked code={code} finding={findings.code} words /> },
      { key: "region" },
      { key: "industry" },
    ],
  },
  {
    title: "organisation.parts.contact",
    fields: [{ key: "contacts", wide: true, Edit: Contacts, show: ({ contacts }) => (contacts?.length ? <ContactList contacts={contacts} /> : null) }, { key: "address", wide: true }],
  },
  {
    title: "organisation.parts.more",
    fields: [
      REST,
      { key: "list_code" },
      { key: "tags", Edit: Tags, show: ({ tags }) => (tags?.length ? tags.map((tag) => <Tag key={tag}>{tag}</Tag>) : null) },
      { key: "note", wide: true, rows: 2 },
    ],
  },
];

/** What an organisation is, each as a tag. */
export function Roles({ roles }: { roles: readonly Role[] | undefined }) {
  const { t } = useTranslation();
  return roles?.map((role) => <Tag key={role}>{t(`organisation.kinds.${role}`)}</Tag>);
}

function RolesField({ value, change }: FieldsProps<"organisation">) {
  const { t } = useTranslation();
  return (
    <Field label={t("organisation.fields.roles")} name="record.roles">
      <Pick
        mode="multiple"
        value={value.roles ?? []}
        onChange={(roles: Role[]) => change({ roles })}
        options={ROLES.map((role) => ({ value: role, label: t(`organisation.kinds.${role}`) }))}
      />
    </Field>
  );
}

function OrganisationCode({ value, change, view }: FieldsProps<"organisation">) {
  const { t } = useTranslation();
  return (
    <CodeField
      kind="organisation"
      label={t("organisation.fields.code")}
      name="record.code"
      value={value.code ?? ""}
      ownName={view?.record.name}
      onChange={(code) => change({ code: code || null })}
    />
  );
}

function Tags({ value, change }: FieldsProps<"organisation">) {
  const { t } = useTranslation();
  return (
    <Field label={t("organisation.fields.tags")} name="record.tags" hint={t("organisation.hints.tags")}>
      <Select mode="tags" open={false} suffixIcon={null} value={value.tags ?? []} onChange={(tags: string[]) => change({ tags })} />
    </Field>
  );
}
