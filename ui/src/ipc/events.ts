// What the shell says unasked: what changed, and how far a long command is.
import { listen } from "@tauri-apps/api/event";
import { useSyncExternalStore } from "react";
import { queryClient } from "./query";

/** How far the running long command has come. */
export interface Progress {
  /** Done, of a thousand. */
  per_mille: number;
  rows: number;
}

let progress: Progress | null = null;
const hearers = new Set<() => void>();

function setProgress(next: Progress | null) {
  progress = next;
  for (const hear of hearers) hear();
}

/** Listens to the shell: what changed is asked again, and progress is kept. */
export function listenToShell(): void {
  void listen("changed", () => {
    void queryClient.invalidateQueries();
  });
  void listen<Progress | null>("progress", (event) => setProgress(event.payload));
}

/** How far the running long command has come, if one is running. */
export function useProgress(): Progress | null {
  return useSyncExternalStore(
    (hear) => {
      hearers.add(hear);
      return () => hearers.delete(hear);
    },
    () => progress,
  );
}
