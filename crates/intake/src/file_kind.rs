//! What a file is.

use serde::Serialize;

/// What a file is, by its content and not by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum FileKind {
    /// A workbook of Excel 2007 or later.
    Xlsx,
    /// A workbook of Excel 97 to 2003.
    Xls,
    /// A binary workbook of Excel.
    Xlsb,
    /// An OpenDocument spreadsheet.
    Ods,
    /// Text with separators.
    Csv,
    /// A web page with tables.
    Html,
}
