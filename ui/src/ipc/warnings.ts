// What should be known of what was done: kept until somebody has read it.
import { useSyncExternalStore } from "react";
import type { Warning } from "./bindings";
import { rpc } from "./rpc";

let waiting: readonly Warning[] = [];
const hearers = new Set<() => void>();

function set(next: readonly Warning[]) {
  waiting = next;
  for (const hear of hearers) hear();
}

const subscribe = (hear: () => void) => {
  hearers.add(hear);
  return () => hearers.delete(hear);
};

/** Fetches what the session has to say; of two that are alike one is enough. */
export function lookForWarnings(): void {
  rpc("warnings_take", {})
    .then((warnings) => {
      const fresh = warnings.filter(({ code }) => !waiting.some((known) => known.code === code));
      if (fresh.length > 0) set([...waiting, ...fresh]);
    })
    .catch(() => undefined);
}

/** Those that nobody has read yet. */
export const useWarnings = (): readonly Warning[] => useSyncExternalStore(subscribe, () => waiting);

/** Somebody has read it. */
export const warningRead = (warning: Warning): void => set(waiting.filter((other) => other !== warning));
