//! A web page whose tables are read as sheets. Programs of the web write one and call it `.xls`, which spreadsheets open.

use std::{cell::RefCell, collections::VecDeque, io::Read, path::Path};

use encoding_rs::{BIG5, Encoding, GB18030, GBK, UTF_8, WINDOWS_1252};
use html5ever::{
    tendril::StrTendril,
    tokenizer::{
        BufferQueue, CharacterTokens, EndTag, ParseError, StartTag, Tag, TagToken, Token, TokenSink, TokenSinkResult, Tokenizer,
        TokenizerOpts,
        states::RawKind::{Rawtext, Rcdata, ScriptData},
    },
};

use crate::{
    cell::{Cell, Row, Visit},
    fault::FileFault,
    limits::{MAX_COLUMNS, MAX_HELD, MAX_PIECE, MAX_ROW_CELLS, MAX_ROWS},
    mapping::TextEncoding,
    merged::{Area, Merged},
    problem::IntakeError,
    text::TextTable,
};

/// The most tables of a page, each of which is looked through for a list.
const MAX_TABLES: usize = 20;
/// The most attributes of an element, which are compared with one another.
const MAX_ATTRIBUTES: usize = 256;
/// The most bytes of a tag or a comment.
const MAX_TAG: usize = 256 << 10;

/// A web page whose encoding is known.
#[derive(Debug)]
pub(crate) struct WebPage {
    pub text: TextTable,
    bytes: u64,
    /// How many tables it has.
    tables: usize,
}

impl WebPage {
    /// Opens a page; `start` is how its file begins.
    pub fn open(path: &Path, encoding: Option<TextEncoding>, start: &[u8]) -> Result<Self, IntakeError> {
        let bytes = std::fs::metadata(path).map_err(|cause| FileFault::Unreadable.caused_by(cause))?.len();
        if bytes > MAX_HELD {
            return Err(FileFault::TooLarge.error());
        }
        let mut text = TextTable::unsplit(path, encoding, u64::MAX)?;
        // What a page says of its encoding is often wrong; it counts where its bytes leave it open.
        if let (false, Some(declared)) = (text.is_certain, declared_encoding(start)) {
            text.encoding = declared;
        }
        let mut page = Self { text, bytes, tables: 0 };
        page.tables = page.walk(None, &mut |_, _| Ok(std::ops::ControlFlow::Continue(())))?;
        if page.tables == 0 {
            return Err(FileFault::Unsupported("没有表格的网页（HTML）", "a web page (HTML) without a table").error());
        }
        Ok(page)
    }

    /// The names of its tables, in order.
    pub fn sheets(&self) -> Vec<(String, bool)> {
        (1..=self.tables).map(|number| (name(number), false)).collect()
    }

    /// Hands over every row of a table that has a cell.
    pub fn visit(&self, sheet: &str, each: &mut Visit<'_>) -> Result<(), IntakeError> {
        let table = (1..=self.tables).find(|number| name(*number) == sheet);
        let table = table.ok_or_else(|| FileFault::SheetUnknown(sheet.to_owned()).error())?;
        self.walk(Some(table), each).map(drop)
    }

    /// Goes through the page, hands over the rows of one table, and gives how many tables there are.
    fn walk(&self, wanted: Option<usize>, each: &mut Visit<'_>) -> Result<usize, IntakeError> {
        let unreadable = |cause| FileFault::Unreadable.caused_by(cause);
        let mut decoded = self.text.decoded().map_err(unreadable)?;
        let sink = Tables { state: RefCell::new(State { wanted, ..State::default() }) };
        let tokenizer = Tokenizer::new(sink, TokenizerOpts::default());
        let (queue, mut chunk, mut begun) = (BufferQueue::default(), vec![0; 16 << 10], 0);
        let (mut done, mut merged) = (0u64, Merged::default());
        let (mut tokens, mut open) = (0, 0);
        loop {
            let count = decoded.read(&mut chunk[begun..]).map_err(unreadable)?;
            let filled = begun + count;
            // A sign may end in the next chunk.
            let whole = match std::str::from_utf8(&chunk[..filled]) {
                Ok(_) => filled,
                Err(cut) => cut.valid_up_to(),
            };
            queue.push_back(StrTendril::from(String::from_utf8_lossy(&chunk[..whole]).as_ref()));
            chunk.copy_within(whole..filled, 0);
            begun = filled - whole;
            done += count as u64;
            // The sink stops for no script, so that all of it is taken at once.
            let _ = tokenizer.feed(&queue);
            if count == 0 {
                tokenizer.end();
            }
            let mut state = tokenizer.sink.state.borrow_mut();
            open = if state.tokens == tokens { open + whole } else { 0 };
            tokens = state.tokens;
            if open > MAX_TAG {
                state.fault = Some(FileFault::Damaged);
            }
            if let Some(fault) = state.fault.take() {
                return Err(fault.error());
            }
            while let Some((mut row, areas)) = state.rows.pop_front() {
                areas.into_iter().for_each(|area| merged.add(area));
                merged.fill(&mut row);
                let share = (done * 1000 / self.bytes.max(1)).min(1000) as u32;
                if !row.is_blank() && each(row, share)?.is_break() {
                    return Ok(state.tables);
                }
            }
            if count == 0 {
                return Ok(state.tables);
            }
        }
    }
}

fn name(number: usize) -> String {
    format!("表 {number}")
}

/// Is this the start of a web page?
pub(crate) fn is_web_page(start: &[u8]) -> bool {
    let bytes = start.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(start).trim_ascii_start();
    let lower = bytes.iter().take(1024).map(u8::to_ascii_lowercase).collect::<Vec<_>>();
    let holds = |word: &[u8]| lower.windows(word.len()).any(|part| part == word);
    lower.starts_with(b"<") && (holds(b"<html") || holds(b"<table") || holds(b"<!doctype html"))
}

fn declared_encoding(start: &[u8]) -> Option<TextEncoding> {
    let text = String::from_utf8_lossy(start).to_lowercase();
    let (_, label) = text.split_once("charset=")?;
    let label = label.trim_start_matches(['"', '\'']);
    let end = label.find(|sign: char| !(sign.is_ascii_alphanumeric() || matches!(sign, '-' | '_'))).unwrap_or(label.len());
    let encoding = Encoding::for_label(&label.as_bytes()[..end])?;
    let known = [
        (UTF_8, TextEncoding::Utf8),
        (GBK, TextEncoding::Gb18030),
        (GB18030, TextEncoding::Gb18030),
        (BIG5, TextEncoding::Big5),
        (WINDOWS_1252, TextEncoding::Windows1252),
    ];
    known.into_iter().find(|(one, _)| *one == encoding).map(|(_, encoding)| encoding)
}

/// Takes the page's tokens, and keeps the rows of one table until they are handed over.
struct Tables {
    state: RefCell<State>,
}

#[derive(Default)]
struct State {
    wanted: Option<usize>,
    /// How many tables have begun.
    tables: usize,
    /// The tables that are open, the innermost last.
    open: Vec<Table>,
    rows: VecDeque<(Row, Vec<Area>)>,
    fault: Option<FileFault>,
    /// How many pieces the page was taken apart into.
    tokens: u64,
}

/// A table that is open.
#[derive(Default)]
struct Table {
    is_wanted: bool,
    row: Row,
    areas: Vec<Area>,
    /// How many rows of every column are taken by cells above.
    taken: Vec<u32>,
    /// The column of the next cell.
    column: usize,
    cells: usize,
    /// The cell that is open: its text, its column, and how many rows and columns it spans.
    cell: Option<(String, usize, u32, usize)>,
    is_row: bool,
}

impl TokenSink for Tables {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        let mut state = self.state.borrow_mut();
        state.tokens += u64::from(!matches!(token, ParseError(_)));
        match token {
            TagToken(tag) if tag.kind == StartTag => {
                // What stands in these is no part of the page.
                match &*tag.name {
                    "script" => return TokenSinkResult::RawData(ScriptData),
                    "style" | "noscript" | "iframe" => return TokenSinkResult::RawData(Rawtext),
                    "title" | "textarea" => return TokenSinkResult::RawData(Rcdata),
                    _ => state.start(&tag),
                }
            }
            TagToken(tag) if tag.kind == EndTag => state.end(&tag.name),
            CharacterTokens(text) => state.text(&text),
            _ => {}
        }
        TokenSinkResult::Continue
    }

    fn end(&self) {
        self.state.borrow_mut().end("table");
    }
}

impl State {
    fn start(&mut self, tag: &Tag) {
        let attribute = |name: &str| tag.attrs.iter().find(|one| &*one.name.local == name).map(|one| one.value.trim().to_owned());
        if tag.attrs.len() > MAX_ATTRIBUTES {
            self.fault = Some(FileFault::Damaged);
        }
        if &*tag.name == "table" {
            self.tables += 1;
            if self.tables > MAX_TABLES {
                self.fault = Some(FileFault::TooManyParts);
            }
            self.open.push(Table { is_wanted: self.wanted == Some(self.tables), ..Table::default() });
            return;
        }
        let Some(table) = self.open.last_mut() else { return };
        match &*tag.name {
            "tr" => {
                self.end("tr");
                let Some(table) = self.open.last_mut() else { return };
                table.is_row = true;
                table.row.number = table.row.number.saturating_add(1);
                table.row.is_hidden = is_hidden(attribute("style"));
            }
            "td" | "th" => {
                table.end_cell();
                let span = |name: &str| attribute(name).and_then(|span| span.parse::<u32>().ok()).unwrap_or(1);
                let rows = match span("rowspan") {
                    // It goes on to the end of the table.
                    0 => MAX_ROWS,
                    rows => rows.min(MAX_ROWS),
                };
                if !table.is_row {
                    (table.is_row, table.row.number) = (true, table.row.number.saturating_add(1));
                }
                while table.taken.get(table.column).is_some_and(|rows| *rows > 0) {
                    table.column += 1;
                }
                let columns = span("colspan").clamp(1, 1_000) as usize;
                table.cell = Some((String::new(), table.column, rows, columns));
                table.column += columns;
                table.cells += 1;
                if table.cells > MAX_ROW_CELLS || table.column > MAX_ROW_CELLS {
                    self.fault = Some(FileFault::TooManyColumns);
                }
            }
            "br" | "p" | "div" | "li" => table.line_end(),
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        let Some(table) = self.open.last_mut() else { return };
        match name {
            "td" | "th" => table.end_cell(),
            "p" | "div" | "li" => table.line_end(),
            "tr" | "table" => {
                table.end_cell();
                if table.is_row {
                    let (row, areas) = table.end_row();
                    if row.number > MAX_ROWS {
                        self.fault = Some(FileFault::TooManyRows);
                    } else if row.cells.len() > MAX_COLUMNS as usize {
                        self.fault = Some(FileFault::TooManyColumns);
                    } else if table.is_wanted {
                        self.rows.push_back((row, areas));
                    }
                }
                if name == "table" {
                    self.open.pop();
                }
            }
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        let Some((kept, ..)) = self.open.last_mut().and_then(|table| table.cell.as_mut()) else { return };
        // White space is one space, as the page shows it.
        for sign in text.chars() {
            match sign {
                ' ' | '\t' | '\n' | '\r' | '\u{c}' if kept.is_empty() || kept.ends_with([' ', '\n']) => {}
                ' ' | '\t' | '\n' | '\r' | '\u{c}' => kept.push(' '),
                sign => kept.push(sign),
            }
        }
        if kept.len() as u64 > MAX_PIECE {
            self.fault = Some(FileFault::TooLarge);
        }
    }
}

impl Table {
    fn line_end(&mut self) {
        if let Some((text, ..)) = &mut self.cell {
            let end = text.trim_end_matches(' ').len();
            text.truncate(end);
            if !text.is_empty() && !text.ends_with('\n') {
                text.push('\n');
            }
        }
    }

    fn end_cell(&mut self) {
        let Some((text, column, rows, columns)) = self.cell.take() else { return };
        if rows > 1 || columns > 1 {
            let last = self.row.number.saturating_add(rows - 1);
            self.areas.push(Area { rows: (self.row.number, last), columns: (column, column + columns - 1) });
        }
        if self.taken.len() < column + columns {
            self.taken.resize(column + columns, 0);
        }
        self.taken[column..column + columns].fill(rows);
        let cell = Cell::from_text(text.trim_matches([' ', '\n', '\u{a0}']));
        if !cell.is_empty() {
            self.row.cells.resize(column.max(self.row.cells.len()), Cell::Empty);
            self.row.cells.push(cell);
        }
    }

    fn end_row(&mut self) -> (Row, Vec<Area>) {
        self.taken.iter_mut().for_each(|rows| *rows = rows.saturating_sub(1));
        (self.is_row, self.column, self.cells) = (false, 0, 0);
        let row = std::mem::take(&mut self.row);
        self.row.number = row.number;
        (row, std::mem::take(&mut self.areas))
    }
}

fn is_hidden(style: Option<String>) -> bool {
    style.is_some_and(|style| style.to_lowercase().replace(' ', "").contains("display:none"))
}

#[cfg(test)]
mod tests {
    use std::{io::Write, ops::ControlFlow};

    use super::*;

    fn rows(page: &str, table: &str) -> Vec<(u32, Vec<String>, bool)> {
        let mut file = tempfile::NamedTempFile::new().unwrap();
        file.write_all(page.as_bytes()).unwrap();
        let page = WebPage::open(file.path(), None, page.as_bytes()).unwrap();
        let mut rows = Vec::new();
        page.visit(table, &mut |row, _| {
            rows.push((row.number, row.texts(), row.is_hidden));
            Ok(ControlFlow::Continue(()))
        })
        .unwrap();
        rows
    }

    #[test]
    fn a_table_is_rows_as_the_page_shows_them() {
        let page = "<html><style>td > a { x }</style><script>'<td>'</script><table><tr><th>名称<th>地址
            <tr><td> 甲&amp;乙\n 厂 <td>路<br>号</td></tr><tr style='display: none'><td colspan=2>丙</table>";
        let cells = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>();
        assert_eq!(
            rows(page, "表 1"),
            [(1, cells(&["名称", "地址"]), false), (2, cells(&["甲&乙 厂", "路\n号"]), false), (3, cells(&["丙"]), true)]
        );
    }

    #[test]
    fn a_cell_that_spans_rows_holds_for_them_and_pushes_others_aside() {
        let page = "<table><tr><td rowspan=2>甲</td><td>一</td></tr><tr><td>二</td></tr><tr><td>三</td></tr></table>";
        let texts: Vec<Vec<String>> = rows(page, "表 1").into_iter().map(|(_, texts, _)| texts).collect();
        assert_eq!(texts, [vec!["甲", "一"], vec!["甲", "二"], vec!["三"]]);
    }

    #[test]
    fn a_table_in_a_cell_is_a_table_of_its_own() {
        let page = "<html><table><tr><td>外<table><tr><td>内</td></tr></table>面</td></tr></table>";
        assert_eq!(rows(page, "表 1")[0].1, ["外面"]);
        assert_eq!(rows(page, "表 2")[0].1, ["内"]);
    }
}
