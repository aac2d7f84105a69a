//! Lists out: results, organisations or whatever has columns, as a workbook or CSV, row by row in constant memory;
//! the template that a list is filled in on; and the rows that an import refused, in the layout of their own file.
//! It knows columns and cells, not what they mean.

mod csv_file;
mod refused;
mod template;
mod workbook;

use std::{
    fs,
    path::{Path, PathBuf},
};

use domain::{Day, Money};

pub use refused::{RefusedLayout, RefusedWriter, reason_heading};
pub use template::{template, write_template_xlsx};

use crate::DocumentError;
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

/// Writes a list row by row. The file appears under its name when it is complete, and not at all when the writer is dropped.
pub struct ListWriter {
    rows: RowWriter,
}

impl ListWriter {
    /// Begins a list with its headings.
    pub fn create(path: &Path, format: ListFormat, columns: &[Column]) -> Result<Self, DocumentError> {
        let mut rows = RowWriter::create(path, format, columns)?;
        rows.headings(&columns.iter().map(|column| column.heading.as_str()).collect::<Vec<_>>())?;
        Ok(Self { rows })
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

/// Rows into a file of either format, under a passing name until it is complete.
struct RowWriter {
    part: PartFile,
    sink: Sink,
}

enum Sink {
    Workbook(Box<WorkbookFile>),
    Csv(Box<CsvFile>),
}

impl RowWriter {
    fn create(path: &Path, format: ListFormat, columns: &[Column]) -> Result<Self, DocumentError> {
        let part = PartFile::beside(path);
        let sink = match format {
            ListFormat::Xlsx => Sink::Workbook(Box::new(WorkbookFile::new(columns)?)),
            ListFormat::Csv(encoding) => Sink::Csv(Box::new(CsvFile::create(&part.part, encoding)?)),
        };
        Ok(Self { part, sink })
    }

    fn headings(&mut self, headings: &[&str]) -> Result<(), DocumentError> {
        match &mut self.sink {
            Sink::Workbook(file) => file.headings(headings),
            Sink::Csv(file) => file.row(&headings.iter().map(|&text| Cell::Text(text.to_owned())).collect::<Vec<_>>()),
        }
    }

    fn row(&mut self, cells: &[Cell]) -> Result<(), DocumentError> {
        match &mut self.sink {
            Sink::Workbook(file) => file.row(cells),
            Sink::Csv(file) => file.row(cells),
        }
    }

    fn finish(self) -> Result<(), DocumentError> {
        match self.sink {
            Sink::Workbook(file) => file.save(&self.part.part)?,
            Sink::Csv(file) => file.finish()?,
        }
        self.part.into_place()
    }
}

/// A file that is not complete yet: `NAME.part` beside the file that it will be; removed unless it is put into place.
struct PartFile {
    part: PathBuf,
    whole: PathBuf,
}

impl PartFile {
    fn beside(whole: &Path) -> Self {
        let mut name = whole.as_os_str().to_owned();
        name.push(".part");
        Self { part: name.into(), whole: whole.to_owned() }
    }

    fn into_place(self) -> Result<(), DocumentError> {
        fs::rename(&self.part, &self.whole)?;
        Ok(())
    }
}

impl Drop for PartFile {
    fn drop(&mut self) {
        // Where it was put into place there is nothing left to remove.
        let _ = fs::remove_file(&self.part);
    }
}
