//! A first look at a file: what it is, where its header stands, what its columns seem to mean, and what only the user can say.

use std::path::Path;

use serde::Serialize;

use domain::list_field::ListKind;

use crate::{
    mapping::{Mapping, TextEncoding},
    problem::{IntakeError, Problem},
};

/// What the user has already said about the file; all `None` for a first look.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct InspectOptions {
    /// The encoding of a CSV file.
    pub encoding: Option<TextEncoding>,
    /// The sheet of a spreadsheet.
    pub sheet: Option<String>,
    /// The header's first row, counted from 1.
    pub header_row: Option<u32>,
    /// How many rows the header has: 1 or 2.
    pub header_rows: Option<u32>,
}

/// What a file is, by its content and not by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum FileKind {
    /// A workbook of Excel 2007 or later.
    Xlsx,
    /// A workbook of Excel 97 to 2003.
    Xls,
    /// Text with separators.
    Csv,
}

/// What a first look has found.
#[derive(Clone, Debug, Serialize)]
pub struct Inspection {
    /// What the file is.
    pub file_kind: FileKind,
    /// The sheets of a spreadsheet, in order.
    pub sheets: Vec<String>,
    /// Was the encoding proved, by a mark or by being valid throughout, rather than guessed?
    pub encoding_is_certain: bool,
    /// The first rows below the header, as the file shows them, at most five.
    pub samples: Vec<Vec<String>>,
    /// How to read it; to be given to `read`, changed or not.
    pub mapping: Mapping,
    /// Why each column of `mapping.columns` was mapped or not, in the same order.
    pub reasons: Vec<Reason>,
    /// What the user has to settle in the mapping before it can be read.
    pub questions: Vec<Problem>,
}

/// How sure the proposal for a column is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Proposal {
    /// The heading is the field's name or a known word for it.
    Exact,
    /// The heading contains such a word.
    Likely,
    /// A running number, left out.
    RunningNumber,
    /// The heading means a field that another column has already.
    Taken,
    /// The heading means a field, but the cells do not read as its values.
    CellsDiffer,
    /// The heading is not known.
    Unknown,
}

/// Why a column was mapped as it was.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Reason {
    /// How sure.
    pub proposal: Proposal,
    /// The known word that was found in the heading.
    pub word: Option<&'static str>,
}

/// Looks at a file and proposes how to read it. Refuses what is too large, damaged or no list; columns with two
/// readings come back as questions.
pub fn inspect(_path: &Path, _kind: ListKind, _options: &InspectOptions) -> Result<Inspection, IntakeError> {
    unimplemented!()
}
