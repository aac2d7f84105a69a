//! The file of refused rows: in the layout of the imported file, with the reason in a last column.

use std::path::{Path, PathBuf};

use documents::{
    Language,
    list::{Cell, ListFormat, RefusedLayout, RefusedWriter},
};

use super::report::RefusedRow;
use crate::{error::Result, list::out};

/// Refused rows on their way into a file, which is made for the first of them and is complete after the last.
pub(super) struct RefusedRows {
    place: Option<(PathBuf, ListFormat)>,
    layout: RefusedLayout,
    language: Language,
    writer: Option<RefusedWriter>,
}

impl RefusedRows {
    /// Below `head`, the rows above the imported file's data; without a place nothing is written.
    pub fn new(place: Option<(PathBuf, ListFormat)>, head: Vec<Vec<String>>, language: Language) -> Self {
        let width = head.iter().map(Vec::len).max().unwrap_or_default();
        Self { place, layout: RefusedLayout { header_rows: head, width }, language, writer: None }
    }

    pub fn row(&mut self, cells: Vec<String>, refused: &RefusedRow) -> Result<()> {
        let Some((path, format)) = &self.place else { return Ok(()) };
        let writer = match &mut self.writer {
            Some(writer) => writer,
            None => {
                let made = RefusedWriter::create(path, *format, &self.layout, self.language)
                    .map_err(|error| out::unwritten(error, path))?;
                self.writer.insert(made)
            }
        };
        let reasons = [&refused.reason].into_iter().chain(&refused.also).map(|note| note.message.as_str());
        let cells: Vec<Cell> = cells.into_iter().map(Cell::Text).collect();
        writer.row(&cells, &reasons.collect::<Vec<_>>().join(" ")).map_err(|error| out::unwritten(error, path))
    }

    /// The file, complete; `None` where no row was refused.
    pub fn finish(self) -> Result<Option<PathBuf>> {
        let (Some((path, _)), Some(writer)) = (self.place, self.writer) else { return Ok(None) };
        writer.finish().map_err(|error| out::unwritten(error, &path))?;
        Ok(Some(path))
    }
}

/// Whether two names mean one file.
pub(super) fn is_same_file(a: &Path, b: &Path) -> bool {
    match (a.canonicalize(), b.canonicalize()) {
        (Ok(a), Ok(b)) => a == b,
        (Ok(_) | Err(_), _) => false,
    }
}
