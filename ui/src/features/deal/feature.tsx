// The deals: the board, one deal with its terms, contract and money, and the quick log.
import { ProjectOutlined } from "@ant-design/icons";
import { rpc } from "@/ipc";
import { finder, type Feature } from "@/shared/feature";
import { page } from "@/shared/page";
import { openQuickLog } from "@/shared/quickLog";

export const pages = [page("/deals", () => import("./DealsPage")), page("/deals/$id", () => import("./DealPage"))];

export const feature: Feature = {
  rail: { words: "deal.rail", to: "/deals", icon: <ProjectOutlined /> },
  commands: [{ words: "deal.commands.log", go: () => openQuickLog() }],
  finder: finder("deal.found", "deal_list", (search) => ({ search }), ({ deals }, t) =>
    deals.map(({ id, title, stage }) => ({ key: id, title, more: t(`deal.stages.${stage}`), go: { to: "/deals/$id", params: { id } } }))),
  bin: { kind: "deal", name: "deal.binned", restore: (id) => rpc("deal_restore", { id }) },
};
