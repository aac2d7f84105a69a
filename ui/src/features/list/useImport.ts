// The state of an import and its commands.
import { useEffect, useEffectEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { failureOf, forgetJob, rpc, startJob, useJob, type Code, type Correction, type Failure, type ImportInspect, type ImportInspected, type ImportReport, type ImportRun, type ListKind, type Mapping, type MatchNames, type MatchPersons } from "@/ipc";
import { chooseSave, useAppearance, useDraft, useNotify } from "@/shared";

export type ImportStep = "choose" | "columns" | "preview" | "done";

interface State {
  step: ImportStep;
  list: ListKind;
  file: string | null;
  /** What the user said of how to read it. */
  lookedAt: Look;
  inspected: ImportInspected | null;
  mapping: Mapping | null;
  matchNames: MatchNames;
  matchPersons: MatchPersons;
  addOwners: boolean;
  /** Cells that were put right by hand. */
  corrections: Correction[];
  report: ImportReport | null;
}

/** What is chosen for all rows. */
type Chosen = Partial<Pick<ImportRun, "match_names" | "match_persons" | "add_owners">>;

/** How the file is to be looked at again. */
export type Look = Partial<Pick<ImportInspect, "encoding" | "separator" | "sheet" | "header_row">>;

/** A file that failed with one of these may be a list all the same, read otherwise. */
const READ_OTHERWISE: readonly string[] = ["not_a_list", "file_empty", "sheet_unknown", "text_too_long", "too_many_columns", "mapping_mismatch"] satisfies Code[];

const FRESH: State = { step: "choose", list: "results", file: null, lookedAt: {}, inspected: null, mapping: null, matchNames: "refuse", matchPersons: "one", addOwners: false, corrections: [], report: null };
const FILTERS = [{ name: "Excel, ODS, CSV", extensions: ["xlsx", "xls", "xlsb", "ods", "csv", "txt"] }];
const SHEETS = [{ name: "Excel", extensions: ["xlsx"] }];

/** The import from the choice of a file to its result; it survives another screen, and what runs is the session's. */
export function useImport(chosen: ListKind | undefined) {
  const { t } = useTranslation();
  const notify = useNotify();
  const { language } = useAppearance();
  const words = language === "en" ? ("en" as const) : ("zh" as const);
  const { value: held, change, drop } = useDraft<State>("import", FRESH);
  const state = held.step === "choose" && chosen && held === FRESH ? { ...held, list: chosen } : held;
  const [isLooking, setLooking] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const job = useJob("import_run");

  // What the job was asked says which step it was: the page may have been left, or loaded anew.
  const take = useEffectEvent((ended: Exclude<NonNullable<typeof job>, { state: "running" }>) => {
    const { list, file, mapping = null, match_names: matchNames = "refuse", match_persons: matchPersons = "one", add_owners: addOwners = false, corrections = [], dry_run: isDry } = ended.request;
    if (ended.state === "failed") {
      setFailure(ended.failure);
      // What only the user can tell is asked at its column, also of one that was mapped by hand.
      const asked = (ended.failure.detail as { problems?: ImportInspected["questions"] } | undefined)?.problems ?? [];
      const isNew = ({ code, column }: ImportInspected["questions"][number]) => !state.inspected?.questions.some((known) => known.code === code && known.column === column);
      if (state.inspected && asked.some(isNew)) change({ inspected: { ...state.inspected, questions: [...state.inspected.questions, ...asked.filter(isNew)] } });
      if (state.file === null && mapping) change({ list, file, mapping, matchNames, matchPersons, addOwners, corrections, step: "columns" });
    } else {
      change({ list, file, mapping, matchNames, matchPersons, addOwners, corrections, report: ended.answer, step: isDry ? "preview" : "done" });
      const saved = ended.answer.refused_rows_file;
      if (saved) notify.done(t("list.preview.refusedSaved", { file: saved }), { canUndo: false });
    }
    forgetJob(ended.id);
  });
  useEffect(() => {
    if (job && job.state !== "running") take(job);
  }, [job]);

  async function attempt<T>(work: () => Promise<T>): Promise<T | undefined> {
    setLooking(true);
    setFailure(null);
    try {
      return await work();
    } catch (error) {
      setFailure(failureOf(error));
      return undefined;
    } finally {
      setLooking(false);
    }
  }

  const askWhere = (request: Parameters<typeof chooseSave>[0]) =>
    chooseSave(request).catch((error: unknown) => {
      setFailure(failureOf(error));
      return null;
    });

  const inspect = (file: string, look: Look = {}, list = state.list) =>
    attempt(async () => {
      // What was tried stays there to be mended, also where it fails.
      change({ list, file, lookedAt: look, ...(file === state.file && list === state.list ? {} : { inspected: null, mapping: null, addOwners: false, corrections: [] }) });
      const inspected = await rpc("import_inspect", { list, file, ...look });
      change({ inspected, mapping: inspected.mapping, step: "columns", report: null });
    });

  const run = (more: { dry_run: boolean; mapping?: Mapping; refused_rows?: string; corrections?: Correction[] } & Chosen) =>
    attempt(() =>
      startJob("import_run", {
        list: state.list,
        file: state.file!,
        mapping: state.mapping,
        match_names: state.matchNames,
        match_persons: state.matchPersons,
        add_owners: state.addOwners,
        corrections: state.corrections,
        language: words,
        overwrite: true,
        ...more,
      }),
    );

  return {
    ...state,
    isLooking,
    /** What runs, while it runs. */
    running: job?.state === "running" ? job : undefined,
    failure,
    setList: (list: ListKind) => change({ list }),
    setMapping: (mapping: Mapping) => change({ mapping }),
    goTo: (step: ImportStep) => {
      setFailure(null);
      change({ step });
    },
    choose: async () => {
      const { path } = await rpc("file_choose", { purpose: "open", title: t("list.choose.file"), filters: FILTERS });
      if (path !== null) await inspect(path);
    },
    /** A file that was dropped on the window. */
    take: (file: string) => inspect(file),
    /** The same file as a list of another kind. */
    readAs: (list: ListKind) => inspect(state.file!, state.lookedAt, list),
    look: (look: Look) => inspect(state.file!, { ...state.lookedAt, ...look }),
    /** The file could not be read, and may be read otherwise. */
    canReadOtherwise: state.step === "choose" && state.file !== null && failure !== null && READ_OTHERWISE.includes(failure.code),
    /** Takes in rows that were left out as sums or remarks, and previews again. */
    keepRow: (row: number) => {
      const mapping = state.mapping!;
      const kept = { ...mapping, kept_rows: [...(mapping.kept_rows ?? []), row] };
      change({ mapping: kept });
      return run({ dry_run: true, mapping: kept });
    },
    /** Reads cells as they are typed, and previews again; a cell that was put right before is put right anew. */
    correct: (cells: Correction[]) => {
      const isAnew = (known: Correction) => cells.some(({ row, column }) => row === known.row && column === known.column);
      const corrections = [...state.corrections.filter((known) => !isAnew(known)), ...cells];
      change({ corrections });
      return run({ dry_run: true, corrections });
    },
    preview: (chosen: Chosen = {}) => run({ dry_run: true, ...chosen }),
    carryOut: () => run({ dry_run: false }),
    saveRefused: async () => {
      const name = `${t("list.preview.refused")}.xlsx`;
      const path = await askWhere({ title: t("list.preview.saveRefused"), filters: SHEETS, default_name: name });
      if (path !== null) await run({ dry_run: true, refused_rows: path });
    },
    saveTemplate: async () => {
      const name = `${t(`list.lists.${state.list}`)}.xlsx`;
      const path = await askWhere({ title: t("list.choose.template"), filters: SHEETS, default_name: name });
      if (path === null) return undefined;
      return (await attempt(() => rpc("template_save", { list: state.list, file: path, overwrite: true, language: words })))?.file;
    },
    restart: drop,
  };
}

export type Import = ReturnType<typeof useImport>;
