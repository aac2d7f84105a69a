// Everyone whom the desk deals with.
import { useTranslation } from "react-i18next";
import { ORGANISATION_FACETS, ORGANISATION_FIELDS, type OrganisationView, type Role } from "@/ipc";
import { Checked, ListPage, type Column, type RecordKind } from "@/shared";
import textCss from "@/shared/text.module.css";
import { PARTS, Roles } from "./fields";

const ORGANISATION: RecordKind<"organisation"> = {
  area: "organisation",
  list: "organisations",
  facets: ORGANISATION_FACETS,
  facetWord: (facet, value, t) => (facet === "roles" ? t(`organisation.kinds.${value as Role}`) : undefined),
  fresh: { name: "", roles: ["enterprise"] },
  title: "name",
  catalogue: ORGANISATION_FIELDS,
  parts: PARTS,
};

export default function OrganisationsPage() {
  const { t } = useTranslation();
  const columns: Column<OrganisationView>[] = [
    { key: "name", order: "name", title: t("organisation.fields.name"), width: "minmax(9.5rem, 2fr)", cell: ({ record }) => record.name },
    {
      key: "roles",
      title: t("organisation.fields.roles"),
      width: "minmax(7.5rem, 1fr)",
      cell: ({ record }) => <Roles roles={record.roles} />,
    },
    { key: "code", title: t("organisation.fields.code"), width: "minmax(11rem, 1fr)", cell: (row) => <Checked code={row.record.code} finding={row.findings.code} /> },
    { key: "region", title: t("organisation.fields.region"), width: "minmax(4rem, 1fr)", cell: ({ record, names }) => names.region ?? record.region },
    { key: "contact", title: t("organisation.fields.contact_person"), width: "minmax(6rem, 1.2fr)", cell: ({ record }) => record.contacts?.[0]?.name },
    { key: "phone", title: t("organisation.fields.contact_phone"), width: "7rem", cell: ({ record }) => <span className={textCss.figure}>{record.contacts?.[0]?.phone}</span> },
  ];
  return <ListPage kind={ORGANISATION} columns={columns} />;
}
