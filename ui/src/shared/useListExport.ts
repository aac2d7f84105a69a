// Saving a list as a file.
import { useTranslation } from "react-i18next";
import { rpc, type ListKind } from "@/ipc";
import { useAppearance } from "./appearance";
import { chooseSave } from "./chooseSave";
import { LIST_AREA } from "./listArea";
import { useNotify } from "./notify";

/** Saves a list where the user says, in the layout that imports unchanged. */
export function useListExport() {
  const { t } = useTranslation();
  const { language } = useAppearance();
  const notify = useNotify();
  return async (list: ListKind) => {
    try {
      const filters = [{ name: "Excel", extensions: ["xlsx"] }, { name: "CSV", extensions: ["csv"] }];
      const path = await chooseSave({ title: t("shared.list.export"), filters, default_name: `${t(`${LIST_AREA[list]}.rail.name`)}.xlsx` });
      if (path === null) return;
      // The system's dialog has asked already whether another file may be replaced.
      const written = await rpc("list_export", { list, file: path, overwrite: true, language: language === "en" ? "en" : "zh" });
      notify.done(t("shared.list.exported", { count: written.rows, file: written.file }), { canUndo: false });
    } catch (error) {
      notify.failed(error);
    }
  };
}
