import { i18n } from "@/i18n";
import { rpc, type Failure, type FileChoose } from "@/ipc";
import { isMasked } from "./mask";

/** Asks where to save; null where the dialog was closed. While the desk is hidden nothing leaves it either, and that is said. */
export async function chooseSave(request: Omit<FileChoose, "purpose">): Promise<string | null> {
  if (isMasked()) {
    const message = { zh: i18n.getFixedT("zh-CN")("shared.masked"), en: i18n.getFixedT("en")("shared.masked") };
    throw { code: "masked", field: "", message } satisfies Failure;
  }
  const { path } = await rpc("file_choose", { purpose: "save", ...request });
  return path;
}
