// Lists that come in from spreadsheets.
import { ImportOutlined } from "@ant-design/icons";
import type { Feature } from "@/shared/feature";
import { page } from "@/shared/page";

export const pages = [page("/import", () => import("./ImportPage"))];

export const feature: Feature = {
  rail: { words: "list.rail", to: "/import", icon: <ImportOutlined /> },
  acts: [
    { words: "list.acts.results", go: { to: "/import", search: { list: "results" } } },
    { words: "list.acts.organisations", go: { to: "/import", search: { list: "organisations" } } },
  ],
  jobs: [{ command: "import_run", place: { to: "/import" } }],
};
