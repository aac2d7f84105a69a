// Saving a list or a register as a file.
import { useTranslation } from "react-i18next";
import { startJob, type ListKind, type RegisterOf } from "@/ipc";
import { useAppearance } from "./appearance";
import { chooseSave } from "./chooseSave";
import { LIST_AREA } from "./listArea";
import { useNotify } from "./notify";
import type { Narrowed } from "./page";

/** Asks where to, and begins to save there; a card says how far it is and what was saved. */
function useSheet() {
  const { t } = useTranslation();
  const { language } = useAppearance();
  const notify = useNotify();
  return async (name: string, begin: (to: { file: string; overwrite: boolean; language: "zh" | "en" }) => Promise<void>) => {
    try {
      const filters = [{ name: "Excel", extensions: ["xlsx"] }, { name: "CSV", extensions: ["csv"] }];
      const file = await chooseSave({ title: t("shared.list.export"), filters, default_name: `${name}.xlsx` });
      if (file === null) return;
      // The system's dialog has asked already whether another file may be replaced.
      await begin({ file, overwrite: true, language: language === "en" ? "en" : "zh" });
    } catch (error) {
      notify.failed(error);
    }
  };
}

/** Saves a list, or what of it is sought or selected, where the user says, in the layout that imports unchanged. */
export function useListExport() {
  const { t } = useTranslation();
  const save = useSheet();
  return (list: ListKind, { search = "", only = {}, ids = [] }: { search?: string; only?: Narrowed; ids?: string[] } = {}) => {
    const narrowed = Object.entries(only).map(([facet, values]) => ({ facet, values: [...values] }));
    return save(t(`${LIST_AREA[list]}.rail.name`), (to) => startJob("list_export", { list, search, [`only_${list}`]: narrowed, [list]: ids, ...to }));
  };
}

/** Saves a register where the user says. */
export function useRegisterExport() {
  const { t } = useTranslation();
  const save = useSheet();
  return (of: RegisterOf) => save(t(`shared.register.${of.register}`), (to) => startJob("register_export", { of, ...to }));
}
