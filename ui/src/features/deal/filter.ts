// What the deals are narrowed down to, as the address holds it.
import type { DealOnly } from "@/ipc";
import type { Narrowed } from "@/shared/page";

const FIELDS = ["stage", "next", "region", "industry", "payee", "contract"] as const satisfies (keyof DealOnly)[];

export type Filter = (typeof FIELDS)[number];

/** The same as the desk is asked for it; whatever else an address holds is left out. */
export function onlyOf(only: Narrowed): DealOnly {
  return Object.fromEntries(FIELDS.flatMap((field) => (only[field]?.length ? [[field, [...only[field]]]] : [])));
}
