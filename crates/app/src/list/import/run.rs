//! One import from the file to the journal: read into staging, decide in one transaction, report.

use std::{
    ops::ControlFlow,
    path::{Path, PathBuf},
};

use documents::Language;
use domain::{
    Money,
    doubt::{self, Doubt},
    id::ImportId,
    list::{Import, ListEvent, ListKind},
    organisation::Organisation,
    person::circle::{Circle, MatchPersons},
    result::ResearchResult,
};
use intake::{Correction, IntakeCode, ListRow, Mapping, ParsedRow, ReadSummary};
use serde::{Deserialize, Serialize};
use store::{Books, Reason, Staging, StoreError};

use super::{
    MatchNames,
    decide::{Choices, Decisions, Given},
    file,
    refused::{Place, RefusedRows},
    report::{Filled, ImportReport, RefusedRow, RowNote, Tally},
    words::RowFault,
};
use crate::{
    act::Act,
    code::Code,
    error::{Error, Result},
    session::{OnProgress, Progress, Session},
    warning::WarningCode,
};

/// Progress is told once in so many rows.
const STEP: u64 = 256;
/// Reading is this part of the whole work, in thousandths; writing is the rest.
const READING: u32 = 400;

/// What is to be imported, and how.
pub(super) struct Plan<'a> {
    pub file: &'a Path,
    pub mapping: Mapping,
    pub corrections: Vec<Correction>,
    pub refused: Option<Place>,
    pub language: Language,
    pub match_names: MatchNames,
    pub match_persons: MatchPersons,
    pub add_owners: bool,
    pub dry_run: bool,
}

/// A row between reading and deciding.
#[derive(Serialize, Deserialize)]
enum Staged {
    Accepted { row: u32, fields: Box<ListRow>, warnings: Vec<RowNote>, cells: Vec<String> },
    Refused { problems: Vec<RowNote>, cells: Vec<String> },
}

/// Why the transaction was not committed.
enum Halt {
    Failed(Error),
    /// Everything was decided, and nothing was to be kept.
    DryRun,
}

impl From<Error> for Halt {
    fn from(error: Error) -> Self {
        Self::Failed(error)
    }
}

impl From<StoreError> for Halt {
    fn from(error: StoreError) -> Self {
        Self::Failed(error.into())
    }
}

/// Carries the plan out.
pub(super) fn run(session: &mut Session, plan: &Plan<'_>) -> Result<ImportReport> {
    let file_hash = file::hash(plan.file)?;
    let mut tally = Tally::default();
    let (desk, _, on_progress) = session.parts()?;
    let mut staging = Staging::create(desk.folder())?;
    let folder = desk.folder().folder().clone();
    let (summary, prices) = stage(plan, &mut staging, &mut tally, on_progress)?;
    let median = doubt::usual_price(prices);
    if !plan.dry_run {
        session.backup_before(Reason::Import)?;
    }

    let stamp = session.stamp()?;
    let (desk, surroundings, on_progress) = session.parts()?;
    let id = ImportId(surroundings.new_id());
    let mut refused_rows = None;
    let committed = desk.act(&stamp, "import_run", |books, record| {
        let circle = Circle::new(plan.match_persons, plan.mapping.column_of("owner_unit").is_some());
        let choices = Choices {
            match_names: plan.match_names,
            add_owners: plan.add_owners,
            language: plan.language,
            desk_was_empty: is_empty(books, plan.mapping.kind)?,
        };
        let mut decisions = Decisions::new(Act::new(books, record, surroundings), &mut tally, choices, circle);
        let mut refused = RefusedRows::new(plan.refused.clone(), folder, summary.head, plan.language);
        decide(&mut staging, &mut decisions, median, &mut refused, on_progress)?;
        refused_rows = refused.finish()?;
        let (mut act, tally) = decisions.finish();
        if plan.dry_run {
            return Err(Halt::DryRun);
        }
        if tally.changes_something() {
            let import = import(id, plan, file_hash, tally, act.today);
            act.record(ListEvent::Imported { import })?;
        }
        file::remember(&act, &plan.mapping)?;
        Ok(())
    });
    match committed {
        Ok(()) | Err(Halt::DryRun) => {}
        // The file of refused rows goes with the rest: rows are only missing from a desk that has the others.
        Err(Halt::Failed(error)) => return Err(error),
    }
    let saved = refused_rows.and_then(|rows| match rows.save() {
        Ok((file, warning)) => {
            warning.into_iter().for_each(|warning| session.warn(warning));
            Some(file)
        }
        Err(_) => {
            session.warn(WarningCode::RefusedRowsNotSaved);
            None
        }
    });
    let import = (!plan.dry_run && tally.changes_something()).then_some(id);
    Ok(report(plan, tally, saved, import))
}

/// Reads the file into staging; also gives the prices that its rows ask.
fn stage(
    plan: &Plan<'_>,
    staging: &mut Staging,
    tally: &mut Tally,
    on_progress: &mut OnProgress,
) -> Result<(ReadSummary, Vec<Money>)> {
    let mut prices = Vec::new();
    let note = |problem| RowNote::of(problem, plan.language);
    let keeps_cells = plan.refused.is_some();
    let kept = |cells| if keeps_cells { cells } else { Vec::new() };
    let mut told = |progress: intake::Progress| {
        on_progress(Progress { per_mille: progress.per_mille * READING / 1000, rows: progress.rows })
    };
    let mut read = staging.fill(|stage| {
        let mut take = |parsed: ParsedRow| match parsed {
            ParsedRow::Accepted { row, fields, warnings, cells } => {
                prices.extend(price(&fields));
                stage(Staged::Accepted { row, fields, warnings: warnings.into_iter().map(note).collect(), cells: kept(cells) })
            }
            ParsedRow::Refused { problems, cells, .. } => {
                stage(Staged::Refused { problems: problems.into_iter().map(note).collect(), cells: kept(cells) })
            }
            ParsedRow::Skipped { row, why } => {
                tally.skip(row, why);
                ControlFlow::Continue(())
            }
        };
        intake::read_corrected(plan.file, &plan.mapping, &plan.corrections, &mut told, &mut take)
    })?;
    if let Ok(summary) = &mut read {
        summary.remarks.drain(..).for_each(|remark| tally.warn(RowNote::of(remark, plan.language)));
    }
    match read {
        Err(error) if error.code == IntakeCode::Cancelled => Err(Error::new(Code::Cancelled, "")),
        read => Ok((read.map_err(file::unreadable)?, prices)),
    }
}

/// What the owner asks for a result.
fn price(row: &ListRow) -> Option<Money> {
    match row {
        ListRow::Result(values) => values.asking_amount,
        ListRow::Organisation(_) => None,
    }
}

/// A staged row, ready to be decided about.
struct Ready {
    row: u32,
    /// What it says, or why it is refused.
    says: Result<Says, Vec<RowNote>>,
    asked: Option<Money>,
    warnings: Vec<RowNote>,
    cells: Vec<String>,
}

enum Says {
    Result(Box<Given<ResearchResult<String>>>),
    Organisation(Box<Given<Organisation<String>>>),
}

impl Ready {
    fn of(staged: Staged, language: Language) -> Result<Self> {
        let (row, fields, warnings, cells) = match staged {
            Staged::Accepted { row, fields, warnings, cells } => (row, *fields, warnings, cells),
            Staged::Refused { problems, cells } => {
                return Ok(Self { row: 0, says: Err(problems), asked: None, warnings: Vec::new(), cells });
            }
        };
        let asked = price(&fields);
        let says = match fields {
            ListRow::Result(values) => {
                Given::of::<ResearchResult>(row, values, language)?.map(|given| Says::Result(Box::new(given)))
            }
            ListRow::Organisation(values) => {
                Given::of::<Organisation>(row, values, language)?.map(|given| Says::Organisation(Box::new(given)))
            }
        };
        Ok(Self { row, says: says.map_err(|problem| vec![problem]), asked, warnings, cells })
    }
}

/// Decides about every staged row; a price is held against the one in the middle of the list.
fn decide(
    staging: &mut Staging,
    decisions: &mut Decisions<'_, '_>,
    median: Option<Money>,
    refused: &mut RefusedRows,
    on_progress: &mut OnProgress,
) -> Result<()> {
    let (mut done, all) = (0, staging.rows());
    let language = decisions.choices.language;
    staging.each(
        |staged: Staged| Ready::of(staged, language),
        |ready| {
            done += 1;
            if done % STEP == 1 || done == all {
                let share = u32::try_from(done * u64::from(1000 - READING) / all).expect("a share of a thousand");
                if on_progress(Progress { per_mille: READING + share, rows: done }).is_break() {
                    return Err(Error::new(Code::Cancelled, ""));
                }
            }
            let Ready { row, says, asked, warnings, cells } = ready;
            let taken = match says {
                Ok(Says::Result(given)) => decisions.take::<ResearchResult>(&given)?.map_err(|reason| vec![reason]),
                Ok(Says::Organisation(given)) => decisions.take::<Organisation>(&given)?.map_err(|reason| vec![reason]),
                Err(reasons) => Err(reasons),
            };
            let Err(reasons) = taken else {
                warnings.into_iter().for_each(|warning| decisions.tally.warn(warning));
                if let Some(Doubt::FarAboveMedian { median }) =
                    asked.zip(median).and_then(|(price, median)| doubt::of_price(price, median))
                {
                    decisions.tally.warn(RowFault::FarAboveMedian { median }.note(row, "asking_amount", language));
                }
                return Ok(());
            };
            let mut reasons = reasons.into_iter();
            let reason = reasons.next().expect("a row is refused for a reason");
            let row = RefusedRow { reason, also: reasons.collect() };
            refused.row(cells, &row)?;
            decisions.tally.refused.push(row);
            Ok(())
        },
    )
}

fn is_empty(books: Books<'_>, kind: ListKind) -> Result<bool> {
    let records = match kind {
        ListKind::Results => books.in_use::<ResearchResult>()?,
        ListKind::Organisations => books.in_use::<Organisation>()?,
    };
    Ok(records == 0)
}

fn import(id: ImportId, plan: &Plan<'_>, file_hash: String, tally: &Tally, on: domain::Day) -> Import {
    Import {
        id,
        list: plan.mapping.kind,
        file_name: plan.file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default(),
        file_hash,
        mapping: plan.mapping.clone(),
        added: tally.added,
        updated: tally.updated,
        unchanged: tally.unchanged,
        refused: u32::try_from(tally.refused.len()).expect("a sheet has at most 1,048,576 rows"),
        on,
    }
}

fn report(plan: &Plan<'_>, tally: Tally, saved: Option<PathBuf>, import: Option<ImportId>) -> ImportReport {
    ImportReport {
        list: plan.mapping.kind,
        added: tally.added,
        updated: tally.updated,
        unchanged: tally.unchanged,
        refused: tally.refused,
        taken: tally.taken,
        filled: tally.filled.into_iter().map(|(field, rows)| Filled { field, rows }).collect(),
        warnings: tally.warnings,
        warnings_total: tally.warnings_total,
        skipped: tally.skipped,
        skipped_total: tally.skipped_total,
        name_matches: tally.name_matches,
        new_owners: tally.new_owners,
        new_owners_total: tally.new_owners_total,
        same_names: tally.same_names,
        same_names_total: tally.same_names_total,
        encoding: plan.mapping.encoding,
        sheet: plan.mapping.sheet.clone(),
        mapping: plan.mapping.clone(),
        is_dry_run: plan.dry_run,
        refused_rows_file: saved.map(|file| file.display().to_string()),
        import,
    }
}
