// Everyone whom the desk deals with.
import { useTranslation } from "react-i18next";
import type { OrganisationView } from "@/ipc";
import { Checked, ListPage, Tag, type Column } from "@/shared";
import textCss from "@/shared/text.module.css";
import { ORGANISATION, Roles } from "./fields";
import { OrganisationSheet } from "./OrganisationSheet";

const WITH_SHEET = { ...ORGANISATION, Facts: OrganisationSheet };

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
    { key: "region", order: "region", title: t("organisation.fields.region"), width: "minmax(4rem, 1fr)", cell: ({ record, names }) => names.region ?? record.region },
    { key: "industry", title: t("organisation.fields.industry"), width: "minmax(5rem, 1fr)", cell: ({ record, names }) => names.industry ?? record.industry },
    { key: "contact", title: t("organisation.fields.contact_person"), width: "minmax(6rem, 1.2fr)", cell: ({ record }) => record.contacts?.[0]?.name },
    { key: "phone", title: t("organisation.fields.contact_phone"), width: "7rem", cell: ({ record }) => <span className={textCss.figure}>{record.contacts?.[0]?.phone}</span> },
    { key: "tags", title: t("organisation.fields.tags"), width: "minmax(5rem, 1fr)", isExtra: true, cell: ({ record }) => record.tags?.map((tag) => <Tag key={tag} holds>{tag}</Tag>) },
    { key: "list_code", title: t("organisation.fields.list_code"), width: "minmax(5rem, 1fr)", isExtra: true, cell: ({ record }) => record.list_code },
    { key: "address", title: t("organisation.fields.address"), width: "minmax(6rem, 1.5fr)", isExtra: true, cell: ({ record }) => record.address },
    { key: "supervisor", title: t("organisation.fields.supervisor"), width: "minmax(6rem, 1fr)", isExtra: true, cell: ({ record }) => record.supervisor },
  ];
  return <ListPage kind={WITH_SHEET} columns={columns} />;
}
