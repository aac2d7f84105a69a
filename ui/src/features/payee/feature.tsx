// Who receives parts of commissions.
import type { Feature } from "@/shared/feature";
import { page } from "@/shared/page";

export const pages = [page("/payees", () => import("./PayeesPage"))];

export const feature: Feature = {
  acts: [
    { words: "payee.acts.list", go: { to: "/payees" } },
    { words: "payee.acts.new", go: { to: "/payees", search: { id: "new" } } },
  ],
  finds: [{ kind: "payee", heading: "payee.found", go: (id) => ({ to: "/payees", search: { id } }) }],
};
