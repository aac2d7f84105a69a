//! What can go wrong while a document is written. None of it carries a name or an amount, so it may be logged.

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
    Workbook(#[from] rust_xlsxwriter::XlsxError),
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
    Io(#[from] std::io::Error),
}
