// The system's dialog for saving.
import { rpc, type Failure, type FileChoose } from "@/ipc";
import { isMasked } from "./mask";
import { sentenceOf } from "./say";

/** Asks where to save; null where the dialog was closed. While the desk is hidden nothing leaves it either, and that is said. */
export async function chooseSave(request: Omit<FileChoose, "purpose">): Promise<string | null> {
  if (isMasked()) {
    throw { code: "masked", field: "", message: sentenceOf("shared.masked"), is_breakage: false } satisfies Failure;
  }
  const { path } = await rpc("file_choose", { purpose: "save", ...request });
  return path;
}
