//! The file of refused rows: in the layout of the imported file, with the reason in a last column.

use std::path::{Path, PathBuf};

use documents::{
    Language,
    list::{Cell, ListFormat, RefusedLayout, RefusedWriter},
};
use store::{DeskFolder, Output, Readable, StoreError, Warning};

use super::report::RefusedRow;
use crate::{
    error::Result,
    list::{file_out, out},
};

/// Where they go, in which format, and whether they may replace a file.
#[derive(Clone)]
pub(super) struct Place {
    pub path: PathBuf,
    pub format: ListFormat,
    pub replaces: bool,
}

/// Refused rows on their way into a file, which is begun for the first of them.
pub(super) struct RefusedRows {
    place: Option<Place>,
    desk: DeskFolder,
    layout: RefusedLayout,
    language: Language,
    begun: Option<(Output, RefusedWriter)>,
}

/// The file of refused rows, whole and on the disk, and still without its name.
pub(super) struct Refused {
    output: Output,
    place: PathBuf,
}

impl RefusedRows {
    /// Below `head`, the rows above the imported file's data; without a place nothing is written.
    pub fn new(place: Option<Place>, desk: DeskFolder, head: Vec<Vec<String>>, language: Language) -> Self {
        let width = head.iter().map(Vec::len).max().unwrap_or_default();
        Self { place, desk, layout: RefusedLayout { header_rows: head, width }, language, begun: None }
    }

    pub fn row(&mut self, cells: Vec<String>, refused: &RefusedRow) -> Result<()> {
        let Some(Place { path, format, replaces }) = &self.place else { return Ok(()) };
        let (_, writer) = match &mut self.begun {
            Some(begun) => begun,
            None => {
                let output = file_out::begin(path, Readable::AsUsual, *replaces, Some(&self.desk))?;
                let file = output.writer().map_err(|error| file_out::unwritten(error, path))?;
                let writer = RefusedWriter::create(file, *format, &self.layout, self.language)
                    .map_err(|error| out::unwritten(error, path))?;
                self.begun.insert((output, writer))
            }
        };
        let reasons = [&refused.reason].into_iter().chain(&refused.also).map(|note| note.message.as_str());
        let cells: Vec<Cell> = cells.into_iter().map(Cell::Text).collect();
        writer.row(&cells, &reasons.collect::<Vec<_>>().join(" ")).map_err(|error| out::unwritten(error, path))
    }

    /// All of them; `None` where no row was refused.
    pub fn finish(self) -> Result<Option<Refused>> {
        let (Some(Place { path: place, .. }), Some((output, writer))) = (self.place, self.begun) else { return Ok(None) };
        writer.finish().map_err(|error| out::unwritten(error, &place))?;
        output.sync().map_err(|error| file_out::unwritten(error, &place))?;
        Ok(Some(Refused { output, place }))
    }
}

impl Refused {
    /// Gives the file its name.
    pub fn save(self) -> Result<(PathBuf, Option<Warning>), StoreError> {
        let warning = self.output.finish()?;
        Ok((self.place, warning))
    }
}

/// Whether two names mean one file.
pub(super) fn is_same_file(a: &Path, b: &Path) -> bool {
    match (a.canonicalize(), b.canonicalize()) {
        (Ok(a), Ok(b)) => a == b,
        (Ok(_) | Err(_), _) => false,
    }
}
