// The deals of the board: of each stage the first, and more of them when they are asked for.
import { keepPreviousData, useQueries } from "@tanstack/react-query";
import { useState } from "react";
import { ask, STAGES, type DealOnly, type DealRow, type StageCount } from "@/ipc";

/** So many cards of a stage are shown at first, and so many more each time. */
const STEP = 20;
/** A stage shows no more cards than this: what stands behind them is found by the search, or in the table. */
const MOST = 500;

/** What the board shows, asked for stage by stage. */
export function useBoard(asked: { search: string; only: DealOnly }, perStage: readonly StageCount[] | undefined) {
  const [shown, setShown] = useState<Record<string, number>>({});
  const counts = new Map(perStage?.map(({ stage, count }) => [stage, count]));
  const stages = STAGES.filter((stage) => counts.has(stage));
  const limitOf = (stage: string) => shown[stage] ?? STEP;
  const queries = stages.map((stage) => ({ ...ask("deal_list", { ...asked, stage, offset: 0, limit: limitOf(stage) }), placeholderData: keepPreviousData }));
  const answers = useQueries({ queries });
  const isThere = perStage !== undefined && answers.every(({ data }) => data !== undefined);
  const deals: DealRow[] = answers.flatMap(({ data }) => data?.deals ?? []);
  return {
    deals: isThere ? deals : undefined,
    /** How many deals the stages of a column have. */
    countOf: (of: readonly string[]) => of.reduce((sum, stage) => sum + (counts.get(stage as DealRow["stage"]) ?? 0), 0),
    /** Shows more of the column's stages; none where there are none, or enough stand there. */
    moreOf: (of: readonly string[]) => {
      const longer = stages.filter((stage) => of.includes(stage) && limitOf(stage) < Math.min(MOST, counts.get(stage) ?? 0));
      if (longer.length === 0) return undefined;
      return () => setShown((now) => ({ ...now, ...Object.fromEntries(longer.map((stage) => [stage, Math.min(MOST, limitOf(stage) + STEP)])) }));
    },
    failure: answers.find(({ error }) => error)?.error ?? null,
  };
}

export type BoardDeals = ReturnType<typeof useBoard>;
