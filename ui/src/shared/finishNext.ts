// What was to be done next is done: the log says so, in the words of what was planned.
import type { TFunction } from "i18next";
import { rpc, type NextActionFields } from "@/ipc";

/** Logs what was planned as done, and says what comes next; where its words are erased, there is nothing to log. */
export function finishNext(of: "deal" | "organisation", id: string, what: string | null | undefined, t: TFunction, next: NextActionFields | null = null): Promise<unknown> {
  if (!what) return of === "deal" ? rpc("next_action_set", { id, next }) : rpc("organisation_next_action_set", { id, next });
  const done = { id, text: t("deal.nextDid", { what }), next, finishes_next: true };
  return of === "deal" ? rpc("note_log", done) : rpc("organisation_log", done);
}
