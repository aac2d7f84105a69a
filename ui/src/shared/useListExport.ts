import { useTranslation } from "react-i18next";
import { rpc, type ListKind } from "@/ipc";
import { useAppearance } from "./appearance";
import { chooseSave } from "./chooseSave";
import { useNotify } from "./notify";

/** Saves a list where the user says, in the layout that imports unchanged. */
export function useListExport(list: ListKind, said: (count: number, file: string) => string) {
  const { t } = useTranslation();
  const { language } = useAppearance();
  const notify = useNotify();
  return async () => {
    const title = t(`${list}.export`);
    try {
      const filters = [{ name: "Excel", extensions: ["xlsx"] }, { name: "CSV", extensions: ["csv"] }];
      const path = await chooseSave({ title, filters, default_name: `${t(`app.rail.${list}`)}.xlsx` });
      if (path === null) return;
      // The system's dialog has asked already whether another file may be replaced.
      const written = await rpc("list_export", { list, file: path, overwrite: true, language: language === "en" ? "en" : "zh" });
      notify.done(said(written.rows, written.file), { canUndo: false });
    } catch (error) {
      notify.failed(error);
    }
  };
}
