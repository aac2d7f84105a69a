// The guideline rate tables and their versions.
import { PercentageOutlined } from "@ant-design/icons";
import type { Feature } from "@/shared/feature";
import { page } from "@/shared/page";

export const pages = [page("/rates", () => import("./RatesPage"))];

export const feature: Feature = {
  rail: { words: "rates.rail", to: "/rates", icon: <PercentageOutlined /> },
  acts: [{ words: "rates.acts.issue", go: { to: "/rates", search: { id: "new" } } }],
};
