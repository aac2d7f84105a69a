//! Reads a list by its mapping, row by row, so that memory does not grow with the file.

use std::{ops::ControlFlow, path::Path};

use serde::Serialize;

use crate::{mapping::Mapping, problem::IntakeError, row::ParsedRow};

/// How far reading has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Progress {
    /// Thousandths of the whole work, 0 to 1000, never falling.
    pub per_mille: u32,
    /// Rows handed over so far.
    pub rows: u64,
}

/// What a whole list came to.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
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
}

/// Reads the list and hands each row to `sink`, in order. Either callback may break off, which is `Cancelled`; a
/// mapping with an open question is refused before the first row.
pub fn read(
    _path: &Path,
    _mapping: &Mapping,
    _progress: &mut dyn FnMut(Progress) -> ControlFlow<()>,
    _sink: &mut dyn FnMut(ParsedRow) -> ControlFlow<()>,
) -> Result<ReadSummary, IntakeError> {
    unimplemented!()
}
