// The system's dialog for saving.
import { rpc, type Failure, type FileChoose } from "@/ipc";
import { isMasked } from "./mask";
import { sentenceOf } from "./say";

/** A name that every system takes, for one that a desk or a payee gave: no sign that parts a path or stands for others, nor too long with its ending. */
export function fileName(proposed: string): string {
  const [, stem, ending] = /^(.*?)(\.\w+)?$/su.exec(proposed)!;
  // A name is at most 255 bytes, and a Chinese character is three of them.
  const short = [...stem!.replace(/[\\/:*?"<>|\p{Cc}]/gu, "-").trim().replace(/^\.+/u, "")].slice(0, 60).join("");
  return (short || "-") + (ending ?? "");
}

/** While the desk is hidden nothing leaves it. */
export function refuseMasked(): void {
  if (isMasked()) throw { code: "masked", field: "", message: sentenceOf("shared.masked"), is_breakage: false } satisfies Failure;
}

/** Asks where to save; null where the dialog was closed. While the desk is hidden nothing leaves it either, and that is said. */
export async function chooseSave(request: Omit<FileChoose, "purpose">): Promise<string | null> {
  refuseMasked();
  const name = request.default_name === undefined ? {} : { default_name: fileName(request.default_name) };
  const { path } = await rpc("file_choose", { purpose: "save", ...request, ...name });
  return path;
}
