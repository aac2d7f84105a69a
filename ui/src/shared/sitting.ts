// Since when the desk is open in this window: what was done before is taken back only after a question.
import { useEffect, useRef } from "react";
import { useAsk } from "@/ipc";

let begins = 0;

/** The frame of an open desk begins a sitting. */
export function useSitting(): void {
  const { data: desk } = useAsk("desk_status", {});
  const sat = useRef<string>(undefined);
  useEffect(() => {
    if (!desk || sat.current === desk.id) return;
    sat.current = desk.id;
    begins = desk.entries;
  }, [desk]);
}

/** Was this entry of the journal made before the sitting began? */
export const isOfEarlierSitting = (entry: number): boolean => entry <= begins;
