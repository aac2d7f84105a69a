// What stands where on the board, apart from how it is drawn.
import { STAGES, type DealRow, type Stage } from "@/ipc";
import { daysBetween } from "@/shared/format";

/** The columns of the board, each with the stages that it gathers. */
export const COLUMNS = [
  { key: "lead", stages: ["P00", "P01"] },
  { key: "evaluation", stages: ["P02", "P03", "P04"] },
  { key: "mandate", stages: ["P05", "P06"] },
  { key: "matching", stages: ["P07"] },
  { key: "negotiation", stages: ["P08", "P08T", "P09"] },
  { key: "signing", stages: ["P10", "P11"] },
  { key: "performance", stages: ["P12", "P13"] },
  { key: "settlement", stages: ["P14", "P15", "P16"] },
  { key: "followup", stages: ["P17"] },
  { key: "closed", stages: ["P18"] },
] as const satisfies readonly { key: string; stages: readonly Stage[] }[];

export type ColumnKey = (typeof COLUMNS)[number]["key"];

export interface BoardColumn {
  key: ColumnKey;
  first: Stage;
  stages: readonly Stage[];
  deals: DealRow[];
}

/** The deals by column; within one by stage, then by the next day, those without a day last. */
export function boardOf(deals: readonly DealRow[]): BoardColumn[] {
  const rank = (deal: DealRow) => `${STAGES.indexOf(deal.stage).toString().padStart(2, "0")} ${deal.next_on ?? "9999"}`;
  return COLUMNS.map(({ key, stages }) => ({
    key,
    first: stages[0],
    stages,
    deals: deals
      .filter((deal) => (stages as readonly Stage[]).includes(deal.stage))
      .sort((one, other) => rank(one).localeCompare(rank(other))),
  }));
}

/** The stage after or before on the path; a trial is a side road that one enters on purpose. */
export function stageBeside(stage: Stage, step: 1 | -1): Stage | undefined {
  const path = STAGES.filter((other) => other !== "P08T" || stage === "P08T");
  return path[path.indexOf(stage) + step];
}

/** How long a deal has stood in its stage: up to a month, up to two, longer. */
export type Age = "fresh" | "old" | "stale";

export function ageOf({ stage, since }: Pick<DealRow, "stage" | "since">, today: string | undefined): Age {
  if (stage === "P18" || !today) return "fresh";
  const days = daysBetween(since, today);
  return days > 60 ? "stale" : days > 30 ? "old" : "fresh";
}

/** An action whose day lies before today is overdue; a closed deal has none. */
export const isOverdue = (deal: Pick<DealRow, "stage" | "next_on">, today: string | undefined) =>
  deal.stage !== "P18" && !!deal.next_on && !!today && deal.next_on < today;
