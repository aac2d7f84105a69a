// A text in which pieces stand out.
import type { FoundPiece } from "@/ipc";

/** A text with the pieces that were sought in bold. */
export function Marked({ text, pieces = [] }: { text: string; pieces?: readonly FoundPiece[] | undefined }) {
  const signs = [...text];
  const parts = pieces.flatMap(({ from, to }, index) => [signs.slice(pieces[index - 1]?.to ?? 0, from).join(""), <b key={from}>{signs.slice(from, to).join("")}</b>]);
  return (
    <>
      {parts}
      {signs.slice(pieces.at(-1)?.to ?? 0).join("")}
    </>
  );
}
