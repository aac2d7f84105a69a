//! The rows of an XLSX sheet, streamed: what every cell shows, which areas are merged, what is hidden, and formulas that
//! were never computed. Libraries hand over the numbers alone.

use std::io::{self, Read};

use quick_xml::events::{BytesStart, Event};

use crate::{
    cell::{Cell, Remark, Row, Visit},
    day::iso_day,
    fault::FileFault,
    limits::{MAX_COLUMNS, MAX_ROWS},
    merged::{self, Area, Merged},
    package::{Package, Strings, Xml, attribute, next, put_reference, rich_text, unescaped},
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
                "mergeCell" if layout.merged.len() < merged::MOST => {
                    layout.merged.extend(attribute(&element, "ref")?.as_deref().and_then(area));
                }
                _ => {}
            },
            Event::Eof => break,
            _ => {}
        }
    }
    layout.bytes = xml.get_ref().done();
    Ok(layout)
}

/// Passes over the bytes up to the end of the rows, which is much faster than to take them apart.
fn pass_rows<R: Read>(xml: &mut Xml<R>) -> Result<(), IntakeError> {
    use std::io::BufRead;
    const END: &[u8] = b"sheetData>";
    let source = xml.get_mut();
    let mut matched = 0;
    loop {
        source.begin();
        let bytes = source.fill_buf().map_err(|cause| match cause.kind() {
            io::ErrorKind::FileTooLarge => FileFault::TooLarge.error(),
            _ => FileFault::Damaged.caused_by(cause),
        })?;
        if bytes.is_empty() {
            return Ok(());
        }
        let mut used = bytes.len();
        for (at, byte) in bytes.iter().enumerate() {
            matched = if *byte == END[matched] { matched + 1 } else { usize::from(*byte == END[0]) };
            if matched == END.len() {
                used = at + 1;
                break;
            }
        }
        source.consume(used);
        if matched == END.len() {
            return Ok(());
        }
    }
}

/// Hands over every row that has a cell, with the thousandths of the sheet that are read.
pub(crate) fn visit(package: &mut Package, name: &str, layout: &Layout, each: &mut Visit<'_>) -> Result<(), IntakeError> {
    let from_1904 = package.from_1904;
    let (mut xml, strings, formats) = package.sheet(name)?;
    let mut merged = Merged::new(layout.merged.clone());
    let mut reader = Cells { strings, formats, from_1904, text: String::new() };
    let (mut row, mut column, mut buffer) = (Row::default(), 0, Vec::new());
    let mut share = 0;
    loop {
        match next(&mut xml, &mut buffer)? {
            Event::Start(element) => match element.local_name().as_ref() {
                "row" => {
                    let number = attribute(&element, "r")?.and_then(|number| number.parse().ok());
                    let number = number.unwrap_or_else(|| row.number.saturating_add(1));
                    let is_hidden = is_yes(attribute(&element, "hidden")?.as_deref());
                    if number > MAX_ROWS {
                        return Err(FileFault::TooManyRows.error());
                    }
                    (row, column) = (Row { number, is_hidden, ..Row::default() }, 0);
                }
                "c" => {
                    let element = element.into_owned();
                    if let Some((_, at)) = attribute(&element, "r")?.as_deref().and_then(place) {
                        column = at;
                    }
                    let (cell, remark) = reader.read(&element, &mut xml)?;
                    put(&mut row, column, cell, remark)?;
                    column += 1;
                }
                _ => {}
            },
            Event::End(element) if element.local_name().as_ref() == "row" => {
                share = share.max((xml.get_ref().done() * 1000 / layout.bytes.max(1)).min(1000));
                let cells = std::mem::take(&mut row.cells);
                let mut whole =
                    Row { remarks: std::mem::take(&mut row.remarks), is_hidden: row.is_hidden, ..Row::new(row.number, cells) };
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

/// What is needed to read a cell.
struct Cells<'a> {
    strings: &'a Strings,
    formats: &'a [Shown],
    from_1904: bool,
    /// The text of the cell's value, kept to be used again.
    text: String,
}

impl Cells<'_> {
    fn read<R: Read>(&mut self, element: &BytesStart<'_>, xml: &mut Xml<R>) -> Result<(Cell, Option<Remark>), IntakeError> {
        let kind = attribute(element, "t")?;
        let style = attribute(element, "s")?.and_then(|style| style.parse::<usize>().ok()).unwrap_or(0);
        let (mut inline, mut is_value, mut has_formula) = (None, false, false);
        let mut buffer = Vec::new();
        self.text.clear();
        loop {
            match next(xml, &mut buffer)? {
                Event::Start(inner) => match inner.local_name().as_ref() {
                    "is" => inline = Some(rich_text(xml, "is")?),
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
        if let Some(text) = inline {
            return Ok((Cell::from_text(&text), None));
        }
        if self.text.is_empty() && has_formula && kind.as_deref() != Some("str") {
            return Ok((Cell::Empty, Some(Remark::NotComputed)));
        }
        self.value(kind.as_deref(), style)
    }

    fn value(&self, kind: Option<&str>, style: usize) -> Result<(Cell, Option<Remark>), IntakeError> {
        let text = self.text.as_str();
        let cell = match kind {
            Some("s") => {
                let at = text.trim().parse().ok();
                let shared = if text.is_empty() { Some("") } else { at.and_then(|at| self.strings.get(at)) };
                Cell::from_text(shared.ok_or_else(|| FileFault::Damaged.error())?)
            }
            Some("str" | "inlineStr") if text.contains("_x") => Cell::from_text(&unescaped(text)),
            Some("str" | "inlineStr") => Cell::from_text(text),
            Some("e") => Cell::Error(text.to_owned()),
            Some("b") => Cell::Bool(text.trim() == "1"),
            Some("d") => {
                let day = iso_day(text);
                day.map_or_else(|| Cell::from_text(text), Cell::Date)
            }
            _ if text.trim().is_empty() => Cell::Empty,
            _ => {
                let value: f64 = text.trim().parse().map_err(|_| FileFault::Damaged.error())?;
                let shown = self.formats.get(style).unwrap_or(&Shown::Plain);
                return Ok(shown.cell(value, self.from_1904));
            }
        };
        Ok((cell, None))
    }
}

/// Row, counted from 1, and column, counted from 0, of a reference such as `B12`.
fn place(reference: &str) -> Option<(u32, usize)> {
    let reference = reference.trim_matches('$');
    let letters = reference.bytes().take_while(u8::is_ascii_alphabetic).count();
    if !(1..=3).contains(&letters) {
        return None;
    }
    let column = reference[..letters].bytes().fold(0, |sum, letter| sum * 26 + usize::from(letter.to_ascii_uppercase() - b'@'));
    Some((reference[letters..].trim_start_matches('$').parse().ok()?, column - 1))
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
