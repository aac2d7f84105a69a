//! Rows into a worksheet in constant memory: each row goes to a passing file as soon as the next one begins.

use std::{
    fs::File,
    io::{self, BufWriter, Write},
};

use rust_xlsxwriter::{Workbook, Worksheet};

use super::{Cell, Column, ColumnKind};
use crate::{
    DocumentError,
    sheet::{self, Faces, Signed},
};

/// A workbook with one sheet that is being filled from the top.
pub(super) struct WorkbookFile {
    file: File,
    workbook: Workbook,
    faces: Faces,
    row: u32,
}

impl WorkbookFile {
    pub(super) fn new(file: File, columns: &[Column]) -> Result<Self, DocumentError> {
        let mut workbook = sheet::workbook()?;
        let faces = Faces::new();
        let worksheet = workbook.add_worksheet_with_constant_memory()?;
        for (index, column) in (0u16..).zip(columns) {
            dress(worksheet, index, column, &faces)?;
        }
        Ok(Self { file, workbook, faces, row: 0 })
    }

    /// Headings keep their place while one scrolls.
    pub(super) fn headings(&mut self, headings: &[&str]) -> Result<(), DocumentError> {
        let worksheet = self.workbook.worksheet_from_index(0)?;
        for (column, heading) in (0u16..).zip(headings) {
            sheet::text(worksheet, self.row, column, heading, &self.faces.heading)?;
        }
        self.row += 1;
        worksheet.set_freeze_panes(self.row, 0)?;
        worksheet.set_repeat_rows(0, self.row - 1)?;
        Ok(())
    }

    /// Sets the sheet up for printing, under a head that says what it is.
    pub(super) fn print(&mut self, title: &str, signed: Signed<'_>) -> Result<(), DocumentError> {
        let worksheet = self.workbook.worksheet_from_index(0)?;
        worksheet.set_header(format!("&L{}&R&D", sheet::in_margin(title)));
        sheet::print_on_a4(worksheet, true, signed);
        Ok(())
    }

    pub(super) fn row(&mut self, cells: &[Cell]) -> Result<(), DocumentError> {
        if self.row >= sheet::ROWS {
            return Err(DocumentError::TooManyRows);
        }
        let worksheet = self.workbook.worksheet_from_index(0)?;
        for (column, cell) in (0u16..).zip(cells) {
            match cell {
                Cell::Empty => {}
                Cell::Text(text) => sheet::text(worksheet, self.row, column, text, &self.faces.text)?,
                Cell::Amount(amount) => sheet::amount(worksheet, self.row, column, *amount, &self.faces.amount)?,
                Cell::Day(day) => sheet::day(worksheet, self.row, column, *day, &self.faces)?,
                Cell::Integer(number) => sheet::integer(worksheet, self.row, column, *number, &self.faces)?,
            }
        }
        self.row += 1;
        Ok(())
    }

    pub(super) fn save(mut self) -> Result<(), DocumentError> {
        let mut file = Silent { file: BufWriter::new(self.file), has_failed: false };
        self.workbook.save_to_writer(&mut file)?;
        Ok(file.flush()?)
    }
}

/// A file that takes whatever comes after the first failure, and puts it nowhere: a workbook that is given up tries to write its
/// end once more, and would tell of another failure on standard error.
struct Silent {
    file: BufWriter<File>,
    has_failed: bool,
}

impl Silent {
    fn once<T>(&mut self, otherwise: T, act: impl FnOnce(&mut BufWriter<File>) -> io::Result<T>) -> io::Result<T> {
        if self.has_failed {
            return Ok(otherwise);
        }
        act(&mut self.file).inspect_err(|error| self.has_failed = error.kind() != io::ErrorKind::Interrupted)
    }
}

impl Write for Silent {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.once(bytes.len(), |file| file.write(bytes))
    }

    fn flush(&mut self) -> io::Result<()> {
        self.once((), Write::flush)
    }
}

/// Gives a column its width, and the format that what is typed into it gets: without it Excel turns an 18-digit code into a number.
pub(super) fn dress(worksheet: &mut Worksheet, index: u16, column: &Column, faces: &Faces) -> Result<(), DocumentError> {
    let (face, least) = match column.kind {
        ColumnKind::Text => (&faces.text, 12),
        ColumnKind::Amount => (&faces.amount, 16),
        ColumnKind::Day => (&faces.day, 12),
        ColumnKind::Integer => (&faces.integer, 10),
    };
    worksheet.set_column_format(index, face)?;
    worksheet.set_column_width(index, sheet::width(&column.heading).clamp(least, 48))?;
    Ok(())
}
