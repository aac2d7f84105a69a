// Who receives parts of commissions.
import type { Feature } from "@/shared/feature";
import { page } from "@/shared/page";

export const pages = [page("/payees", () => import("./PayeesPage"))];

export const feature: Feature = {
  commands: [{ words: "payee.commands.list", go: { to: "/payees" } }],
  finds: [{ kind: "payee", heading: "payee.found", go: (id) => ({ to: "/payees", search: { id } }) }],
};
