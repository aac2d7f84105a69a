// The way from a name to its record, wherever the name stands.
import { Link, type LinkProps } from "@tanstack/react-router";
import { useContext, type ReactNode, type SyntheticEvent } from "react";
import type { Subject } from "@/ipc";
import { Features, type Place } from "./feature";
import linkCss from "./RecordLink.module.css";

type Named = Pick<Subject, "kind" | "id">;

/** Where a record stands: its feature says it. */
export function usePlaceOf(): (record: Named) => Place {
  const finds = useContext(Features).flatMap(({ finds = [] }) => finds);
  return ({ kind, id }) => finds.find((found) => found.kind === kind)?.go(id) ?? { to: "/rates" };
}

/** A press on the name is not one on the row in which it stands. */
const keep = (event: SyntheticEvent) => event.stopPropagation();

/** A record's name as the way to it; the name alone where the desk has no such record. */
export function RecordLink({ kind, id, children }: { kind: Named["kind"]; id: string | null | undefined; children: ReactNode }) {
  const placeOf = usePlaceOf();
  if (!id) return <>{children}</>;
  return (
    <Link {...(placeOf({ kind, id }) as LinkProps)} className={linkCss.name} onClick={keep} onKeyDown={keep} onDoubleClick={keep}>
      {children}
    </Link>
  );
}
