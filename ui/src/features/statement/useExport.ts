// A statement as a file, and on its way to a printer.
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { failureOf, rpc, type Failure } from "@/ipc";
import { chooseSave, fileName, refuseMasked, useNotify } from "@/shared";

export type Format = "pdf" | "xlsx" | "json";

/** Saves a statement where the user chooses, a PDF is opened at once; or hands its PDF to the system's reader, which prints it. */
export function useExport(id: string, name: string) {
  const { t, i18n } = useTranslation();
  const notify = useNotify();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const language = i18n.language === "en" ? "en" : "zh";
  const trying = async (work: () => Promise<void>) => {
    setBusy(true);
    setFailure(null);
    try {
      await work();
    } catch (error) {
      setFailure(failureOf(error));
    } finally {
      setBusy(false);
    }
  };
  const save = (format: Format) =>
    trying(async () => {
      const filters = [{ name: format.toUpperCase(), extensions: [format] }];
      const path = await chooseSave({ title: t(`statement.save.${format}`), filters, default_name: `${name}.${format}` });
      if (!path) return;
      // The system's dialog has asked already whether a file may be replaced.
      await rpc("statement_export", { id, [format]: path, language, overwrite: true });
      if (format !== "pdf") return notify.saved(t("statement.saved", { path }), path);
      // The file is there; that nobody shows it is no failure.
      notify.done(t((await isOpened(path)) ? "statement.saved" : "statement.savedUnshown", { path }), { canUndo: false });
    });
  const print = () =>
    trying(async () => {
      refuseMasked();
      const { path } = await rpc("print_place", { name: fileName(`${name}.pdf`) });
      await rpc("statement_export", { id, pdf: path, language, overwrite: true });
      await rpc("file_open", { path });
      notify.done(t("statement.printing"), { canUndo: false });
    });
  return { save, print, busy, failure };
}

const isOpened = (path: string) =>
  rpc("file_open", { path }).then(
    () => true,
    () => false,
  );
