// What is said of an organisation.
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ORGANISATION_FACETS, ORGANISATION_FIELDS, ROLES, type Role } from "@/ipc";
import { Checked, CodeField, Field, Pick, REST, Tag, TagsField, type FieldsProps, type RecordKind, type RecordPart } from "@/shared";
import { ContactList, Contacts } from "./Contacts";

export const CONTACT: RecordPart<"organisation"> = {
  title: "organisation.parts.contact",
  fields: [{ key: "contacts", wide: true, Edit: Contacts, show: ({ contacts }) => (contacts?.length ? <ContactList contacts={contacts} /> : null) }, { key: "address", wide: true }],
};

export const PARTS: RecordPart<"organisation">[] = [
  {
    fields: [
      { key: "roles", Edit: RolesField, show: ({ roles }) => (roles?.length ? <Roles roles={roles} /> : null) },
      { key: "code", Edit: OrganisationCode, show: ({ code }, { findings }) => code && <Checked code={code} finding={findings.code} words /> },
      { key: "region" },
      { key: "industry" },
    ],
  },
  CONTACT,
  {
    title: "organisation.parts.more",
    fields: [
      REST,
      { key: "list_code" },
      { key: "tags", Edit: Tags, show: ({ tags }) => (tags?.length ? tags.map((tag) => <Tag key={tag} holds>{tag}</Tag>) : null) },
      { key: "note", wide: true, rows: 2 },
    ],
  },
];

export const ORGANISATION: RecordKind<"organisation"> = {
  area: "organisation",
  list: "organisations",
  facets: ORGANISATION_FACETS,
  several: ["roles", "region", "industry", "tags"],
  facetWord: (facet, value, t) => (facet === "roles" ? t(`organisation.kinds.${value as Role}`) : undefined),
  fresh: { name: "", roles: ["enterprise"] },
  title: "name",
  catalogue: ORGANISATION_FIELDS,
  parts: PARTS,
};

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
  const [filled, setFilled] = useState<string>();
  return (
    <CodeField
      kind="organisation"
      filled={filled}
      onSays={({ region, role }) => {
        const hasRoles = (value.roles?.length ?? 0) > 0;
        const fills = { ...(region && !value.region && { region: region.code }), ...(role && !hasRoles && { roles: [role] }) };
        if (Object.keys(fills).length === 0) return;
        change(fills);
        setFilled(t("organisation.filled", { says: [fills.region && region?.written, fills.roles && role && t(`organisation.kinds.${role}`)].filter(Boolean).join(t("organisation.comma")) }));
      }}
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
    <TagsField label={t("organisation.fields.tags")} name="record.tags" hint={t("organisation.hints.tags")} value={value.tags ?? []} onChange={(tags) => change({ tags })} />
  );
}
