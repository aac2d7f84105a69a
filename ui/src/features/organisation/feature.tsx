// Everyone whom the desk deals with: enterprises, universities, firms, offices.
import { BankOutlined } from "@ant-design/icons";
import { rpc } from "@/ipc";
import { finder, FOUND_LIMIT, type Feature } from "@/shared/feature";
import { page } from "@/shared/page";

export const pages = [page("/organisations", () => import("./OrganisationsPage"))];

export const feature: Feature = {
  rail: { words: "organisation.rail", to: "/organisations", icon: <BankOutlined /> },
  commands: [{ words: "organisation.commands.new", go: { to: "/organisations", search: { id: "new" } } }],
  finder: finder("organisation.found", "organisation_page", (search) => ({ search, offset: 0, limit: FOUND_LIMIT }), ({ rows }, t) =>
    rows.map(({ id, record }) => ({
      key: id,
      title: record.name,
      more: (record.roles ?? []).map((role) => t(`organisation.kinds.${role}`)).join(" · "),
      go: { to: "/organisations", search: { id } },
    }))),
  bin: { kind: "organisation", name: "organisation.binned", restore: (id) => rpc("organisation_restore", { id }) },
};
