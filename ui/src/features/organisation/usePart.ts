// A page of what belongs to an organisation.
import { useState } from "react";
import { useAsk, type Answer } from "@/ipc";

const SIZE = 50;

type PartCommand = "organisation_notes" | "organisation_deals" | "organisation_results" | "organisation_contracts";

/** The page that is shown, and the turning of pages. */
export function usePart<C extends PartCommand>(command: C, id: string) {
  const [page, setPage] = useState(1);
  const { data, error, refetch } = useAsk<PartCommand>(command, { id, offset: (page - 1) * SIZE, limit: SIZE }, { keep: true });
  return { data: data as Answer<C> | undefined, error, retry: () => void refetch(), pages: { page, size: SIZE, onPage: setPage } };
}
