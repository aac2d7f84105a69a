//! A list on its way into a file: begun beside its place, told of as it grows, and named once it is whole.

use std::path::Path;

use documents::{
    Language, Signed,
    list::{Cell, Column, ListFormat, ListWriter},
};
use store::{Output, Readable};

use super::unwritten;
use crate::{
    code::Code,
    error::{Error, Result},
    list::file_out,
    reader::Reader,
    session::Progress,
};

/// Progress is told once in so many rows.
const STEP: u32 = 256;

/// Where a list goes.
pub(in crate::list) struct Place<'a> {
    pub file: &'a Path,
    pub format: ListFormat,
    pub overwrite: bool,
}

/// A list that is being written. Dropped before it is finished, it leaves no file.
pub(in crate::list) struct Sheet<'a, 'p> {
    writer: ListWriter,
    output: Output,
    file: &'a Path,
    reader: &'a Reader<'p>,
    rows: u32,
}

impl<'a, 'p> Sheet<'a, 'p> {
    pub fn begin(reader: &'a Reader<'p>, to: Place<'a>, title: &str, columns: &[Column], language: Language) -> Result<Self> {
        let Place { file, format, overwrite } = to;
        let output = reader.begin(file, Readable::AsUsual, overwrite)?;
        let writer = output.writer().map_err(|error| file_out::unwritten(error, file))?;
        let mut writer = ListWriter::create(writer, format, columns).map_err(|error| unwritten(error, file))?;
        let books = reader.books()?;
        let prepared_by = books.member_name(books.desk()?.member)?.unwrap_or_default();
        writer.print(title, Signed { prepared_by: &prepared_by, language }).map_err(|error| unwritten(error, file))?;
        Ok(Self { writer, output, file, reader, rows: 0 })
    }

    /// Writes a row of so many in all; `cancelled` where whoever hears how far it is breaks off.
    pub fn row(&mut self, cells: &[Cell], total: u32) -> Result<()> {
        self.rows += 1;
        if self.rows % STEP == 1 || self.rows == total {
            let share = u64::from(self.rows.min(total)) * 1000 / u64::from(total.max(1));
            let per_mille = u32::try_from(share).expect("a share of a thousand");
            if self.reader.tell(Progress { per_mille, rows: u64::from(self.rows) }).is_break() {
                return Err(Error::new(Code::Cancelled, ""));
            }
        }
        self.writer.row(cells).map_err(|error| unwritten(error, self.file))
    }

    /// Completes the file and gives it its name; how many rows it has.
    pub fn finish(self) -> Result<u32> {
        self.writer.finish().map_err(|error| unwritten(error, self.file))?;
        self.reader.finish(self.output, self.file)?;
        Ok(self.rows)
    }
}
