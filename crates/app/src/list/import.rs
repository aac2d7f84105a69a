//! Importing a list: look at the file, read it into staging, then decide row by row in one transaction that makes one
//! journal entry. Records are found by their keys; a name alone never decides silently. Nothing is half done: until the
//! commit the desk is as it was.

mod decide;
mod file;
mod organisation;
mod persons;
mod refused;
mod report;
mod result;
mod run;
mod subject;
mod words;

use std::path::Path;

use documents::Language;
use domain::{id::ImportId, list::ListKind, person::circle::MatchPersons};
use intake::{Correction, InspectOptions, Inspection, Mapping, TextEncoding};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use store::StoreError;

pub use report::{
    Filled, ImportReport, NameMatch, NameOutcome, NewOwner, RefusedRow, RowCode, RowFaultCode, RowNote, SkippedRow, TakenCell,
    TakenRow,
};

use crate::{
    code::Code,
    desk::undo::{KeptRowView, kept_row},
    error::{Error, Result},
    reader::Reader,
    session::Session,
    statement::WordLanguage,
};

/// Looks into a file.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ImportInspect {
    /// What its rows are.
    pub list: ListKind,
    /// The file.
    pub file: String,
    /// The encoding of a CSV file; found out where missing.
    pub encoding: Option<TextEncoding>,
    /// What separates the cells of a CSV file; found out where missing.
    pub separator: Option<char>,
    /// The sheet of a spreadsheet; the first that holds a list where missing.
    pub sheet: Option<String>,
    /// The header's first row, counted from 1; found out where missing.
    pub header_row: Option<u32>,
    /// How many rows the header has, 1 or 2; found out where missing.
    pub header_rows: Option<u32>,
}

/// What a look into a file has found.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ImportInspected {
    /// What it is, and how it would be read.
    #[serde(flatten)]
    pub inspection: Inspection,
    /// The columns are mapped as they were when a list of this form was last imported.
    pub is_remembered: bool,
}

/// Imports a list, or says what its import would do.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ImportRun {
    /// What its rows are.
    pub list: ListKind,
    /// The file.
    pub file: String,
    /// How to read it; proposed, or remembered from the last list of this form, where missing.
    pub mapping: Option<Mapping>,
    /// The encoding of a CSV file; overrides the mapping's.
    pub encoding: Option<TextEncoding>,
    /// What separates the cells of a CSV file; overrides the mapping's.
    pub separator: Option<char>,
    /// Rows, counted from 1, that look like sums or remarks and are records all the same.
    #[serde(default)]
    pub kept_rows: Vec<u32>,
    /// Cells that were put right by hand; they are read as typed.
    #[serde(default)]
    pub corrections: Vec<Correction>,
    /// The sheet of a spreadsheet; overrides the mapping's.
    pub sheet: Option<String>,
    /// The header's first row, counted from 1, where no mapping is given.
    pub header_row: Option<u32>,
    /// How many rows the header has, where no mapping is given.
    pub header_rows: Option<u32>,
    /// What becomes of rows that have nothing but the name in common with a record.
    #[serde(default)]
    pub match_names: MatchNames,
    /// What becomes of finishers of one name at one owner.
    #[serde(default)]
    pub match_persons: MatchPersons,
    /// Owners that the desk does not have become organisations of it, to which their results are linked.
    #[serde(default)]
    pub add_owners: bool,
    /// Only say what would happen.
    #[serde(default)]
    pub dry_run: bool,
    /// Where to save the refused rows, as `.xlsx` or `.csv`.
    pub refused_rows: Option<String>,
    /// The file of refused rows may replace another.
    #[serde(default)]
    pub overwrite: bool,
    /// The language of the sentences; Chinese where missing.
    pub language: Option<WordLanguage>,
}

/// Asks for one row of a list, to put its cells right.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ImportRowAsk {
    /// The file.
    pub file: String,
    /// How it is read.
    pub mapping: Mapping,
    /// The row, counted from 1.
    pub row: u32,
}

/// One row of a list.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ImportRow {
    /// What each mapped column shows in it, from the left; none where the list ends before it.
    pub cells: Vec<ImportCell>,
}

/// One cell of a list.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ImportCell {
    /// The column, counted from 1.
    pub column: u32,
    /// Its heading.
    pub heading: String,
    /// The key of the field that it holds.
    pub field: String,
    /// What it shows.
    pub text: String,
}

/// Takes an import back, also when other actions followed it.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ImportUndo {
    /// Which, by the id in its report.
    pub import: ImportId,
}

/// What an undone import left.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ImportUndone {
    /// The journal entry that was taken back.
    pub entry: i64,
    /// Its rows that were kept, since later actions touched them.
    pub kept: Vec<KeptRowView>,
}

/// What becomes of rows that match by their name alone; one choice for the whole file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum MatchNames {
    /// They are taken for the records of that name.
    Update,
    /// They become records of their own.
    New,
    /// They are refused, until someone chooses.
    #[default]
    Refuse,
}

impl Session {
    /// Imports a list, or says what its import would do. A break in `on_progress` is `cancelled`, and nothing has changed.
    pub fn import_run(&mut self, request: ImportRun) -> Result<ImportReport> {
        let file = Path::new(&request.file);
        let mapping = file::mapping(self.desk()?.books(), file, &request)?;
        let language: Language = request.language.unwrap_or_default().into();
        let refused = file::place_of_refused(file, &request, &mapping)?;
        let plan = run::Plan {
            file,
            mapping,
            corrections: request.corrections,
            refused,
            language,
            match_names: request.match_names,
            match_persons: request.match_persons,
            add_owners: request.add_owners,
            dry_run: request.dry_run,
        };
        run::run(self, &plan)
    }

    /// Takes an import back, also when other actions followed it; the rows that these touched are kept.
    pub fn import_undo(&mut self, request: ImportUndo) -> Result<ImportUndone> {
        let stamp = self.stamp()?;
        let desk = self.desk_mut()?;
        let undone = match desk.undo_import(&stamp, request.import) {
            Err(StoreError::RecordMissing) => return Err(Error::new(Code::ImportUnknown, "import")),
            undone => undone?,
        };
        let books = desk.books();
        let kept = undone.kept.iter().map(|row| kept_row(books, row)).collect::<Result<_>>()?;
        Ok(ImportUndone { entry: undone.entry, kept })
    }
}

impl Reader<'_> {
    /// Looks into a file: encoding, header, mapping, questions.
    pub fn import_inspect(&self, request: ImportInspect) -> Result<ImportInspected> {
        let ImportInspect { list, file, encoding, separator, sheet, header_row, header_rows } = request;
        let options = InspectOptions { encoding, separator, sheet, header_row, header_rows };
        file::inspect(self.books()?, Path::new(&file), list, &options)
    }

    /// One row of a file as it shows, to put its cells right.
    pub fn import_row(&self, request: ImportRowAsk) -> Result<ImportRow> {
        file::row(Path::new(&request.file), &request.mapping, request.row)
    }
}
