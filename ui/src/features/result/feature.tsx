// The research results on offer.
import { ExperimentOutlined } from "@ant-design/icons";
import { rpc } from "@/ipc";
import type { Feature, Means } from "@/shared/feature";
import { page } from "@/shared/page";

export const pages = [page("/results", () => import("./ResultsPage"))];

export const feature: Feature = {
  rail: { words: "result.rail", to: "/results", icon: <ExperimentOutlined /> },
  acts: [{ words: "result.acts.new", go: { to: "/results", search: { id: "new" } } }, { words: "result.acts.export", go: ({ exportList }: Means) => void exportList("results") }],
  finds: [{ kind: "result", heading: "result.found", go: (id) => ({ to: "/results", search: { id } }) }],
  bin: { kind: "result", name: "result.binned", restore: (id) => rpc("result_restore", { id }) },
};
