//! A file opened as a table, whatever it is: told by its content, held to its limits, its rows handed over one by one.

use std::{
    fs::File,
    io::{self, Read},
    path::Path,
};

use crate::{
    cell::{Cell, Row, Visit},
    fault::FileFault,
    file_kind::FileKind,
    guard::guarded,
    limits::{self, MAX_BYTES, MAX_COLUMNS, MAX_ROWS, MAX_TEXT},
    mapping::TextEncoding,
    problem::IntakeError,
    records::check_workbook,
    text::{self, TextTable},
    web::{WebPage, is_web_page},
    workbook::Workbook,
};

/// An open file.
pub(crate) enum Source {
    Text(TextTable),
    Web(WebPage),
    Workbook(Workbook),
}

impl Source {
    /// Opens what the content says it is; refuses what is no table, or is too large.
    pub fn open(path: &Path, encoding: Option<TextEncoding>, separator: Option<char>) -> Result<Self, IntakeError> {
        let unreadable = |cause: io::Error| match cause.kind() {
            io::ErrorKind::NotFound => FileFault::Missing.caused_by(cause),
            _ => FileFault::Unreadable.caused_by(cause),
        };
        // To open a pipe waits for whoever writes into it.
        let told = std::fs::metadata(path).map_err(unreadable)?;
        if !told.is_file() {
            return Err(FileFault::NoFile.error());
        }
        if told.len() > MAX_BYTES {
            return Err(FileFault::TooLarge.error());
        }
        let open = || File::open(path).map_err(unreadable);
        let mut start = Vec::new();
        open()?.take(4096).read_to_end(&mut start).map_err(unreadable)?;
        match start.as_slice() {
            [] => Err(FileFault::Empty.error()),
            [b'P', b'K', 3 | 5, 4 | 6, ..] => {
                let file = open()?;
                let names = guarded(|| limits::check_package(file))??;
                match known_package(&names)? {
                    FileKind::Ods => Workbook::open_document(open()?),
                    FileKind::Xlsb => {
                        let file = open()?;
                        guarded(|| limits::unpack_into_nothing(file))??;
                        Workbook::open_xlsb(path)
                    }
                    FileKind::Xlsx | FileKind::Xls | FileKind::Csv | FileKind::Html => Workbook::open_xlsx(open()?),
                }
                .map(Self::Workbook)
            }
            [0xD0, 0xCF, 0x11, 0xE0, ..] => {
                let file = open()?;
                guarded(|| check_workbook(file))??;
                Workbook::open_xls(path).map(Self::Workbook)
            }
            other => match foreign_kind(other) {
                Some((zh, en)) => Err(FileFault::Unsupported(zh, en).error()),
                None if is_web_page(other) => WebPage::open(path, encoding, other).map(Self::Web),
                None => TextTable::open(path, encoding, separator).map(Self::Text),
            },
        }
    }

    pub fn kind(&self) -> FileKind {
        match self {
            Self::Text(_) => FileKind::Csv,
            Self::Web(_) => FileKind::Html,
            Self::Workbook(workbook) => workbook.kind(),
        }
    }

    /// The sheets, or the tables of a web page, in order, each with whether it is hidden; none for CSV.
    pub fn sheets(&self) -> Vec<(String, bool)> {
        match self {
            Self::Text(_) => Vec::new(),
            Self::Web(page) => page.sheets(),
            Self::Workbook(workbook) => workbook.sheets(),
        }
    }

    /// The encoding of a text or a web page, and whether it is proved.
    pub fn encoding(&self) -> Option<(TextEncoding, bool)> {
        match self {
            Self::Text(table) | Self::Web(WebPage { text: table, .. }) => Some((table.encoding, table.is_certain)),
            Self::Workbook(_) => None,
        }
    }

    /// What separates the cells of a CSV file.
    pub fn separator(&self) -> Option<char> {
        match self {
            Self::Text(table) => Some(table.separator),
            Self::Web(_) | Self::Workbook(_) => None,
        }
    }

    /// The columns of a sheet that are hidden, counted from 0.
    pub fn hidden_columns(&mut self, sheet: &str) -> Result<Vec<(usize, usize)>, IntakeError> {
        match self {
            Self::Text(_) | Self::Web(_) => Ok(Vec::new()),
            Self::Workbook(workbook) => workbook.hidden_columns(sheet),
        }
    }

    /// Do its days count from 1904, as old Macintosh workbooks do?
    pub fn counts_from_1904(&self) -> bool {
        match self {
            Self::Text(_) | Self::Web(_) => false,
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
            let is_long =
                |cell: &Cell| matches!(cell, Cell::Text(text) if text.len() > MAX_TEXT && text.chars().count() > MAX_TEXT);
            if let Some(column) = row.cells.iter().position(is_long) {
                return Err(FileFault::TextTooLong(row.number, column + 1).error());
            }
            each(row, share)
        };
        match self {
            Self::Text(table) => table.visit(&mut within_limits),
            Self::Web(page) => page.visit(sheet.unwrap_or_default(), &mut within_limits),
            Self::Workbook(workbook) => workbook.visit(sheet.unwrap_or_default(), &mut within_limits),
        }
    }
}

fn known_package(names: &[String]) -> Result<FileKind, IntakeError> {
    let names: Vec<String> = names.iter().map(|name| name.replace('\\', "/").to_lowercase()).collect();
    let has = |name: &str| names.iter().any(|known| known == name);
    let starts = |folder: &str| names.iter().any(|known| known.starts_with(folder));
    let (zh, en) = if has("xl/workbook.xml") {
        return Ok(FileKind::Xlsx);
    } else if has("xl/workbook.bin") {
        return Ok(FileKind::Xlsb);
    } else if has("content.xml") {
        return Ok(FileKind::Ods);
    } else if starts("word/") {
        ("Word 文档", "a Word document")
    } else if starts("ppt/") {
        ("PowerPoint 文档", "a PowerPoint document")
    } else if starts("index/") {
        ("Numbers 表格", "a Numbers document")
    } else {
        ("压缩包", "a zip archive")
    };
    // A few writers keep the workbook under another name; their relations still lead to it.
    if zh == "压缩包" && has("[content_types].xml") && starts("xl/") {
        Ok(FileKind::Xlsx)
    } else {
        Err(FileFault::Unsupported(zh, en).error())
    }
}

/// What a file is that is neither a workbook nor text with separators; `None` for what may be the latter.
fn foreign_kind(start: &[u8]) -> Option<(&'static str, &'static str)> {
    let bytes = start.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(start).trim_ascii_start();
    let lower = bytes.iter().take(1024).map(u8::to_ascii_lowercase).collect::<Vec<_>>();
    let holds = |word: &[u8]| lower.windows(word.len()).any(|part| part == word);
    if lower.starts_with(b"%pdf") {
        Some(("PDF 文档", "a PDF document"))
    } else if lower.starts_with(b"mime-version:") || (holds(b"content-type: multipart/related") && holds(b"boundary=")) {
        Some(("另存的网页（MHTML）", "a saved web page (MHTML)"))
    } else if is_json(bytes) {
        Some(("JSON 数据", "JSON data"))
    } else if lower.starts_with(b"<") && holds(b"urn:schemas-microsoft-com:office:spreadsheet") && !holds(b"<html") {
        Some(("XML 表格 2003", "an XML spreadsheet of 2003"))
    } else if is_web_page(start) {
        None
    } else if lower.starts_with(b"<?xml") || lower.starts_with(b"<!") {
        Some(("XML 文件", "an XML file"))
    } else if lower.starts_with(b"{\\rtf") {
        Some(("RTF 文档", "an RTF document"))
    } else if is_binary(start) {
        Some(("图片或其他二进制文件", "a picture or another binary file"))
    } else {
        None
    }
}

/// `[1]` may also begin a list's first cell.
fn is_json(bytes: &[u8]) -> bool {
    let mut signs = bytes.iter().filter(|byte| !byte.is_ascii_whitespace());
    matches!((signs.next(), signs.next()), (Some(b'{'), Some(b'"' | b'}')) | (Some(b'['), Some(b'{' | b'[' | b'"' | b']')))
}

/// Text has hardly any control signs but tabs and line ends: one that slipped in makes no picture of a list.
fn is_binary(bytes: &[u8]) -> bool {
    if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) || text::is_utf16(bytes).is_some() {
        return false;
    }
    let controls = bytes.iter().filter(|byte| matches!(byte, 0..=8 | 14..=25 | 28..=31)).count();
    controls * 50 > bytes.len() && controls >= 3
}
