//! Where something is wrong, what it is called, and a sentence in both languages that says what to do about it.

use std::fmt;

use serde::Serialize;

use crate::code::IntakeCode;

/// One thing wrong with, or doubtful about, a row or a column.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, schemars::JsonSchema)]
pub struct Problem {
    /// The row, counted from 1; `None` where it concerns the whole column.
    pub row: Option<u32>,
    /// The column, counted from 1.
    pub column: Option<u32>,
    /// The field's key.
    pub field: Option<&'static str>,
    /// Its name.
    pub code: IntakeCode,
    /// The sentence in Chinese. It may quote the cell, so it is for the screen and never for a log.
    pub message_zh: String,
    /// The sentence in English. It may quote the cell, so it is for the screen and never for a log.
    pub message_en: String,
}

/// Why a file cannot be read as a list. `Display` gives the code alone, fit for a log.
#[derive(Debug)]
pub struct IntakeError {
    /// Its name.
    pub code: IntakeCode,
    /// The sentence in Chinese, for the screen.
    pub message_zh: String,
    /// The sentence in English, for the screen.
    pub message_en: String,
    /// The columns that it concerns, where the mapping has to be settled first.
    pub problems: Vec<Problem>,
    /// The breakage underneath.
    pub(crate) cause: Option<Box<dyn std::error::Error + Send + Sync>>,
}

impl fmt::Display for IntakeError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "the list cannot be read: {:?}", self.code)
    }
}

impl std::error::Error for IntakeError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.cause.as_ref().map(|cause| cause.as_ref() as _)
    }
}
