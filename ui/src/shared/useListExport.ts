// Saving a list as a file.
import { useTranslation } from "react-i18next";
import { startJob, type ListKind } from "@/ipc";
import { useAppearance } from "./appearance";
import { chooseSave } from "./chooseSave";
import { LIST_AREA } from "./listArea";
import { useNotify } from "./notify";
import type { Narrowed } from "./page";

/** Saves a list, or what of it is sought, where the user says, in the layout that imports unchanged; a card says how far it is and what was saved. */
export function useListExport() {
  const { t } = useTranslation();
  const { language } = useAppearance();
  const notify = useNotify();
  return async (list: ListKind, { search = "", only = {} }: { search?: string; only?: Narrowed } = {}) => {
    try {
      const filters = [{ name: "Excel", extensions: ["xlsx"] }, { name: "CSV", extensions: ["csv"] }];
      const path = await chooseSave({ title: t("shared.list.export"), filters, default_name: `${t(`${LIST_AREA[list]}.rail.name`)}.xlsx` });
      if (path === null) return;
      // The system's dialog has asked already whether another file may be replaced.
      const narrowed = Object.entries(only).map(([facet, values]) => ({ facet, values: [...values] }));
      await startJob("list_export", { list, search, [`only_${list}`]: narrowed, file: path, overwrite: true, language: language === "en" ? "en" : "zh" });
    } catch (error) {
      notify.failed(error);
    }
  };
}
