// The rows of the search palette.
import type { FoundPiece } from "@/ipc";
import type { ActOn, Place } from "@/shared/feature";

/** A row: a record, a screen, or something that can be begun. */
export interface Choice {
  key: string;
  title: string;
  /** The pieces of the title that were typed. */
  pieces?: readonly FoundPiece[];
  /** In what it was found, and what tells it from others. */
  more?: string;
  morePieces?: readonly FoundPiece[];
  /** The key that does the same. */
  sign?: string;
  /** Where it leads, what it does, or what is done to the record that is named next. */
  go: Place | (() => void) | ActOn;
}

export interface Group {
  name: string;
  choices: Choice[];
  /** How many more there are. */
  left: number;
  /** There are still more than that. */
  isCut?: boolean;
}

/** An action that asks for its record next. */
export const asksForRecord = (go: Choice["go"]): go is ActOn => typeof go === "object" && "on" in go;
