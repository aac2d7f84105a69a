//! What an import says when it is done: counts, and every row that was refused, doubted, left out or matched by name.
//! The sentences quote cells, so a report is for the screen and never for a log.

use std::collections::BTreeMap;

use documents::Language;
use domain::{id::ImportId, list::ListKind, person::circle::SameName};
use intake::{IntakeCode, Mapping, Problem, SkipReason, TextEncoding};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// So many warnings of one code are listed; the others are counted.
const WARNINGS_LISTED: u32 = 1_000;
/// So many rows that are no rows of the list are listed; the others are counted.
const SKIPPED_LISTED: usize = 1_000;

/// So many rows are shown as they are understood.
const TAKEN_SHOWN: usize = 20;

/// So many owners that the desk does not have are listed; the others are counted.
const OWNERS_LISTED: usize = 1_000;

/// What an import did, or would do.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ImportReport {
    /// What the rows are.
    pub list: ListKind,
    /// Rows that became new records.
    pub added: u32,
    /// Rows that changed a record.
    pub updated: u32,
    /// Rows that said what the desk knew.
    pub unchanged: u32,
    /// Rows that were refused, in the order of the file, one entry each.
    pub refused: Vec<RefusedRow>,
    /// The first of the rows that were taken in, as they are understood.
    pub taken: Vec<TakenRow>,
    /// Fields that were empty and were filled from what a row's own numbers say.
    pub filled: Vec<Filled>,
    /// Doubts about rows that were taken in; of each code the first thousand.
    pub warnings: Vec<RowNote>,
    /// How many doubts there were in all.
    pub warnings_total: u32,
    /// Rows that are no rows of the list; the first thousand.
    pub skipped: Vec<SkippedRow>,
    /// How many of them there were in all.
    pub skipped_total: u32,
    /// Rows that have nothing but the name in common with a record of the desk, and what became of them.
    pub name_matches: Vec<NameMatch>,
    /// Owners that the desk does not have, each at its first row; the first thousand. They were added where that was chosen.
    pub new_owners: Vec<NewOwner>,
    /// How many of them there are in all.
    pub new_owners_total: u32,
    /// Finishers of one name at one owner in several rows, or in a row and on the desk; the first thousand.
    pub same_names: Vec<SameName>,
    /// How many of them there are in all.
    pub same_names_total: u32,
    /// How the file was read; to be given again, changed or not.
    pub mapping: Mapping,
    /// The encoding of a CSV file.
    pub encoding: Option<TextEncoding>,
    /// The sheet of a spreadsheet.
    pub sheet: Option<String>,
    /// Nothing was written to the desk.
    pub is_dry_run: bool,
    /// Where the refused rows were saved; missing where none was refused or no place was named.
    pub refused_rows_file: Option<String>,
    /// The import's id in the journal; missing where nothing was to be changed.
    pub import: Option<ImportId>,
}

/// What the desk has against a row; callers switch on it, never on sentences.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum RowFaultCode {
    /// An earlier row has the same key and says something else.
    RepeatedKey,
    /// The key belongs to several records.
    AmbiguousKey,
    /// Nothing but the name is the same as a record's.
    NameMatch,
    /// Nothing but the name is the same, and several records have it.
    AmbiguousName,
    /// An earlier row has the same name.
    NameRepeated,
    /// A record with this key lies in the recycle bin.
    TwinInBin,
    /// The finishers have agreed shares, which a list can't change.
    FinishersShared,
    /// An organisation of the desk has the owner's name and was not linked.
    OwnerNotLinked,
    /// The owner's cell names several organisations.
    JointOwners,
    /// A text is longer than its field takes.
    TextAboveLimit,
    /// A text has a control sign.
    ControlSign,
    /// A list in a cell has more parts than its field takes.
    PartsAboveLimit,
    /// The price is a thousand times what is usual in its list.
    FarAboveMedian,
}

/// One thing said about a row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct RowNote {
    /// The row, counted from 1 as a spreadsheet counts.
    pub row: Option<u32>,
    /// The key of the field.
    pub field: Option<String>,
    /// What to switch on.
    pub code: RowCode,
    /// A sentence in the language of the request.
    pub message: String,
}

/// A row as it is understood.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct TakenRow {
    /// The row, counted from 1.
    pub row: u32,
    /// What it says, in the order of the list's template; what it leaves open is missing.
    pub cells: Vec<TakenCell>,
}

/// What a row says of one field.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct TakenCell {
    /// The key of the field.
    pub field: &'static str,
    /// Its value as an export writes it.
    pub text: String,
}

/// A field that was filled in some rows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Filled {
    /// The key of the field.
    pub field: &'static str,
    /// In how many rows.
    pub rows: u32,
}

/// What is said about a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum RowCode {
    /// Reading the file found it.
    Reading(IntakeCode),
    /// Holding the row against the desk found it.
    Desk(RowFaultCode),
}

/// A refused row with its first reason, and the further ones.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct RefusedRow {
    /// The first reason.
    #[serde(flatten)]
    pub reason: RowNote,
    /// Further reasons.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub also: Vec<RowNote>,
}

/// A row that is no row of the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct SkippedRow {
    /// The row, counted from 1.
    pub row: u32,
    /// What it is instead.
    #[serde(flatten)]
    pub reason: SkipReason,
}

/// A row that has nothing but the name in common with records of the desk.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct NameMatch {
    /// The row, counted from 1.
    pub row: u32,
    /// The name or title.
    pub name: String,
    /// The ids of the records that have it.
    pub records: Vec<String>,
    /// What became of the row.
    pub outcome: NameOutcome,
}

/// An owner of results that the desk does not have.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct NewOwner {
    /// Its name.
    pub name: String,
    /// The first row that names it, counted from 1.
    pub row: u32,
    /// It reads as a person's name: no organisation is made of it.
    pub is_person: bool,
}

/// What became of a row that matched by its name alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum NameOutcome {
    /// A record says exactly the same, so there was nothing to decide.
    Unchanged,
    /// It was taken for the record of that name.
    Taken,
    /// It became a record of its own.
    New,
    /// It waits for a decision.
    Refused,
}

impl RowNote {
    /// What reading found, in the language of the request.
    pub(super) fn of(problem: Problem, language: Language) -> Self {
        Self {
            row: problem.row,
            field: problem.field.map(str::to_owned),
            code: RowCode::Reading(problem.code),
            message: language.pick(problem.message_zh.as_str(), problem.message_en.as_str()).to_owned(),
        }
    }
}

/// What becomes the report, while the import runs.
#[derive(Debug, Default)]
pub(super) struct Tally {
    pub added: u32,
    pub updated: u32,
    pub unchanged: u32,
    pub refused: Vec<RefusedRow>,
    pub taken: Vec<TakenRow>,
    pub filled: BTreeMap<&'static str, u32>,
    pub warnings: Vec<RowNote>,
    pub warnings_total: u32,
    pub skipped: Vec<SkippedRow>,
    pub skipped_total: u32,
    pub name_matches: Vec<NameMatch>,
    pub new_owners: Vec<NewOwner>,
    pub new_owners_total: u32,
    pub same_names: Vec<SameName>,
    pub same_names_total: u32,
    listed: BTreeMap<RowCode, u32>,
}

impl Tally {
    pub fn warn(&mut self, note: RowNote) {
        self.warnings_total += 1;
        let listed = self.listed.entry(note.code).or_default();
        if *listed < WARNINGS_LISTED {
            *listed += 1;
            self.warnings.push(note);
        }
    }

    /// Is a row that is taken in still to be shown?
    pub fn shows_more(&self) -> bool {
        self.taken.len() < TAKEN_SHOWN
    }

    /// Takes note of fields that were filled in a row.
    pub fn fill(&mut self, fields: Vec<&'static str>) {
        fields.into_iter().for_each(|field| *self.filled.entry(field).or_default() += 1);
    }

    pub fn new_owner(&mut self, row: u32, name: &str, is_person: bool) {
        self.new_owners_total += 1;
        if self.new_owners.len() < OWNERS_LISTED {
            self.new_owners.push(NewOwner { name: name.to_owned(), row, is_person });
        }
    }

    pub fn skip(&mut self, row: u32, reason: SkipReason) {
        self.skipped_total += 1;
        if self.skipped.len() < SKIPPED_LISTED {
            self.skipped.push(SkippedRow { row, reason });
        }
    }

    /// Does the import change the desk?
    pub fn changes_something(&self) -> bool {
        self.added > 0 || self.updated > 0
    }
}
