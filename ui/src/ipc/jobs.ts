// Long commands: they belong to the session, so that every screen finds them, and one that was left finds them again.
import { useEffect, useMemo, useSyncExternalStore } from "react";
import type { Job, JobCommand, JobTold } from "./bindings";
import { failureOf, type Failure } from "./failure";
import { rpc, type Answer, type Request } from "./rpc";

/** A job of one command. */
export type JobOf<C extends JobCommand> = { id: number; command: C; request: Request<C> } & (
  | { state: "running"; per_mille: number; rows: number }
  | { state: "done"; answer: Answer<C> }
  | { state: "failed"; failure: Failure }
);

/** A job of any of them. */
export type AnyJob = { [C in JobCommand]: JobOf<C> }[JobCommand];

let jobs: readonly AnyJob[] = [];
/** Those whose outcome a screen has shown. */
const seen = new Set<number>();
const hearers = new Set<() => void>();

function set(next: readonly AnyJob[]) {
  jobs = next;
  for (const hear of hearers) hear();
}

const subscribe = (hear: () => void) => {
  hearers.add(hear);
  return () => hearers.delete(hear);
};

const read = (job: Job) => (job.state === "failed" ? { ...job, failure: failureOf(job.failure) } : job) as AnyJob;

/** Asks the session which jobs it has. */
async function look() {
  const { jobs } = await rpc("job_list", {});
  set(jobs.map(read));
}

/** Finds the jobs of a session whose page was loaded anew. */
export function lookForJobs(): void {
  look().catch(() => undefined);
}

/** Takes what the session says of a job. */
export function jobTold({ id, per_mille, rows, has_ended }: JobTold): void {
  if (has_ended || !jobs.some((job) => job.id === id)) lookForJobs();
  else set(jobs.map((job) => (job.id === id && job.state === "running" ? { ...job, per_mille, rows } : job)));
}

/** Begins a long command; what becomes of it is said by `useJob`, on whatever screen. */
export async function startJob<C extends JobCommand>(command: C, request: Request<C>): Promise<void> {
  await rpc("job_start", { command, request });
  await look();
}

/** Stops a job with nothing half done. */
export const cancelJob = (id: number): void => void rpc("job_cancel", { id }).catch(() => undefined);

/** Forgets a job that has ended: its outcome was taken. */
export function forgetJob(id: number): void {
  set(jobs.filter((job) => job.id !== id || job.state === "running"));
  void rpc("job_forget", { id }).catch(() => undefined);
}

/** Every job of the session. */
export const useJobs = (): readonly AnyJob[] => useSyncExternalStore(subscribe, () => jobs);

/** Those that run, and those that have ended while no screen showed it. */
export const useJobsToShow = (): readonly AnyJob[] => useJobs().filter(({ id, state }) => state === "running" || !seen.has(id));

/** The latest job of a command, for the screen that shows its outcome. */
export function useJob<C extends JobCommand>(command: C): JobOf<C> | undefined {
  const all = useJobs();
  const job = useMemo(() => all.findLast((job): job is AnyJob & JobOf<C> => job.command === command), [all, command]);
  const ended = job && job.state !== "running" ? job.id : undefined;
  useEffect(() => {
    if (ended !== undefined && !seen.has(ended)) {
      seen.add(ended);
      set([...jobs]);
    }
  }, [ended]);
  return job;
}
