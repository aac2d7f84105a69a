//! Reads a list by its mapping, row by row, so that memory does not grow with the file.

use std::{
    collections::{BTreeSet, HashMap, hash_map::Entry},
    ops::ControlFlow,
    path::Path,
};

use domain::list::FieldKind;
use serde::Serialize;
use sha2::{Digest, Sha256};

use crate::{
    build::build,
    cell::{Cell, Row},
    classify::classify,
    correction::{Correction, Corrections},
    fault::{CellFault, FileFault},
    file_kind::FileKind,
    inspection::remarks,
    mapping::Mapping,
    plan::{Plan, PlannedColumn, first_rows},
    problem::{IntakeError, Problem},
    row::{ListRow, ParsedRow, SkipReason},
    source::Source,
    survey::{is_open, survey},
};

/// Progress is told once in so many rows.
const STEP: u64 = 256;

/// How far reading has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, schemars::JsonSchema)]
pub struct Progress {
    /// Thousandths of the whole work, 0 to 1000, never falling.
    pub per_mille: u32,
    /// Rows handed over so far.
    pub rows: u64,
}

/// What a whole list came to.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, schemars::JsonSchema)]
pub struct ReadSummary {
    /// Rows read.
    pub accepted: u64,
    /// Rows not read.
    pub refused: u64,
    /// Doubts about accepted rows.
    pub warnings: u64,
    /// Group rows left out.
    pub groups: u64,
    /// Sums, remarks and signatures left out.
    pub footers: u64,
    /// Empty rows between others.
    pub blank: u64,
    /// Rows that repeat an earlier one.
    pub repeated: u64,
    /// Headers printed again.
    pub repeated_headers: u64,
    /// The rows above the data, header included, as the file shows them: the head of the file of refused rows.
    pub head: Vec<Vec<String>>,
    /// What is to be known of the file as a whole, such as hidden sheets and columns.
    pub remarks: Vec<Problem>,
}

/// Reads a list as the file has it; see [`read_corrected`].
pub fn read(
    path: &Path,
    mapping: &Mapping,
    progress: &mut dyn FnMut(Progress) -> ControlFlow<()>,
    sink: &mut dyn FnMut(ParsedRow) -> ControlFlow<()>,
) -> Result<ReadSummary, IntakeError> {
    read_corrected(path, mapping, &[], progress, sink)
}

/// Reads the list with its corrections and hands each row to `sink`, in order. Either callback may break off, which is `Cancelled`. The whole list is
/// refused where a question about it is open or it goes beyond its limits, which may show after some of its rows: what was
/// handed over holds only when all was read.
pub fn read_corrected(
    path: &Path,
    mapping: &Mapping,
    corrections: &[Correction],
    progress: &mut dyn FnMut(Progress) -> ControlFlow<()>,
    sink: &mut dyn FnMut(ParsedRow) -> ControlFlow<()>,
) -> Result<ReadSummary, IntakeError> {
    let mut source = Source::open(path, mapping.encoding, mapping.separator)?;
    let sheet = match (&mapping.sheet, source.sheets().first()) {
        (None, first) => first.map(|(name, _)| name.clone()),
        (named, _) => named.clone(),
    };
    let first_rows = first_rows(&mut source, sheet.as_deref())?;
    let mapping = Mapping { sheet, ..mapping.clone() };
    let mut plan = Plan::of(&mapping, &source, &first_rows)?;
    plan.corrections = Corrections::new(corrections);
    let remarks = remarks(path, &mut source, &mapping)?;
    if plan.required_column().is_none() {
        settle(path, &mapping, &mut plan, &mut || progress(Progress { per_mille: 0, rows: 0 }))?;
    }
    let sheet = plan.sheet.clone();
    let mut reading = Reading {
        last_row: plan.header_end,
        plan,
        summary: ReadSummary { remarks, ..ReadSummary::default() },
        rows: HashMap::new(),
        numbers: HashMap::new(),
        corrected: BTreeSet::new(),
        unseen: BTreeSet::new(),
    };
    reading.summary.head = head(&first_rows, reading.plan.header_end);
    let mut cancelled = false;
    let mut rows = 0u64;
    let kind = source.kind();
    let hides_formats = matches!(kind, FileKind::Xls | FileKind::Xlsb);
    source.visit(sheet.as_deref(), &mut |mut row, share| {
        let before = reading.plan.correct(&mut row);
        if row.number <= reading.plan.header_end || row.is_blank() {
            return Ok(ControlFlow::Continue(()));
        }
        if hides_formats {
            reading.note_numbers(&row);
        }
        let told = Progress { per_mille: share, rows };
        cancelled = rows.is_multiple_of(STEP) && progress(told).is_break();
        if cancelled {
            return Ok(ControlFlow::Break(()));
        }
        if is_open(&row, &reading.plan) {
            settle(path, &mapping, &mut reading.plan, &mut || progress(told))?;
        }
        rows += 1;
        let flow = reading.take(row, before, sink);
        cancelled = flow.is_break();
        Ok(flow)
    })?;
    if cancelled || progress(Progress { per_mille: 1000, rows }).is_break() {
        return Err(FileFault::Cancelled.error());
    }
    reading.summary.remarks.extend(reading.columns_of_numbers(kind));
    reading.summary.remarks.extend(reading.plan.corrections.left(&reading.corrected));
    Ok(reading.summary)
}

/// Goes through the whole list for what a row leaves open: rows that can be read in one way only need no such pass.
fn settle(path: &Path, mapping: &Mapping, plan: &mut Plan, told: &mut dyn FnMut() -> ControlFlow<()>) -> Result<(), IntakeError> {
    let mut source = Source::open(path, mapping.encoding, mapping.separator)?;
    let mut rows = 0u64;
    let problems = survey(&mut source, plan, &mut |_| {
        rows += 1;
        if rows % STEP == 1 { told() } else { ControlFlow::Continue(()) }
    })?;
    match problems.first() {
        Some(first) => Err(IntakeError { code: first.code, problems, ..FileFault::Unsettled.error() }),
        None => Ok(()),
    }
}

/// The rows down to the header's end as the file shows them, empty ones in their places.
fn head(first_rows: &[Row], header_end: u32) -> Vec<Vec<String>> {
    let mut head = vec![Vec::new(); header_end as usize];
    for row in first_rows {
        if let Some(place) = (row.number as usize).checked_sub(1).and_then(|at| head.get_mut(at)) {
            *place = row.texts();
        }
    }
    head
}

/// What is remembered between rows: per row a hash and its number, never its text.
struct Reading {
    plan: Plan,
    summary: ReadSummary,
    last_row: u32,
    rows: HashMap<u128, u32>,
    numbers: HashMap<u128, u32>,
    /// The rows whose corrections were used.
    corrected: BTreeSet<u32>,
    /// The columns whose numbers may show otherwise than the file tells, counted from 0.
    unseen: BTreeSet<usize>,
}

impl Reading {
    fn take(
        &mut self,
        row: Row,
        before: Vec<(usize, String)>,
        sink: &mut dyn FnMut(ParsedRow) -> ControlFlow<()>,
    ) -> ControlFlow<()> {
        let (first_blank, number) = (self.last_row.saturating_add(1), row.number);
        self.last_row = number;
        if number > first_blank {
            self.summary.blank += u64::from(number - first_blank);
            sink(ParsedRow::Skipped { row: first_blank, why: SkipReason::Blank { through: number - 1 } })?;
        }
        let parsed = self.parse(&row, before);
        sink(parsed)
    }

    /// A row as it is read; `before` is what the file has where a person has put cells right.
    fn parse(&mut self, row: &Row, before: Vec<(usize, String)>) -> ParsedRow {
        if let Some(why) = classify(row, &self.plan).or_else(|| self.repeats(row)) {
            match &why {
                SkipReason::Blank { .. } => self.summary.blank += 1,
                SkipReason::Group { .. } => self.summary.groups += 1,
                SkipReason::Footer { .. } => self.summary.footers += 1,
                SkipReason::Repeated { .. } => self.summary.repeated += 1,
                SkipReason::RepeatedHeader => self.summary.repeated_headers += 1,
            }
            return ParsedRow::Skipped { row: row.number, why };
        }
        if !before.is_empty() {
            self.corrected.insert(row.number);
        }
        match build(row, &self.plan) {
            Ok((fields, mut warnings)) => {
                let planned = |at| self.plan.columns.iter().find(|column| column.index == at);
                warnings.extend(before.into_iter().filter_map(|(at, before)| {
                    let column = planned(at)?;
                    Some(CellFault::Corrected(before).at(Some(row.number), Some(column.number()), Some(column.field)))
                }));
                warnings.extend(self.repeats_number(row, &fields));
                self.summary.accepted += 1;
                self.summary.warnings += warnings.len() as u64;
                ParsedRow::Accepted { row: row.number, fields: Box::new(fields), warnings, cells: row.texts() }
            }
            Err(problems) => {
                self.summary.refused += 1;
                ParsedRow::Refused { row: row.number, problems, cells: row.texts() }
            }
        }
    }

    fn note_numbers(&mut self, row: &Row) {
        let is_number = |column: &&PlannedColumn| matches!(row.cell(column.index), Cell::Number(_));
        self.unseen.extend(self.plan.columns.iter().filter(is_number).map(|column| column.index));
    }

    /// What is said of columns whose meaning hangs on how their numbers show: amounts, days and codes.
    fn columns_of_numbers(&self, kind: FileKind) -> Vec<Problem> {
        let depends = |column: &&PlannedColumn| match column.field.kind {
            FieldKind::Code
            | FieldKind::Codes
            | FieldKind::OrganisationCode
            | FieldKind::ApplicationNumber
            | FieldKind::PublicationNumber
            | FieldKind::Amount
            | FieldKind::Day => self.unseen.contains(&column.index),
            FieldKind::Text
            | FieldKind::LongText
            | FieldKind::Coded(_)
            | FieldKind::Integer { .. }
            | FieldKind::YesNo
            | FieldKind::Names
            | FieldKind::Choices(_)
            | FieldKind::Choice(_) => false,
        };
        let said = |column: &PlannedColumn| CellFault::FormatUnseen(kind).at(None, Some(column.number()), Some(column.field));
        self.plan.columns.iter().filter(depends).map(said).collect()
    }

    /// Is the row word for word an earlier one, running numbers apart?
    fn repeats(&mut self, row: &Row) -> Option<SkipReason> {
        let told = row.filled().filter(|(column, _)| !self.plan.running_numbers.contains(column));
        let mut hash = Sha256::new();
        for (column, cell) in told {
            hash.update(column.to_le_bytes());
            hash.update(cell.to_string().trim());
            hash.update([0]);
        }
        match self.rows.entry(first_half(&hash.finalize())) {
            Entry::Occupied(earlier) => Some(SkipReason::Repeated { of_row: *earlier.get() }),
            Entry::Vacant(new) => {
                new.insert(row.number);
                None
            }
        }
    }

    /// A doubt, where an earlier row that differs has the same number.
    fn repeats_number(&mut self, row: &Row, fields: &ListRow) -> Option<Problem> {
        let (key, number) = match fields {
            ListRow::Result(result) => ("application_number", result.application_number.as_ref()?),
            ListRow::Organisation(organisation) => ("code", organisation.code.as_ref()?),
        };
        match self.numbers.entry(first_half(&Sha256::digest(number))) {
            Entry::Vacant(new) => {
                new.insert(row.number);
                None
            }
            Entry::Occupied(earlier) => {
                let column = self.plan.columns.iter().find(|column| column.field.key == key)?;
                let fault = CellFault::NumberRepeated(number.clone(), *earlier.get());
                Some(fault.at(Some(row.number), Some(column.number()), Some(column.field)))
            }
        }
    }
}

/// 128 bits of a hash: enough that no two rows of a million share it by chance.
fn first_half(hash: &[u8]) -> u128 {
    u128::from_le_bytes(hash[..16].try_into().expect("a SHA-256 has 32 bytes"))
}
