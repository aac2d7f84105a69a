// The statements: drafts, submitted, withdrawn.
import { AuditOutlined } from "@ant-design/icons";
import type { Feature, Means } from "@/shared/feature";
import { page } from "@/shared/page";

export const pages = [page("/statements", () => import("./StatementsPage"))];

export const feature: Feature = {
  rail: { words: "statement.rail", to: "/statements", icon: <AuditOutlined /> },
  acts: [{ words: "statement.acts.new", go: { to: "/statements", search: { id: "new" } } }, { words: "statement.acts.statements", go: ({ exportRegister }: Means) => void exportRegister({ register: "statements" }) }],
  finds: [{ kind: "statement", heading: "statement.found", go: (id) => ({ to: "/statements", search: { id } }) }],
};
