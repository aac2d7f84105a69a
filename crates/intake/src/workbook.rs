//! XLSX, streamed, and XLS, which its reader holds in memory. Every call of their reader is guarded.

use std::{fs::File, io::BufReader, ops::ControlFlow, path::Path};

use calamine::{Data, DataRef, ExcelDateTime, Reader, Xls, XlsError, Xlsx, XlsxError, open_workbook};

use domain::Day;

use crate::{
    cell::{Cell, Row, Visit},
    fault::FileFault,
    guard::guarded,
    limits::{MAX_COLUMNS, MAX_ROWS},
    problem::IntakeError,
};

/// An open workbook.
pub(crate) enum Workbook {
    Xlsx(Box<Xlsx<BufReader<File>>>),
    Xls(Box<Xls<BufReader<File>>>),
}

impl Workbook {
    pub fn open_xlsx(path: &Path) -> Result<Self, IntakeError> {
        let opened = guarded(|| open_workbook::<Xlsx<_>, _>(path))?;
        opened.map(|workbook| Self::Xlsx(Box::new(workbook))).map_err(xlsx_fault)
    }

    pub fn open_xls(path: &Path) -> Result<Self, IntakeError> {
        let opened = guarded(|| open_workbook::<Xls<_>, _>(path))?;
        opened.map(|workbook| Self::Xls(Box::new(workbook))).map_err(|cause| match cause {
            XlsError::Password => FileFault::Protected.error(),
            other => FileFault::Damaged.caused_by(other),
        })
    }

    pub fn sheets(&self) -> Vec<String> {
        match self {
            Self::Xlsx(workbook) => workbook.sheet_names(),
            Self::Xls(workbook) => workbook.sheet_names(),
        }
    }

    pub fn counts_from_1904(&self) -> bool {
        match self {
            Self::Xlsx(workbook) => workbook.has_1904_epoch(),
            Self::Xls(workbook) => workbook.has_1904_epoch(),
        }
    }

    /// Hands over every row of a sheet, with the thousandths of the sheet that are read; rows without a cell are left out.
    pub fn visit(&mut self, sheet: &str, each: &mut Visit<'_>) -> Result<(), IntakeError> {
        if !self.sheets().iter().any(|name| name == sheet) {
            return Err(FileFault::SheetUnknown(sheet.to_owned()).error());
        }
        match self {
            Self::Xlsx(workbook) => visit_xlsx(workbook, sheet, each),
            Self::Xls(workbook) => visit_xls(workbook, sheet, each),
        }
    }
}

fn visit_xlsx(workbook: &mut Xlsx<BufReader<File>>, sheet: &str, each: &mut Visit<'_>) -> Result<(), IntakeError> {
    let mut cells = match guarded(|| workbook.worksheet_cells_reader(sheet))? {
        Ok(cells) => cells,
        // A sheet that holds a chart only.
        Err(XlsxError::NotAWorksheet(_)) => return Ok(()),
        Err(cause) => return Err(xlsx_fault(cause)),
    };
    let end = cells.dimensions().end;
    if end.0 >= MAX_ROWS {
        return Err(FileFault::TooManyRows.error());
    }
    if end.1 >= MAX_COLUMNS {
        return Err(FileFault::TooManyColumns.error());
    }
    let share = |row: u32| (u64::from(row) * 1000 / (u64::from(end.0) + 1)).min(1000) as u32;
    let mut row = Row::default();
    let mut next = || {
        let read = guarded(|| cells.next_cell().map(|cell| cell.map(|it| (it.get_position(), cell_of_ref(it.get_value())))));
        read?.map_err(xlsx_fault)
    };
    while let Some(((at, column), value)) = next()? {
        let number = at.saturating_add(1);
        if number != row.number {
            if number > MAX_ROWS {
                return Err(FileFault::TooManyRows.error());
            }
            let whole = std::mem::replace(&mut row, Row { number, cells: Vec::new() });
            let done = share(whole.number);
            if whole.number > 0 && each(Row::new(whole.number, whole.cells), done)?.is_break() {
                return Ok(());
            }
        }
        if column >= MAX_COLUMNS {
            return Err(FileFault::TooManyColumns.error());
        }
        if !value.is_empty() {
            let column = column as usize;
            if row.cells.len() <= column {
                row.cells.resize(column + 1, Cell::Empty);
            }
            row.cells[column] = value;
        }
    }
    if row.number > 0 {
        let _: ControlFlow<()> = each(Row::new(row.number, row.cells), 1000)?;
    }
    Ok(())
}

fn visit_xls(workbook: &mut Xls<BufReader<File>>, sheet: &str, each: &mut Visit<'_>) -> Result<(), IntakeError> {
    let range = guarded(|| workbook.worksheet_range(sheet))?.map_err(|cause| FileFault::Damaged.caused_by(cause))?;
    let Some((first_row, first_column)) = range.start() else { return Ok(()) };
    let height = range.height().max(1);
    for (index, row) in range.rows().enumerate() {
        let filled: Vec<Cell> = guarded(|| row.iter().map(cell_of).collect())?;
        let cells = std::iter::repeat_n(Cell::Empty, first_column as usize).chain(filled).collect();
        // The format has at most 65,536 rows.
        let number = first_row.saturating_add(index as u32).saturating_add(1);
        if each(Row::new(number, cells), (index * 1000 / height) as u32)?.is_break() {
            return Ok(());
        }
    }
    Ok(())
}

fn cell_of_ref(value: &DataRef<'_>) -> Cell {
    match value {
        DataRef::Empty => Cell::Empty,
        DataRef::String(text) => Cell::from_text(text),
        DataRef::SharedString(text) => Cell::from_text(text),
        DataRef::Int(value) => Cell::Number(value.to_string()),
        DataRef::Float(value) => Cell::from_number(*value),
        DataRef::Bool(value) => Cell::Bool(*value),
        DataRef::DateTime(moment) => cell_of_moment(moment),
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => Cell::from_text(text),
        DataRef::Error(error) => Cell::Error(error.to_string()),
    }
}

fn cell_of(value: &Data) -> Cell {
    match value {
        Data::Empty => Cell::Empty,
        Data::String(text) => Cell::from_text(text),
        Data::Int(value) => Cell::Number(value.to_string()),
        Data::Float(value) => Cell::from_number(*value),
        Data::Bool(value) => Cell::Bool(*value),
        Data::DateTime(moment) => cell_of_moment(moment),
        Data::DateTimeIso(text) | Data::DurationIso(text) => Cell::from_text(text),
        Data::Error(error) => Cell::Error(error.to_string()),
    }
}

/// A date is a day; a time of day or a duration stays the number that it is.
fn cell_of_moment(moment: &ExcelDateTime) -> Cell {
    let (year, month, day, ..) = moment.to_ymd_hms_milli();
    match Day::new(i32::from(year), u32::from(month), u32::from(day)) {
        Ok(day) if moment.is_datetime() && moment.as_f64() >= 1.0 => Cell::Date(day),
        Ok(_) | Err(_) => Cell::from_number(moment.as_f64()),
    }
}

fn xlsx_fault(cause: XlsxError) -> IntakeError {
    match cause {
        XlsxError::Password => FileFault::Protected.error(),
        other => FileFault::Damaged.caused_by(other),
    }
}
