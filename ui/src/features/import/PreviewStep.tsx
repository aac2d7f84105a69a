import { Button, Radio, Tabs } from "antd";
import { useTranslation } from "react-i18next";
import type { ImportReport, MatchNames } from "@/ipc";
import { formatCount, useNotify } from "@/shared";
import { Counts } from "./Counts";
import { Notes, type Note } from "./Notes";
import type { Import } from "./useImport";

const MATCHES: MatchNames[] = ["update", "new", "refuse"];

/** What the import would do; nothing has changed yet. */
export function PreviewStep({ run, report }: { run: Import; report: ImportReport }) {
  const { t } = useTranslation();
  const notify = useNotify();
  const field = (key: string | null | undefined) => (key ? t(`${run.list}.fields.${key}`, { defaultValue: key }) : "");
  const refused: Note[] = report.refused.map((row) => ({
    row: row.row,
    field: field(row.field),
    text: [row.message, ...(row.also ?? []).map((also) => also.message)].join(" "),
  }));
  const warnings: Note[] = report.warnings.map((note) => ({ row: note.row, field: field(note.field), text: note.message }));
  const skipped: Note[] = report.skipped.map((row) => ({ row: row.row, field: "", text: t(`import.skipped.${row.why}`, { ...row }) }));
  const names: Note[] = report.name_matches.filter(({ outcome }) => outcome !== "unchanged").map((match) => ({ row: match.row, field: "", text: match.name }));
  const toWrite = report.added + report.updated;
  const tabs = [
    { key: "refused", count: refused.length, total: refused.length, notes: refused },
    { key: "names", count: names.length, total: names.length, notes: names },
    { key: "warnings", count: report.warnings_total, total: report.warnings_total, notes: warnings },
    { key: "skipped", count: report.skipped_total, total: report.skipped_total, notes: skipped },
  ].filter(({ count }) => count > 0);
  const saveRefused = async () => {
    const file = await run.saveRefused();
    if (file) notify.done(t("import.preview.refusedSaved", { file }), { canUndo: false });
  };
  return (
    <>
      <p className="soft">{t("import.preview.says")}</p>
      <Counts report={report} />
      {tabs.length > 0 && (
        <Tabs
          defaultActiveKey={names.length > 0 ? "names" : tabs[0]!.key}
          items={tabs.map(({ key, count, total, notes }) => ({
            key,
            label: `${t(`import.preview.${key}`)} ${formatCount(count)}`,
            children: (
              <>
                {key === "names" && (
                  <div className="import-names">
                    <p>{t("import.preview.namesSays")}</p>
                    <Radio.Group
                      value={run.matchNames}
                      onChange={(event) => void run.preview(event.target.value as MatchNames)}
                      options={MATCHES.map((match) => ({ value: match, label: t(`import.preview.match.${match}`) }))}
                    />
                  </div>
                )}
                <Notes notes={notes} total={total} label={t(`import.preview.${key}`)} heading={t(key === "names" ? `${run.list}.fields.${run.list === "results" ? "title" : "name"}` : "import.preview.reason")} />
              </>
            ),
          }))}
        />
      )}
      <div className="import-foot">
        <Button onClick={() => run.goTo("columns")}>{t("import.preview.back")}</Button>
        {refused.length > 0 && <Button onClick={() => void saveRefused()}>{t("import.preview.saveRefused")}</Button>}
        <Button type="primary" disabled={toWrite === 0} onClick={() => void run.carryOut()}>
          {toWrite === 0 ? t("import.preview.nothing") : t("import.preview.run", { count: toWrite, formatted: formatCount(toWrite) })}
        </Button>
      </div>
    </>
  );
}
