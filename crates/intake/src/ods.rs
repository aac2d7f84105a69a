//! The rows of an OpenDocument sheet, streamed. Every cell has the text that it shows beside its value.

use std::{fs::File, io::Read};

use quick_xml::events::{BytesStart, Event};

use crate::{
    cell::{Cell, Remark, Row, Visit},
    day::iso_day,
    fault::FileFault,
    limits::{MAX_COLUMNS, MAX_ROWS},
    merged::{Area, Merged},
    package::{Parts, Xml, attribute, next, put_reference},
    problem::IntakeError,
};

/// An open spreadsheet.
pub(crate) struct OpenDocument {
    parts: Parts,
    /// The sheets in order, each with whether it is hidden.
    pub sheets: Vec<(String, bool)>,
}

impl OpenDocument {
    pub fn open(file: File) -> Result<Self, IntakeError> {
        let mut parts = Parts::open(file)?;
        if is_locked(&mut parts)? {
            return Err(FileFault::Protected.error());
        }
        let mut content = parts.part("content.xml")?.ok_or_else(|| FileFault::Damaged.error())?;
        let (mut sheets, mut hidden_styles, mut style, mut buffer) = (Vec::new(), Vec::new(), None, Vec::new());
        loop {
            match next(&mut content, &mut buffer)? {
                Event::Start(element) => match element.local_name().as_ref() {
                    "style" => style = attribute(&element, "name")?,
                    "table-properties" if attribute(&element, "display")?.as_deref() == Some("false") => {
                        hidden_styles.extend(style.take());
                    }
                    "table" => {
                        let is_hidden = attribute(&element, "style-name")?.is_some_and(|style| hidden_styles.contains(&style));
                        sheets.push((attribute(&element, "name")?.unwrap_or_default(), is_hidden));
                    }
                    _ => {}
                },
                Event::Eof => break,
                _ => {}
            }
        }
        drop(content);
        Ok(Self { parts, sheets })
    }

    /// Hands over every row of a sheet that has a cell.
    pub fn visit(&mut self, sheet: &str, each: &mut Visit<'_>) -> Result<(), IntakeError> {
        let all = self.parts.size("content.xml").max(1);
        let mut content = self.parts.part("content.xml")?.ok_or_else(|| FileFault::Damaged.error())?;
        let mut buffer = Vec::new();
        let (mut is_sheet, mut number, mut merged) = (false, 0u32, Merged::default());
        loop {
            match next(&mut content, &mut buffer)? {
                Event::Start(element) => match element.local_name().as_ref() {
                    "table" => is_sheet = attribute(&element, "name")?.as_deref() == Some(sheet),
                    "table-row" if is_sheet => {
                        let element = element.into_owned();
                        let times = repeated(&element, "number-rows-repeated")?;
                        let is_hidden = matches!(attribute(&element, "visibility")?.as_deref(), Some("collapse" | "filter"));
                        let mut row = row(&mut content, number.saturating_add(1), &mut merged)?;
                        row.is_hidden = is_hidden;
                        if row.is_blank() && row.remarks.is_empty() {
                            number = number.saturating_add(times);
                            continue;
                        }
                        let share = (content.get_ref().done() * 1000 / all).min(1000) as u32;
                        for _ in 0..times {
                            number = number.saturating_add(1);
                            if number > MAX_ROWS {
                                return Err(FileFault::TooManyRows.error());
                            }
                            let mut row = Row { number, ..row.clone() };
                            merged.fill(&mut row);
                            if each(row, share)?.is_break() {
                                return Ok(());
                            }
                        }
                    }
                    _ => {}
                },
                Event::End(element) if is_sheet && element.local_name().as_ref() == "table" => return Ok(()),
                Event::Eof => return Ok(()),
                _ => {}
            }
        }
    }
}

fn is_locked(parts: &mut Parts) -> Result<bool, IntakeError> {
    let Some(mut manifest) = parts.part("meta-inf/manifest.xml")? else { return Ok(false) };
    let mut buffer = Vec::new();
    loop {
        match next(&mut manifest, &mut buffer)? {
            Event::Start(element) if element.local_name().as_ref() == "encryption-data" => return Ok(true),
            Event::Eof => return Ok(false),
            _ => {}
        }
    }
}

fn repeated(element: &BytesStart<'_>, name: &str) -> Result<u32, IntakeError> {
    Ok(attribute(element, name)?.and_then(|times| times.parse().ok()).unwrap_or(1).max(1))
}

/// Reads the cells of a row up to its end, and notes the merged areas that begin in it.
fn row<R: Read>(xml: &mut Xml<R>, number: u32, merged: &mut Merged) -> Result<Row, IntakeError> {
    let (mut row, mut column, mut buffer) = (Row::new(number, Vec::new()), 0usize, Vec::new());
    loop {
        match next(xml, &mut buffer)? {
            Event::Start(element) if matches!(element.local_name().as_ref(), "table-cell" | "covered-table-cell") => {
                let element = element.into_owned();
                let times = repeated(&element, "number-columns-repeated")? as usize;
                let is_covered = element.local_name().as_ref() == "covered-table-cell";
                let rows = repeated(&element, "number-rows-spanned")?;
                let columns = repeated(&element, "number-columns-spanned")? as usize;
                let (cell, remark) = cell(xml, &element)?;
                let end = column.saturating_add(times);
                if !is_covered && (!cell.is_empty() || remark.is_some()) {
                    if end > MAX_COLUMNS as usize {
                        return Err(FileFault::TooManyColumns.error());
                    }
                    row.cells.resize(column, Cell::Empty);
                    row.cells.resize(end, cell);
                    row.remarks.extend(remark.map(|remark| (column, remark)));
                }
                if (rows > 1 || columns > 1) && column + columns <= MAX_COLUMNS as usize {
                    let rows = (number, number.saturating_add(rows - 1));
                    merged.add(Area { rows, columns: (column, column + columns - 1) });
                }
                column = end;
            }
            Event::End(element) if element.local_name().as_ref() == "table-row" => break,
            Event::Eof => return Err(FileFault::Damaged.error()),
            _ => {}
        }
    }
    while row.cells.last().is_some_and(Cell::is_empty) {
        row.cells.pop();
    }
    Ok(row)
}

/// A cell up to its end: the text that it shows, or its day.
fn cell<R: Read>(xml: &mut Xml<R>, element: &BytesStart<'_>) -> Result<(Cell, Option<Remark>), IntakeError> {
    let shown = shown(xml, element.local_name().as_ref())?;
    let has_text = shown.is_some();
    let shown = shown.unwrap_or_default();
    let kind = attribute(element, "value-type")?;
    let has_formula = attribute(element, "formula")?.is_some();
    Ok(match kind.as_deref() {
        Some("date") => {
            let stored = attribute(element, "date-value")?.unwrap_or_default();
            match iso_day(&stored) {
                Some(day) => (Cell::Date(day), (shown.trim() != day.to_string()).then(|| Remark::Shows(shown.trim().to_owned()))),
                None => (Cell::from_text(&shown), None),
            }
        }
        Some("boolean") => (Cell::Bool(attribute(element, "boolean-value")?.as_deref() == Some("true")), None),
        Some("float" | "currency" | "percentage") => {
            let stored = attribute(element, "value")?.unwrap_or_default();
            let number = stored.parse::<f64>().map(Cell::from_number).map_err(|_| FileFault::Damaged.error())?;
            let text = shown.trim();
            // A writer of few words leaves the text away; one that is there and empty is what the format shows.
            if !has_text || text.replace(',', "") == number.to_string() {
                (number, None)
            } else {
                let is_rounded = kind.as_deref() != Some("percentage") && !crate::shown::says_as_much(text, &number.to_string());
                (Cell::from_text(text), is_rounded.then(|| Remark::Rounded(number.to_string())))
            }
        }
        None if has_formula && shown.trim().is_empty() => (Cell::Empty, Some(Remark::NotComputed)),
        _ if has_formula && shown.starts_with('#') => (Cell::Error(shown), None),
        _ => (Cell::from_text(&shown), None),
    })
}

/// The paragraphs of a cell, `None` where it has none; a remark that is pinned to it is none of them.
fn shown<R: Read>(xml: &mut Xml<R>, end: &str) -> Result<Option<String>, IntakeError> {
    let (mut text, mut buffer) = (String::new(), Vec::new());
    let (mut paragraphs, mut notes, mut is_open) = (0, 0, false);
    loop {
        match next(xml, &mut buffer)? {
            Event::Start(element) => match element.local_name().as_ref() {
                "annotation" | "shapes" => notes += 1,
                "p" if notes == 0 => {
                    if paragraphs > 0 {
                        text.push('\n');
                    }
                    (paragraphs, is_open) = (paragraphs + 1, true);
                }
                "s" if is_open => text.extend(std::iter::repeat_n(' ', repeated(&element, "c")?.min(1_000) as usize)),
                "tab" if is_open => text.push('\t'),
                "line-break" if is_open => text.push('\n'),
                _ => {}
            },
            Event::End(element) => match element.local_name().as_ref() {
                "annotation" | "shapes" => notes -= 1,
                "p" if notes == 0 => is_open = false,
                name if name == end => return Ok((paragraphs > 0).then_some(text)),
                _ => {}
            },
            Event::Text(part) if is_open => text.push_str(&part.xml10_content()),
            Event::CData(part) if is_open => text.push_str(&part.xml10_content()),
            Event::GeneralRef(reference) if is_open => put_reference(&reference, &mut text)?,
            Event::Eof => return Err(FileFault::Damaged.error()),
            _ => {}
        }
        if text.len() as u64 > crate::limits::MAX_PIECE {
            return Err(FileFault::TooLarge.error());
        }
    }
}
