// The deals: the board, one deal with its terms, contract and money, and what is done to a deal from anywhere.
import { ProjectOutlined } from "@ant-design/icons";
import { rpc } from "@/ipc";
import type { Feature } from "@/shared/feature";
import { page } from "@/shared/page";
import { ON_DEALS, ON_LISTS } from "./acts";

export const pages = [page("/deals", () => import("./DealsPage")), page("/deals/$id", () => import("./DealPage"))];

export const feature: Feature = {
  rail: { words: "deal.rail", to: "/deals", icon: <ProjectOutlined /> },
  acts: [...ON_DEALS, { words: "deal.acts.new", go: { to: "/deals", search: { id: "new" } } }, ...ON_LISTS],
  finds: [{ kind: "deal", heading: "deal.found", go: (id) => ({ to: "/deals/$id", params: { id } }) }],
  bin: { kind: "deal", name: "deal.binned", restore: (id) => rpc("deal_restore", { id }) },
};
