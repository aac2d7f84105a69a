// Which versions follow each other.
import type { RateTableView } from "@/ipc";

/** The versions of one table: same name, issuer and region. */
export interface Series {
  key: string;
  name: string;
  issuer: string;
  region: string;
  /** Newest first. */
  versions: RateTableView[];
}

/** The versions by series, in the order of the list. */
export function seriesOf(tables: readonly RateTableView[]): Series[] {
  const all: Series[] = [];
  for (const view of tables) {
    const { name, issuer, region } = view.table;
    const key = JSON.stringify([name, issuer, region]);
    const known = all.find((series) => series.key === key);
    if (known) known.versions.push(view);
    else all.push({ key, name, issuer, region, versions: [view] });
  }
  for (const { versions } of all) versions.sort((one, other) => other.table.effective_from.localeCompare(one.table.effective_from));
  return all;
}

/** How a version stands on a day. */
export function standOf({ table, ends_on }: RateTableView, today: string | undefined): "future" | "now" | "past" {
  if (!today) return "now";
  if (table.effective_from > today) return "future";
  return ends_on && ends_on < today ? "past" : "now";
}
