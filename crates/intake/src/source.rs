//! A file opened as a table, whatever it is: told by its content, held to its limits, its rows handed over one by one.

use std::{
    fs::File,
    io::{self, Read},
    path::Path,
};

use serde::Serialize;

use crate::{
    cell::{Row, Visit},
    fault::FileFault,
    guard::guarded,
    limits::{self, MAX_COLUMNS, MAX_ROWS},
    mapping::TextEncoding,
    problem::IntakeError,
    records::check_workbook,
    text::TextTable,
    workbook::Workbook,
};

/// What a file is, by its content and not by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum FileKind {
    /// A workbook of Excel 2007 or later.
    Xlsx,
    /// A workbook of Excel 97 to 2003.
    Xls,
    /// Text with separators.
    Csv,
}

/// An open file.
pub(crate) enum Source {
    Text(TextTable),
    Workbook(Workbook),
}

impl Source {
    /// Opens what the content says it is; refuses what is no table, or is too large.
    pub fn open(path: &Path, encoding: Option<TextEncoding>) -> Result<Self, IntakeError> {
        let unreadable = |cause: io::Error| FileFault::Unreadable.caused_by(cause);
        let mut start = Vec::new();
        File::open(path).map_err(unreadable)?.take(512).read_to_end(&mut start).map_err(unreadable)?;
        match start.as_slice() {
            [] => Err(FileFault::Empty.error()),
            [b'P', b'K', 3 | 5, 4 | 6, ..] => {
                let file = File::open(path).map_err(unreadable)?;
                let names = guarded(|| limits::check_package(file))??;
                known_package(&names)?;
                Workbook::open_xlsx(path).map(Self::Workbook)
            }
            [0xD0, 0xCF, 0x11, 0xE0, ..] => {
                let file = File::open(path).map_err(unreadable)?;
                guarded(|| check_workbook(file))??;
                Workbook::open_xls(path).map(Self::Workbook)
            }
            other => match foreign_kind(other) {
                Some((zh, en)) => Err(FileFault::Unsupported(zh, en).error()),
                None => TextTable::open(path, encoding).map(Self::Text),
            },
        }
    }

    pub fn kind(&self) -> FileKind {
        match self {
            Self::Text(_) => FileKind::Csv,
            Self::Workbook(Workbook::Xlsx(_)) => FileKind::Xlsx,
            Self::Workbook(Workbook::Xls(_)) => FileKind::Xls,
        }
    }

    /// The sheets, in order; none for CSV.
    pub fn sheets(&self) -> Vec<String> {
        match self {
            Self::Text(_) => Vec::new(),
            Self::Workbook(workbook) => workbook.sheets(),
        }
    }

    /// A CSV file's encoding, and whether it is proved.
    pub fn encoding(&self) -> Option<(TextEncoding, bool)> {
        match self {
            Self::Text(table) => Some((table.encoding, table.is_certain)),
            Self::Workbook(_) => None,
        }
    }

    /// Do its days count from 1904, as old Macintosh workbooks do?
    pub fn counts_from_1904(&self) -> bool {
        match self {
            Self::Text(_) => false,
            Self::Workbook(workbook) => workbook.counts_from_1904(),
        }
    }

    /// Hands over every row of a sheet that exists, in order, until the visitor breaks off.
    pub fn visit(&mut self, sheet: Option<&str>, each: &mut Visit<'_>) -> Result<(), IntakeError> {
        let mut within_limits = |row: Row, share: u32| {
            if row.number > MAX_ROWS && !row.is_blank() {
                return Err(FileFault::TooManyRows.error());
            }
            if row.cells.len() > MAX_COLUMNS as usize {
                return Err(FileFault::TooManyColumns.error());
            }
            each(row, share)
        };
        match self {
            Self::Text(table) => table.visit(&mut within_limits),
            Self::Workbook(workbook) => workbook.visit(sheet.unwrap_or_default(), &mut within_limits),
        }
    }
}

fn known_package(names: &[String]) -> Result<(), IntakeError> {
    let has = |name: &str| names.iter().any(|known| known.eq_ignore_ascii_case(name));
    let starts = |folder: &str| names.iter().any(|known| known.starts_with(folder));
    let (zh, en) = if has("xl/workbook.xml") {
        return Ok(());
    } else if has("xl/workbook.bin") {
        ("二进制工作簿（.xlsb）", "a binary workbook (.xlsb)")
    } else if has("content.xml") {
        ("OpenDocument 文档", "an OpenDocument file")
    } else if starts("word/") {
        ("Word 文档", "a Word document")
    } else {
        ("压缩包", "a zip archive")
    };
    // A few writers keep the workbook under another name; their relations still lead to it.
    if zh == "压缩包" && has("[Content_Types].xml") && starts("xl/") {
        Ok(())
    } else {
        Err(FileFault::Unsupported(zh, en).error())
    }
}

/// What a file is that is neither a workbook nor text with separators; `None` for what may be the latter.
fn foreign_kind(start: &[u8]) -> Option<(&'static str, &'static str)> {
    let bytes = start.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(start).trim_ascii_start();
    let lower = bytes.iter().take(64).map(u8::to_ascii_lowercase).collect::<Vec<_>>();
    if lower.starts_with(b"%pdf") {
        Some(("PDF 文档", "a PDF document"))
    } else if bytes.starts_with(b"{") || bytes.starts_with(b"[") {
        Some(("JSON 数据", "JSON data"))
    } else if lower.starts_with(b"<") {
        Some(("网页或 XML 文件", "a web page or XML file"))
    } else if lower.starts_with(b"{\\rtf") {
        Some(("RTF 文档", "an RTF document"))
    } else if is_binary(bytes) {
        Some(("图片或其他二进制文件", "a picture or another binary file"))
    } else {
        None
    }
}

/// Text has no control signs but tabs and line ends; UTF-16 has zeros, every second byte at most.
fn is_binary(bytes: &[u8]) -> bool {
    if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
        return false;
    }
    let controls = bytes.iter().filter(|byte| matches!(byte, 1..=8 | 14..=26 | 28..=31)).count();
    let zeros = bytes.iter().filter(|byte| **byte == 0).count();
    let adjacent = bytes.windows(2).any(|pair| pair == [0, 0]);
    // In UTF-16 a control byte may be half of a Han sign, so that they count only where no zero stands between.
    (zeros == 0 && controls > 0) || adjacent
}
