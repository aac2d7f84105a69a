// Everyone whom the desk deals with: enterprises, universities, firms, offices.
import { BankOutlined } from "@ant-design/icons";
import { rpc } from "@/ipc";
import type { Feature, Means } from "@/shared/feature";
import { page } from "@/shared/page";

export const pages = [page("/organisations", () => import("./OrganisationsPage"))];

export const feature: Feature = {
  rail: { words: "organisation.rail", to: "/organisations", icon: <BankOutlined /> },
  acts: [{ words: "organisation.acts.new", go: { to: "/organisations", search: { id: "new" } } }, { words: "organisation.acts.export", go: ({ exportList }: Means) => void exportList("organisations") }],
  finds: [{ kind: "organisation", heading: "organisation.found", go: (id) => ({ to: "/organisations", search: { id } }) }],
  bin: { kind: "organisation", name: "organisation.binned", restore: (id) => rpc("organisation_restore", { id }) },
};
