//! Workbooks: XLSX and ODS, which are streamed, and XLS and XLSB, whose reader holds a sheet in memory and is guarded.

use std::{fs::File, io::BufReader, path::Path};

use calamine::{Data, Dimensions, ExcelDateTime, Reader, SheetVisible, Xls, XlsError, Xlsb, XlsbError, open_workbook};

use domain::Day;

use crate::{
    cell::{Cell, Row, Visit},
    fault::FileFault,
    file_kind::FileKind,
    guard::guarded,
    limits::MAX_COLUMNS,
    merged::{Area, Merged},
    ods::OpenDocument,
    package::Package,
    problem::IntakeError,
    sheet::{self, Layout},
};

/// An open workbook.
pub(crate) enum Workbook {
    Xlsx { package: Box<Package>, layout: Option<(String, Layout)> },
    OpenDocument(Box<OpenDocument>),
    Held(Box<Held>),
}

/// A workbook whose reader holds a sheet in memory.
pub(crate) enum Held {
    Xls(Xls<BufReader<File>>),
    Xlsb(Xlsb<BufReader<File>>),
}

impl Workbook {
    pub fn open_xlsx(file: File) -> Result<Self, IntakeError> {
        Ok(Self::Xlsx { package: Box::new(guarded(|| Package::open(file))??), layout: None })
    }

    pub fn open_xls(path: &Path) -> Result<Self, IntakeError> {
        let opened = guarded(|| open_workbook::<Xls<_>, _>(path))?;
        opened.map(|workbook| Self::Held(Box::new(Held::Xls(workbook)))).map_err(|cause| match cause {
            XlsError::Password => FileFault::Protected.error(),
            other => FileFault::Damaged.caused_by(other),
        })
    }

    pub fn open_xlsb(path: &Path) -> Result<Self, IntakeError> {
        let opened = guarded(|| open_workbook::<Xlsb<_>, _>(path))?;
        opened.map(|workbook| Self::Held(Box::new(Held::Xlsb(workbook)))).map_err(|cause| match cause {
            XlsbError::Password => FileFault::Protected.error(),
            other => FileFault::Damaged.caused_by(other),
        })
    }

    pub fn open_document(file: File) -> Result<Self, IntakeError> {
        Ok(Self::OpenDocument(Box::new(guarded(|| OpenDocument::open(file))??)))
    }

    pub fn kind(&self) -> FileKind {
        match self {
            Self::Xlsx { .. } => FileKind::Xlsx,
            Self::OpenDocument(_) => FileKind::Ods,
            Self::Held(held) => match **held {
                Held::Xls(_) => FileKind::Xls,
                Held::Xlsb(_) => FileKind::Xlsb,
            },
        }
    }

    /// The sheets in order, each with whether it is hidden.
    pub fn sheets(&self) -> Vec<(String, bool)> {
        let told = |sheets: &[calamine::Sheet]| {
            let is_hidden = |sheet: &calamine::Sheet| sheet.visible != SheetVisible::Visible;
            sheets.iter().map(|sheet| (sheet.name.clone(), is_hidden(sheet))).collect()
        };
        match self {
            Self::Xlsx { package, .. } => package.sheets.iter().map(|sheet| (sheet.name.clone(), sheet.is_hidden)).collect(),
            Self::OpenDocument(document) => document.sheets.clone(),
            Self::Held(held) => match &**held {
                Held::Xls(workbook) => told(workbook.sheets_metadata()),
                Held::Xlsb(workbook) => told(workbook.sheets_metadata()),
            },
        }
    }

    pub fn counts_from_1904(&self) -> bool {
        match self {
            Self::Xlsx { package, .. } => package.from_1904,
            Self::OpenDocument(_) => false,
            Self::Held(held) => match &**held {
                Held::Xls(workbook) => workbook.has_1904_epoch(),
                Held::Xlsb(workbook) => workbook.has_1904_epoch(),
            },
        }
    }

    /// The columns of a sheet that are hidden, counted from 0, as far as its format tells.
    pub fn hidden_columns(&mut self, sheet: &str) -> Result<Vec<(usize, usize)>, IntakeError> {
        match self {
            Self::Xlsx { package, layout } => Ok(layout_of(package, layout, sheet)?.hidden_columns.clone()),
            Self::OpenDocument(_) | Self::Held(_) => Ok(Vec::new()),
        }
    }

    /// Hands over every row of a sheet, with the thousandths of the sheet that are read; rows without a cell are left out.
    pub fn visit(&mut self, sheet: &str, each: &mut Visit<'_>) -> Result<(), IntakeError> {
        if !self.sheets().iter().any(|(name, _)| name == sheet) {
            return Err(FileFault::SheetUnknown(sheet.to_owned()).error());
        }
        match self {
            Self::Xlsx { package, layout } => {
                layout_of(package, layout, sheet)?;
                let (_, layout) = layout.as_ref().expect("it was just looked at");
                sheet::visit(package, sheet, layout, each)
            }
            Self::OpenDocument(document) => document.visit(sheet, each),
            Self::Held(held) => visit_held(held, sheet, each),
        }
    }
}

/// The layout of a sheet, looked at once.
fn layout_of<'a>(package: &mut Package, known: &'a mut Option<(String, Layout)>, sheet: &str) -> Result<&'a Layout, IntakeError> {
    if known.as_ref().is_none_or(|(name, _)| name != sheet) {
        *known = Some((sheet.to_owned(), sheet::layout(package, sheet)?));
    }
    Ok(&known.as_ref().expect("it was just put there").1)
}

fn visit_held(held: &mut Held, sheet: &str, each: &mut Visit<'_>) -> Result<(), IntakeError> {
    let damaged = |cause: Box<dyn std::error::Error + Send + Sync>| FileFault::Damaged.caused_by(cause);
    let (range, areas) = match held {
        Held::Xls(workbook) => {
            let range = guarded(|| workbook.worksheet_range(sheet))?.map_err(|cause| damaged(cause.into()))?;
            let areas = guarded(|| workbook.merge_cells_by_sheet_name(sheet))?.map_err(|cause| damaged(cause.into()))?;
            (range, areas.iter().filter_map(area_of).collect())
        }
        Held::Xlsb(workbook) => {
            (guarded(|| workbook.worksheet_range(sheet))?.map_err(|cause| damaged(cause.into()))?, Vec::new())
        }
    };
    let Some((first_row, first_column)) = range.start() else { return Ok(()) };
    let mut merged = Merged::new(areas);
    let height = range.height().max(1);
    for (index, row) in range.rows().enumerate() {
        let filled: Vec<Cell> = guarded(|| row.iter().map(cell_of).collect())?;
        let cells = std::iter::repeat_n(Cell::Empty, first_column as usize).chain(filled).collect();
        let number = first_row.saturating_add(index as u32).saturating_add(1);
        let mut row = Row::new(number, cells);
        merged.fill(&mut row);
        if each(row, (index * 1000 / height) as u32)?.is_break() {
            return Ok(());
        }
    }
    Ok(())
}

fn area_of(area: &Dimensions) -> Option<Area> {
    let is_area = area.start.0 <= area.end.0 && area.start.1 <= area.end.1 && area.end.1 < MAX_COLUMNS;
    is_area.then(|| Area {
        rows: (area.start.0.saturating_add(1), area.end.0.saturating_add(1)),
        columns: (area.start.1 as usize, area.end.1 as usize),
    })
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
