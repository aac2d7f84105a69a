// What the shell says unasked: what changed, and how far a job is.
import { listen } from "@tauri-apps/api/event";
import type { Told } from "./bindings";
import { jobTold, lookForJobs } from "./jobs";
import { queryClient } from "./query";
import { isShown } from "./shows";
import { lookForWarnings } from "./warnings";

const hear = <E extends keyof Told>(event: E, take: (told: Told[E]) => void) => void listen<Told[E]>(event, ({ payload }) => take(payload));

/** Listens to the shell: what shows a change is asked again, and jobs are followed. */
export function listenToShell(): void {
  hear("changed", (changes) => {
    void queryClient.invalidateQueries({ predicate: ({ queryKey: [command, request] }) => isShown(String(command), request, changes) });
  });
  hear("job", jobTold);
  hear("warned", lookForWarnings);
  lookForJobs();
  lookForWarnings();
}
