// Lists that come in from spreadsheets.
import { ImportOutlined } from "@ant-design/icons";
import type { Feature } from "@/shared/feature";
import { page } from "@/shared/page";

export const pages = [page("/import", () => import("./ImportPage"))];

export const feature: Feature = {
  rail: { words: "list.rail", to: "/import", icon: <ImportOutlined /> },
  commands: [
    { words: "list.commands.results", go: { to: "/import", search: { list: "results" } } },
    { words: "list.commands.organisations", go: { to: "/import", search: { list: "organisations" } } },
  ],
  jobs: [{ command: "import_run", place: { to: "/import" } }],
};
