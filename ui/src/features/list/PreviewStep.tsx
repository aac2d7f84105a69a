// Import, third step: what would change.
import { Button, Checkbox, Radio, Tabs } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { MATCH_NAMES, MATCH_PERSONS, type ImportReport, type MatchNames, type MatchPersons } from "@/ipc";
import { formatCount } from "@/shared";
import { LIST_AREA } from "@/shared/listArea";
import textCss from "@/shared/text.module.css";
import { CorrectRow } from "./CorrectRow";
import { Counts } from "./Counts";
import { Notes, type Note } from "./Notes";
import { TakenRows } from "./TakenRows";
import type { Import } from "./useImport";
import css from "./list.module.css";

/** What the import would do; nothing has changed yet. */
export function PreviewStep({ run, report }: { run: Import; report: ImportReport }) {
  const { t } = useTranslation();
  const field = (key: string | null | undefined) => (key ? t(`${LIST_AREA[run.list]}.fields.${key}`, { defaultValue: key }) : "");
  const [corrected, setCorrected] = useState<number | null>(null);
  const correct = (row: number | null | undefined) =>
    row != null && (
      <Button type="link" size="small" onClick={() => setCorrected(row)}>
        {t("list.preview.correct")}
      </Button>
    );
  const refused: Note[] = report.refused.map((row) => ({
    row: row.row,
    field: field(row.field),
    kind: row.code,
    text: [row.message, ...(row.also ?? []).map((also) => also.message)].join(" "),
    act: correct(row.row),
  }));
  const warnings: Note[] = report.warnings.map((note) => ({ row: note.row, field: field(note.field), text: note.message, kind: note.code, act: correct(note.row) }));
  const skipped: Note[] = report.skipped.map((row) => ({
    row: row.row,
    field: "",
    text: t(`list.skipped.${row.why}`, { ...row }),
    kind: row.why,
    act: row.why === "footer" && (
      <Button type="link" size="small" onClick={() => void run.keepRow(row.row)}>
        {t("list.preview.keep")}
      </Button>
    ),
  }));
  const names: Note[] = report.name_matches.filter(({ outcome }) => outcome !== "unchanged").map((match) => ({ row: match.row, field: "", text: match.name }));
  const owners: Note[] = report.new_owners.map(({ row, name, is_person }) => ({ row, field: "", text: is_person ? t("list.preview.ownerIsPerson", { name }) : name }));
  const persons: Note[] = report.same_names.map((same) => ({
    row: same.rows[0],
    field: same.owner ? t("list.preview.personOf", { name: same.name, owner: same.owner }) : same.name,
    text: [
      ...(same.is_known ? [t("list.preview.personKnown")] : []),
      ...(same.rows_total > 1 ? [t("list.preview.personRows", { total: formatCount(same.rows_total), rows: same.rows.join(", ") + (same.rows_total > same.rows.length ? " …" : "") })] : []),
    ].join(" · "),
  }));
  // One choice decides about records and owners that have only their name in common with the desk's.
  const hasKnownOwners = names.length === 0 && (run.matchNames === "update" || report.warnings.some(({ code }) => code === "owner_not_linked"));
  const problems = (row: number) => [...report.refused.flatMap((refused) => [refused, ...(refused.also ?? [])]), ...report.warnings].filter((note) => note.row === row);
  const toWrite = report.added + report.updated;
  const parts = [
    { key: "refused", count: refused.length, total: refused.length, notes: refused },
    { key: "names", count: names.length, total: names.length, notes: names },
    { key: "owners", count: report.new_owners_total, total: report.new_owners_total, notes: owners },
    { key: "persons", count: report.same_names_total, total: report.same_names_total, notes: persons },
    { key: "warnings", count: report.warnings_total, total: report.warnings_total, notes: warnings },
    { key: "skipped", count: report.skipped_total, total: report.skipped_total, notes: skipped },
    { key: "rows", count: report.taken.length, total: report.taken.length, notes: [] },
  ] as const;
  const tabs = parts.filter(({ count }) => count > 0);
  return (
    <>
      <p className={textCss.soft}>{t("list.preview.says")}</p>
      <Counts report={report} />
      {hasKnownOwners && (
        <div className={css.names}>
          <Checkbox checked={run.matchNames === "update"} onChange={(event) => void run.preview({ match_names: event.target.checked ? "update" : "refuse" })}>
            {t("list.preview.linkOwners")}
          </Checkbox>
        </div>
      )}
      {tabs.length > 0 && (
        <Tabs
          defaultActiveKey={names.length > 0 ? "names" : tabs[0]!.key}
          items={tabs.map(({ key, count, total, notes }) => ({
            key,
            label: `${t(`list.preview.${key}`)} ${formatCount(count)}`,
            children: (
              <>
                {key === "names" && (
                  <div className={css.names}>
                    <p>{t("list.preview.namesSays")}</p>
                    <Radio.Group
                      value={run.matchNames}
                      onChange={(event) => void run.preview({ match_names: event.target.value as MatchNames })}
                      options={MATCH_NAMES.map((match) => ({ value: match, label: t(`list.preview.match.${match}`) }))}
                    />
                  </div>
                )}
                {key === "owners" && (
                  <div className={css.names}>
                    <p>{t("list.preview.ownersSays")}</p>
                    <Checkbox checked={run.addOwners} onChange={(event) => void run.preview({ add_owners: event.target.checked })}>
                      {t("list.preview.addOwners")}
                    </Checkbox>
                  </div>
                )}
                {key === "persons" && (
                  <div className={css.names}>
                    <p>{t("list.preview.personsSays")}</p>
                    <Radio.Group
                      value={run.matchPersons}
                      onChange={(event) => void run.preview({ match_persons: event.target.value as MatchPersons })}
                      options={MATCH_PERSONS.map((match) => ({ value: match, label: t(`list.preview.matchPersons.${match}`) }))}
                    />
                  </div>
                )}
                {key === "rows" ? <TakenRows report={report} /> : <Notes notes={notes} total={total} label={t(`list.preview.${key}`)} heading={t(key === "owners" ? "organisation.fields.name" : key !== "names" ? "list.preview.reason" : run.list === "results" ? "result.fields.title" : "organisation.fields.name")} />}
              </>
            ),
          }))}
        />
      )}
      {corrected !== null && <CorrectRow key={corrected} run={run} row={corrected} problems={problems(corrected)} onClose={() => setCorrected(null)} />}
      <div className={css.foot}>
        <Button onClick={() => run.goTo("columns")}>{t("list.preview.back")}</Button>
        {refused.length > 0 && <Button onClick={() => void run.saveRefused()}>{t("list.preview.saveRefused")}</Button>}
        <Button type="primary" disabled={toWrite === 0} onClick={() => void run.carryOut()}>
          {toWrite === 0 ? t("list.preview.nothing") : t("list.preview.run", { count: toWrite, formatted: formatCount(toWrite) })}
        </Button>
      </div>
    </>
  );
}
