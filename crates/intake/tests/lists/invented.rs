//! What the tests of reading share: invented files, and a reader that keeps everything.

use std::{
    io::{Cursor, Write},
    ops::ControlFlow,
    path::Path,
};

use domain::list::ListKind;
use domain::{organisation::Organisation, result::ResearchResult};
use intake::{
    InspectOptions, Inspection, IntakeCode, IntakeError, ListRow, Mapping, ParsedRow, ReadSummary, SkipReason, inspect, read,
};
use rust_xlsxwriter::{Format, Workbook, Worksheet};
use tempfile::TempDir;
use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

/// A folder with one file in it.
pub struct Invented {
    folder: TempDir,
    name: &'static str,
}

impl Invented {
    pub fn bytes(name: &'static str, bytes: &[u8]) -> Self {
        let folder = TempDir::new().unwrap();
        std::fs::write(folder.path().join(name), bytes).unwrap();
        Self { folder, name }
    }

    pub fn csv(text: &str) -> Self {
        Self::bytes("list.csv", text.as_bytes())
    }

    /// A workbook whose one sheet is filled by `fill`.
    pub fn xlsx(fill: impl FnOnce(&mut Worksheet)) -> Self {
        let mut workbook = Workbook::new();
        fill(workbook.add_worksheet());
        Self::bytes("list.xlsx", &workbook.save_to_buffer().unwrap())
    }

    /// A workbook of texts.
    pub fn table(rows: &[&[&str]]) -> Self {
        Self::xlsx(|sheet| write_table(sheet, rows))
    }

    pub fn path(&self) -> std::path::PathBuf {
        self.folder.path().join(self.name)
    }

    pub fn inspect(&self, kind: ListKind) -> Inspection {
        inspect(&self.path(), kind, &InspectOptions::default()).unwrap_or_else(|error| panic!("{error}: {}", error.message_en))
    }

    pub fn refused(&self, kind: ListKind) -> IntakeCode {
        inspect(&self.path(), kind, &InspectOptions::default()).expect_err("the file is refused").code
    }

    pub fn read(&self, kind: ListKind) -> Whole {
        Whole::read(&self.path(), &self.inspect(kind).mapping).unwrap_or_else(|error| panic!("{error}: {:?}", error.problems))
    }
}

pub fn write_table(sheet: &mut Worksheet, rows: &[&[&str]]) {
    for (row, cells) in (0..).zip(rows) {
        for (column, text) in (0..).zip(*cells) {
            sheet.write(row, column, *text).unwrap();
        }
    }
}

pub fn day_format() -> Format {
    Format::new().set_num_format("yyyy-mm-dd")
}

/// The part of a small workbook that holds its one sheet.
pub const SHEET: &str = "xl/worksheets/sheet1.xml";

/// A package of these parts.
pub fn workbook_with_parts(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(text.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// A small good workbook, one part of it replaced.
pub fn workbook_with(part: &str, fill: impl FnOnce(&mut dyn Write)) -> Vec<u8> {
    let mut workbook = Workbook::new();
    write_table(workbook.add_worksheet(), &[&["单位名称", "地址"], &["示例一厂", "路"]]);
    let mut good = zip::ZipArchive::new(Cursor::new(workbook.save_to_buffer().unwrap())).unwrap();
    let mut package = ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..good.len() {
        let entry = good.by_index_raw(index).unwrap();
        if entry.name_raw() != part.as_bytes() {
            package.raw_copy_file(entry).unwrap();
        }
    }
    package.start_file(part, SimpleFileOptions::default().compression_method(CompressionMethod::Deflated)).unwrap();
    fill(&mut package);
    package.finish().unwrap().into_inner()
}

/// A sheet of these rows.
pub fn sheet(rows: &str) -> String {
    format!(
        r#"<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">{rows}</worksheet>"#
    )
}

/// All that a list gave.
pub struct Whole {
    pub summary: ReadSummary,
    pub rows: Vec<ParsedRow>,
}

impl Whole {
    pub fn read(path: &Path, mapping: &Mapping) -> Result<Self, IntakeError> {
        let mut rows = Vec::new();
        let summary = read(path, mapping, &mut |_| ControlFlow::Continue(()), &mut |row| {
            rows.push(row);
            ControlFlow::Continue(())
        })?;
        Ok(Self { summary, rows })
    }

    pub fn results(&self) -> Vec<&ResearchResult<String>> {
        self.accepted()
            .map(|fields| match fields {
                ListRow::Result(row) => row,
                ListRow::Organisation(row) => panic!("{row:?}"),
            })
            .collect()
    }

    pub fn organisations(&self) -> Vec<&Organisation<String>> {
        self.accepted()
            .map(|fields| match fields {
                ListRow::Organisation(row) => row,
                ListRow::Result(row) => panic!("{row:?}"),
            })
            .collect()
    }

    fn accepted(&self) -> impl Iterator<Item = &ListRow> {
        self.rows.iter().filter_map(|row| match row {
            ParsedRow::Accepted { fields, .. } => Some(&**fields),
            ParsedRow::Refused { .. } | ParsedRow::Skipped { .. } => None,
        })
    }

    pub fn skipped(&self) -> Vec<(u32, SkipReason)> {
        let skipped = |row: &ParsedRow| match row {
            ParsedRow::Skipped { row, why } => Some((*row, why.clone())),
            ParsedRow::Accepted { .. } | ParsedRow::Refused { .. } => None,
        };
        self.rows.iter().filter_map(skipped).collect()
    }

    /// Row, column, field and code of every problem of refused rows.
    pub fn refusals(&self) -> Vec<(u32, u32, &'static str, IntakeCode)> {
        self.problems(|row| match row {
            ParsedRow::Refused { problems, .. } => problems,
            ParsedRow::Accepted { .. } | ParsedRow::Skipped { .. } => &[],
        })
    }

    /// Row, column, field and code of every doubt about accepted rows.
    pub fn warnings(&self) -> Vec<(u32, u32, &'static str, IntakeCode)> {
        self.problems(|row| match row {
            ParsedRow::Accepted { warnings, .. } => warnings,
            ParsedRow::Refused { .. } | ParsedRow::Skipped { .. } => &[],
        })
    }

    fn problems(&self, of: impl Fn(&ParsedRow) -> &[intake::Problem]) -> Vec<(u32, u32, &'static str, IntakeCode)> {
        let place = |problem: &intake::Problem| {
            (problem.row.unwrap(), problem.column.unwrap_or(0), problem.field.unwrap_or(""), problem.code)
        };
        self.rows.iter().flat_map(|row| of(row).iter().map(place)).collect()
    }
}
