//! The rows that an import refused, in the layout of the file that they came from, each with its reason in a last column:
//! mend them there, and import that file.

use std::fs::File;

use super::{Cell, ListFormat, RowWriter};
use crate::{DocumentError, Language};

/// What the imported file looked like.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RefusedLayout {
    /// Everything above the first data row, cell by cell; the last of these rows holds the headings.
    pub header_rows: Vec<Vec<String>>,
    /// The number of columns of the file, data included.
    pub width: usize,
}

/// Writes refused rows one by one into a file that somebody else has made, and keeps or removes.
pub struct RefusedWriter {
    rows: RowWriter,
    width: usize,
}

impl RefusedWriter {
    /// Begins the file with the rows above the data; the heading of the last column is added beside the headings.
    pub fn create(file: File, format: ListFormat, layout: &RefusedLayout, language: Language) -> Result<Self, DocumentError> {
        let width = layout.header_rows.iter().map(Vec::len).fold(layout.width, usize::max);
        let mut rows = RowWriter::create(file, format, &[])?;
        if let Some((headings, above)) = layout.header_rows.split_last() {
            for row in above {
                rows.row(&row.iter().map(|text| Cell::Text(text.clone())).collect::<Vec<_>>())?;
            }
            let mut headings: Vec<&str> = headings.iter().map(String::as_str).collect();
            headings.resize(width, "");
            headings.push(reason_heading(language));
            rows.headings(&headings)?;
        }
        Ok(Self { rows, width })
    }

    /// Writes one refused row as it was, and why it was refused.
    pub fn row(&mut self, cells: &[Cell], reason: &str) -> Result<(), DocumentError> {
        let mut cells = cells.to_vec();
        cells.resize(self.width.max(cells.len()), Cell::Empty);
        cells.push(Cell::Text(reason.to_owned()));
        self.rows.row(&cells)
    }

    /// Completes the file.
    pub fn finish(self) -> Result<(), DocumentError> {
        self.rows.finish()
    }
}

/// The heading of the reason column; an import leaves a column of this name out.
pub const fn reason_heading(language: Language) -> &'static str {
    language.pick("未导入原因", "Reason refused")
}
