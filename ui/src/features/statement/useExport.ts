// A statement as a file.
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { failureOf, rpc, type Failure } from "@/ipc";
import { chooseSave, useNotify } from "@/shared";

export type Format = "pdf" | "xlsx" | "json";

/** Saves a statement where the user chooses; a PDF is opened at once. */
export function useExport(id: string, name: string) {
  const { t, i18n } = useTranslation();
  const notify = useNotify();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const save = async (format: Format) => {
    setBusy(true);
    setFailure(null);
    try {
      const filters = [{ name: format.toUpperCase(), extensions: [format] }];
      const path = await chooseSave({ title: t(`statement.save.${format}`), filters, default_name: `${name}.${format}` });
      if (!path) return;
      // The system's dialog has asked already whether a file may be replaced.
      await rpc("statement_export", { id, [format]: path, language: i18n.language === "en" ? "en" : "zh", overwrite: true });
      notify.done(t("statement.saved", { path }), { canUndo: false });
      if (format === "pdf") await rpc("file_open", { path });
    } catch (error) {
      setFailure(failureOf(error));
    } finally {
      setBusy(false);
    }
  };
  return { save, busy, failure };
}
