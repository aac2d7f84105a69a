//! The rows of an XLSX sheet, streamed: what every cell shows, which areas are merged, what is hidden, and formulas that
//! were never computed. Libraries hand over the numbers alone.

use std::io::{self, BufRead, Read};

use quick_xml::events::{BytesStart, Event};

use crate::{
    cell::{Cell, Remark, Row, Visit},
    day::iso_day,
    fault::FileFault,
    limits::{MAX_COLUMNS, MAX_PARTS, MAX_ROW_CELLS, MAX_ROWS},
    merged::{Area, Merged},
    package::{Package, Strings, Xml, attribute, attributes, next, put_reference, rich_text, unescaped, value_of, xml_fault},
    problem::IntakeError,
    shown::Shown,
};

/// What stands behind the rows of a sheet, and what hides its columns before them.
#[derive(Debug, Default)]
pub(crate) struct Layout {
    merged: Vec<Area>,
    pub hidden_columns: Vec<(usize, usize)>,
    bytes: u64,
}

/// Looks at a sheet around its rows, which are passed over unread.
pub(crate) fn layout(package: &mut Package, name: &str) -> Result<Layout, IntakeError> {
    let (mut xml, ..) = package.sheet(name)?;
    let (mut layout, mut buffer) = (Layout::default(), Vec::new());
    loop {
        match next(&mut xml, &mut buffer)? {
            Event::Start(element) => match element.local_name().as_ref() {
                "col" if is_yes(attribute(&element, "hidden")?.as_deref()) => {
                    let end = |name| Ok(attribute(&element, name)?.and_then(|number| number.parse::<usize>().ok()));
                    let (first, last): (Option<usize>, Option<usize>) = (end("min")?, end("max")?);
                    if let (Some(first @ 1..), Some(last)) = (first, last) {
                        layout.hidden_columns.push((first - 1, last.saturating_sub(1)));
                    }
                }
                "sheetData" => pass_rows(&mut xml)?,
                "mergeCell" => layout.merged.extend(attribute(&element, "ref")?.as_deref().and_then(area)),
                _ => {}
            },
            Event::Eof => break,
            _ => {}
        }
        if layout.merged.len().max(layout.hidden_columns.len()) > MAX_PARTS {
            return Err(FileFault::TooManyParts.error());
        }
    }
    layout.bytes = xml.get_ref().done();
    Ok(layout)
}

/// Passes over the bytes up to the end of the rows, which is much faster than to take them apart.
fn pass_rows<R: Read>(xml: &mut Xml<R>) -> Result<(), IntakeError> {
    const END: &[u8] = b"sheetData>";
    let finder = memchr::memmem::Finder::new(END);
    let source = xml.get_mut();
    // The last bytes of what was passed over, where the end may have begun.
    let mut seam = Vec::with_capacity(2 * END.len());
    loop {
        source.begin();
        let bytes = source.fill_buf().map_err(|cause| match cause.kind() {
            io::ErrorKind::FileTooLarge => FileFault::TooLarge.error(),
            _ => FileFault::Damaged.caused_by(cause),
        })?;
        if bytes.is_empty() {
            return Ok(());
        }
        let before = seam.len();
        seam.extend_from_slice(&bytes[..bytes.len().min(END.len() - 1)]);
        let end = match finder.find(&seam) {
            Some(at) => Some(at + END.len() - before),
            None => finder.find(bytes).map(|at| at + END.len()),
        };
        let used = end.unwrap_or(bytes.len());
        if bytes.len() >= END.len() - 1 {
            seam.clear();
            seam.extend_from_slice(&bytes[bytes.len() - (END.len() - 1)..]);
        } else {
            seam.drain(..seam.len().saturating_sub(END.len() - 1));
        }
        source.consume(used);
        if end.is_some() {
            return Ok(());
        }
    }
}

/// Hands over every row that has a cell, with the thousandths of the sheet that are read.
pub(crate) fn visit(package: &mut Package, name: &str, layout: &Layout, each: &mut Visit<'_>) -> Result<(), IntakeError> {
    let from_1904 = package.from_1904;
    let (mut xml, strings, formats) = package.sheet(name)?;
    let mut merged = Merged::new(layout.merged.clone());
    let mut reader = Cells { strings, formats, from_1904, text: String::new(), inline: String::new(), buffer: Vec::new() };
    let (mut row, mut column, mut buffer) = (Row::default(), 0, Vec::new());
    let (mut rows, mut cells, mut share) = (0, 0, 0);
    loop {
        match next(&mut xml, &mut buffer)? {
            Event::Start(element) => match element.local_name().as_ref() {
                "row" => {
                    rows += 1;
                    row = begun(&element, row.number)?;
                    if rows.max(row.number) > MAX_ROWS {
                        return Err(FileFault::TooManyRows.error());
                    }
                    (column, cells) = (0, 0);
                }
                "c" => {
                    let head = CellHead::of(&element)?;
                    column = head.column.unwrap_or(column);
                    let (cell, remark) = reader.read(&head, &mut xml)?;
                    put(&mut row, column, cell, remark)?;
                    (column, cells) = (column + 1, cells + 1);
                    if cells > MAX_ROW_CELLS {
                        return Err(FileFault::TooManyColumns.error());
                    }
                }
                _ => {}
            },
            Event::End(element) if element.local_name().as_ref() == "row" => {
                share = share.max((xml.get_ref().done() * 1000 / layout.bytes.max(1)).min(1000));
                let mut whole = std::mem::take(&mut row);
                row.number = whole.number;
                merged.fill(&mut whole);
                if each(whole, share as u32)?.is_break() {
                    return Ok(());
                }
            }
            Event::End(element) if element.local_name().as_ref() == "sheetData" => return Ok(()),
            Event::Eof => return Err(FileFault::Damaged.error()),
            _ => {}
        }
    }
}

/// The row that an element begins; without a number it follows the one before.
fn begun(element: &BytesStart<'_>, before: u32) -> Result<Row, IntakeError> {
    let mut row = Row { number: before.saturating_add(1), ..Row::default() };
    for attribute in attributes(element) {
        let attribute = attribute?;
        match attribute.key.local_name().as_ref() {
            "r" => row.number = value_of(&attribute)?.parse().unwrap_or(row.number),
            "hidden" => row.is_hidden = is_yes(Some(&value_of(&attribute)?)),
            _ => {}
        }
    }
    Ok(row)
}

fn put(row: &mut Row, column: usize, cell: Cell, remark: Option<Remark>) -> Result<(), IntakeError> {
    if cell.is_empty() && remark.is_none() {
        return Ok(());
    }
    if column >= MAX_COLUMNS as usize {
        return Err(FileFault::TooManyColumns.error());
    }
    row.remarks.extend(remark.map(|remark| (column, remark)));
    if !cell.is_empty() {
        if row.cells.len() <= column {
            row.cells.resize(column + 1, Cell::Empty);
        }
        row.cells[column] = cell;
    }
    Ok(())
}

/// What a cell's value is, as its element says before the value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// The place of a shared text.
    Shared,
    Text,
    Error,
    Bool,
    Day,
    Number,
}

/// The attributes of a cell.
struct CellHead {
    /// Counted from 0, where it is said.
    column: Option<usize>,
    kind: Kind,
    /// Is its text the answer of a formula, which may be empty?
    is_answer: bool,
    style: usize,
}

impl CellHead {
    fn of(element: &BytesStart<'_>) -> Result<Self, IntakeError> {
        let mut head = Self { column: None, kind: Kind::Number, is_answer: false, style: 0 };
        for attribute in attributes(element) {
            let attribute = attribute?;
            let value = value_of(&attribute)?;
            match attribute.key.local_name().as_ref() {
                "r" => head.column = column_of(&value).map(|(column, _)| column),
                "s" => head.style = value.parse().unwrap_or(0),
                "t" => {
                    head.is_answer = value == "str";
                    head.kind = match &*value {
                        "s" => Kind::Shared,
                        "str" | "inlineStr" => Kind::Text,
                        "e" => Kind::Error,
                        "b" => Kind::Bool,
                        "d" => Kind::Day,
                        _ => Kind::Number,
                    };
                }
                _ => {}
            }
        }
        Ok(head)
    }
}

/// What is needed to read a cell.
struct Cells<'a> {
    strings: &'a Strings,
    formats: &'a [Shown],
    from_1904: bool,
    /// The text of the cell's value and its text in runs, and what the library reads into: kept to be used again.
    text: String,
    inline: String,
    buffer: Vec<u8>,
}

impl Cells<'_> {
    fn read<R: Read>(&mut self, head: &CellHead, xml: &mut Xml<R>) -> Result<(Cell, Option<Remark>), IntakeError> {
        let (mut is_inline, mut is_value, mut has_formula) = (false, false, false);
        self.text.clear();
        // All of a cell is one piece, since empty elements in it would have no end.
        xml.get_mut().begin();
        loop {
            self.buffer.clear();
            match xml.read_event_into(&mut self.buffer).map_err(xml_fault)? {
                Event::Start(inner) => match inner.local_name().as_ref() {
                    "is" => {
                        is_inline = true;
                        rich_text(xml, "is", &mut self.buffer, &mut self.inline)?;
                    }
                    "v" => is_value = true,
                    "f" => has_formula = true,
                    _ => {}
                },
                Event::End(inner) => match inner.local_name().as_ref() {
                    "v" => is_value = false,
                    "c" => break,
                    _ => {}
                },
                Event::Text(text) if is_value => self.text.push_str(&text.xml10_content()),
                Event::CData(text) if is_value => self.text.push_str(&text.xml10_content()),
                Event::GeneralRef(reference) if is_value => put_reference(&reference, &mut self.text)?,
                Event::Eof => return Err(FileFault::Damaged.error()),
                _ => {}
            }
        }
        if is_inline {
            return Ok((Cell::from_text(&self.inline), None));
        }
        if self.text.is_empty() && has_formula && !head.is_answer {
            return Ok((Cell::Empty, Some(Remark::NotComputed)));
        }
        self.value(head)
    }

    fn value(&self, head: &CellHead) -> Result<(Cell, Option<Remark>), IntakeError> {
        let text = self.text.as_str();
        let cell = match head.kind {
            Kind::Shared => {
                let at = text.trim().parse().ok();
                let shared = if text.is_empty() { Some("") } else { at.and_then(|at| self.strings.get(at)) };
                Cell::from_text(shared.ok_or_else(|| FileFault::Damaged.error())?)
            }
            Kind::Text if text.contains("_x") => Cell::from_text(&unescaped(text)),
            Kind::Text => Cell::from_text(text),
            Kind::Error => Cell::Error(text.to_owned()),
            Kind::Bool => Cell::Bool(text.trim() == "1"),
            Kind::Day => {
                let day = iso_day(text);
                day.map_or_else(|| Cell::from_text(text), Cell::Date)
            }
            Kind::Number if text.trim().is_empty() => Cell::Empty,
            Kind::Number => {
                let value: f64 = text.trim().parse().map_err(|_| FileFault::Damaged.error())?;
                let shown = self.formats.get(head.style).unwrap_or(&Shown::Plain);
                return Ok(shown.cell(value, self.from_1904));
            }
        };
        Ok((cell, None))
    }
}

/// Row, counted from 1, and column, counted from 0, of a reference such as `B12`.
fn place(reference: &str) -> Option<(u32, usize)> {
    let (column, rest) = column_of(reference)?;
    Some((rest.trim_matches('$').parse().ok()?, column))
}

/// The column of a reference, counted from 0, and what stands behind it.
fn column_of(reference: &str) -> Option<(usize, &str)> {
    let reference = reference.strip_prefix('$').unwrap_or(reference);
    let (mut column, mut letters) = (0, 0);
    for byte in reference.bytes().take_while(u8::is_ascii_alphabetic) {
        letters += 1;
        if letters > 3 {
            return None;
        }
        column = column * 26 + usize::from(byte.to_ascii_uppercase() - b'@');
    }
    (letters > 0).then(|| (column - 1, &reference[letters..]))
}

fn area(reference: &str) -> Option<Area> {
    let (first, last) = reference.split_once(':')?;
    let (first, last) = (place(first)?, place(last)?);
    let is_area = first.0 <= last.0 && first.1 <= last.1 && last.1 < MAX_COLUMNS as usize;
    is_area.then_some(Area { rows: (first.0, last.0), columns: (first.1, last.1) })
}

fn is_yes(value: Option<&str>) -> bool {
    matches!(value, Some("1" | "true" | "on"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reference_is_a_place() {
        assert_eq!(place("A1"), Some((1, 0)));
        assert_eq!(place("XFD1048576"), Some((1_048_576, 16_383)));
        assert_eq!(place("ABCD1"), None);
        assert_eq!(area("B2:C4"), Some(Area { rows: (2, 4), columns: (1, 2) }));
        assert_eq!(area("C4:B2"), None);
    }
}
