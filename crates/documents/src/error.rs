//! What can go wrong while a document is written. None of it carries a name or an amount, so it may be logged.

use std::io;

use rust_xlsxwriter::XlsxError;

/// Why a document could not be written.
#[derive(Debug, thiserror::Error)]
pub enum DocumentError {
    /// The document to print is inconsistent in itself: a line names an account or clause that it does not carry.
    #[error("the document is inconsistent: {0}")]
    Inconsistent(&'static str),
    /// The template did not compile, or the PDF could not be made.
    #[error("typesetting failed: {0}")]
    Typesetting(String),
    /// The workbook could not be made.
    #[error("the workbook could not be written")]
    Workbook(#[source] XlsxError),
    /// A sheet ends at 1,048,576 rows; CSV has no such end.
    #[error("more rows than a worksheet holds")]
    TooManyRows,
    /// A cell of a sheet ends at 32,767 characters; CSV has no such end.
    #[error("the text in column {column} of row {row} is longer than a cell holds")]
    CellTooLong {
        /// Row of the sheet, from 1.
        row: u32,
        /// Column of the sheet, from 1.
        column: u16,
    },
    /// A character that the chosen encoding does not have.
    #[error("a character in row {row} does not exist in the encoding")]
    NotInEncoding {
        /// Row of the file, from 1.
        row: u64,
    },
    /// The file could not be written.
    #[error("the file could not be written")]
    Io(#[from] io::Error),
}

impl From<XlsxError> for DocumentError {
    /// What the system said lies within what the workbook's writer says, and at different depths.
    fn from(error: XlsxError) -> Self {
        let of_system = |error: &(dyn std::error::Error + 'static)| error.downcast_ref::<io::Error>().map(io::Error::kind);
        match error {
            XlsxError::IoError(error) => Self::Io(error),
            error => match std::error::Error::source(&error).and_then(of_system) {
                Some(kind) => Self::Io(kind.into()),
                None => Self::Workbook(error),
            },
        }
    }
}
