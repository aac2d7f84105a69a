//! Lists out: results, organisations or whatever has columns, as a workbook or CSV, row by row in constant memory;
//! the template that a list is filled in on; and the rows that an import refused, in the layout of their own file.
//! It knows columns and cells, not what they mean.

mod csv_file;
mod refused;
mod template;
mod workbook;

use std::fs::File;

use domain::{Day, Money};

pub use refused::{RefusedLayout, RefusedWriter, reason_heading};
pub use template::template;

use crate::{DocumentError, Signed};
use csv_file::CsvFile;
use workbook::WorkbookFile;

/// One column of a list, its words in the language of the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// The heading, exactly as an import recognises it.
    pub heading: String,
    /// What to write in it, for the template.
    pub explanation: String,
    /// An example, for the template.
    pub example: String,
    /// A row without it is refused.
    pub required: bool,
    /// The words to choose from; empty where the column is free.
    pub choices: Vec<String>,
    /// How its cells look.
    pub kind: ColumnKind,
}

/// How a column's cells look in a workbook.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ColumnKind {
    /// Text, also codes and telephone numbers: what is typed in stays as it is.
    Text,
    /// Yuan with two decimals.
    Amount,
    /// A calendar day.
    Day,
    /// A whole number.
    Integer,
}

/// One cell of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// Nothing.
    Empty,
    /// Text, whatever it looks like.
    Text(String),
    /// An amount in yuan.
    Amount(Money),
    /// A calendar day.
    Day(Day),
    /// A whole number.
    Integer(i64),
}

/// The kind of file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ListFormat {
    /// An Excel workbook.
    Xlsx,
    /// Comma-separated text.
    Csv(CsvEncoding),
}

/// The encoding of a CSV file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum CsvEncoding {
    /// UTF-8 with a byte order mark, without which Excel reads Chinese as rubbish.
    #[default]
    Utf8Bom,
    /// GB18030, for programs that know nothing newer.
    Gb18030,
}

/// Writes a list row by row into a file that somebody else has made, and keeps or removes.
pub struct ListWriter {
    rows: RowWriter,
}

impl ListWriter {
    /// Begins a list with its headings.
    pub fn create(file: File, format: ListFormat, columns: &[Column]) -> Result<Self, DocumentError> {
        let mut rows = RowWriter::create(file, format, columns)?;
        rows.headings(&columns.iter().map(|column| column.heading.as_str()).collect::<Vec<_>>())?;
        Ok(Self { rows })
    }

    /// Sets a workbook up for printing, under a head that says what it is; CSV has no pages.
    pub fn print(&mut self, title: &str, signed: Signed<'_>) -> Result<(), DocumentError> {
        match &mut self.rows {
            RowWriter::Workbook(file) => file.print(title, signed),
            RowWriter::Csv(_) => Ok(()),
        }
    }

    /// Writes one row.
    pub fn row(&mut self, cells: &[Cell]) -> Result<(), DocumentError> {
        self.rows.row(cells)
    }

    /// Completes the file.
    pub fn finish(self) -> Result<(), DocumentError> {
        self.rows.finish()
    }
}

/// Rows into a file of either format.
enum RowWriter {
    Workbook(Box<WorkbookFile>),
    Csv(Box<CsvFile>),
}

impl RowWriter {
    fn create(file: File, format: ListFormat, columns: &[Column]) -> Result<Self, DocumentError> {
        Ok(match format {
            ListFormat::Xlsx => Self::Workbook(Box::new(WorkbookFile::new(file, columns)?)),
            ListFormat::Csv(encoding) => Self::Csv(Box::new(CsvFile::create(file, encoding)?)),
        })
    }

    fn headings(&mut self, headings: &[&str]) -> Result<(), DocumentError> {
        match self {
            Self::Workbook(file) => file.headings(headings),
            Self::Csv(file) => file.row(&headings.iter().map(|&text| Cell::Text(text.to_owned())).collect::<Vec<_>>()),
        }
    }

    fn row(&mut self, cells: &[Cell]) -> Result<(), DocumentError> {
        match self {
            Self::Workbook(file) => file.row(cells),
            Self::Csv(file) => file.row(cells),
        }
    }

    fn finish(self) -> Result<(), DocumentError> {
        match self {
            Self::Workbook(file) => file.save(),
            Self::Csv(file) => file.finish(),
        }
    }
}
