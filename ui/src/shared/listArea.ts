// The area whose records a list holds: under it stand their words.
import type { ListKind } from "@/ipc";

export const LIST_AREA = { results: "result", organisations: "organisation" } as const satisfies Record<ListKind, string>;
