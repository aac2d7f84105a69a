//! Rows into a CSV file: CRLF, quoted where needed, formulas guarded, in UTF-8 with its mark or in GB18030.

use std::{
    fs::File,
    io::{BufWriter, Write},
};

use csv::{Terminator, Writer, WriterBuilder};
use encoding_rs::GB18030;

use super::{Cell, CsvEncoding};
use domain::formula;

use crate::DocumentError;

/// A CSV file that is being written.
pub(super) struct CsvFile {
    writer: Writer<BufWriter<File>>,
    encoding: CsvEncoding,
    row: u64,
}

impl CsvFile {
    pub(super) fn create(file: File, encoding: CsvEncoding) -> Result<Self, DocumentError> {
        let mut file = BufWriter::new(file);
        if encoding == CsvEncoding::Utf8Bom {
            file.write_all("\u{FEFF}".as_bytes())?;
        }
        // The rows of a list of an imported layout may differ in length.
        let writer = WriterBuilder::new().terminator(Terminator::CRLF).flexible(true).from_writer(file);
        Ok(Self { writer, encoding, row: 0 })
    }

    pub(super) fn row(&mut self, cells: &[Cell]) -> Result<(), DocumentError> {
        self.row += 1;
        for cell in cells {
            let text = match cell {
                Cell::Empty => String::new(),
                Cell::Text(text) => formula::guarded(text).into_owned(),
                // A number that begins with a minus is a number: it runs nothing.
                Cell::Amount(amount) => amount.to_string(),
                Cell::Day(day) => day.to_string(),
                Cell::Integer(number) => number.to_string(),
            };
            self.field(&text)?;
        }
        self.writer.write_record(None::<&[u8]>).map_err(io)
    }

    pub(super) fn finish(mut self) -> Result<(), DocumentError> {
        self.writer.flush()?;
        Ok(())
    }

    /// No byte after the first of a GB18030 character is a comma, quote or line end, so fields may be encoded before they are quoted.
    fn field(&mut self, text: &str) -> Result<(), DocumentError> {
        match self.encoding {
            CsvEncoding::Utf8Bom => self.writer.write_field(text).map_err(io),
            CsvEncoding::Gb18030 => {
                let (bytes, _, replaced) = GB18030.encode(text);
                if replaced {
                    return Err(DocumentError::NotInEncoding { row: self.row });
                }
                self.writer.write_field(bytes).map_err(io)
            }
        }
    }
}

fn io(error: csv::Error) -> DocumentError {
    DocumentError::Io(std::io::Error::from(error))
}
