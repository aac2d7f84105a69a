//! A first look at a file: what it is, where its header stands, what its columns seem to mean, and what only the user can say.

use std::{ops::ControlFlow, path::Path};

use serde::Serialize;

use domain::{list::ListKind, organisation::Role};

use crate::{
    cell::Row,
    fault::{CellFault, FileFault},
    file_kind::FileKind,
    garbled,
    header::Header,
    heading::fingerprint,
    mapping::{ColumnMapping, Mapping, TextEncoding},
    plan::{Plan, first_rows},
    problem::{IntakeError, Problem},
    propose::{Reason, propose},
    source::Source,
    survey::survey,
};

/// How many rows an inspection shows.
const SAMPLES: usize = 5;

/// What the user has already said about the file; all `None` for a first look.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct InspectOptions {
    /// The encoding of a CSV file.
    pub encoding: Option<TextEncoding>,
    /// What separates the cells of a CSV file.
    pub separator: Option<char>,
    /// The sheet of a spreadsheet.
    pub sheet: Option<String>,
    /// The header's first row, counted from 1.
    pub header_row: Option<u32>,
    /// How many rows the header has: 1 or 2.
    pub header_rows: Option<u32>,
}

/// What a first look has found.
#[derive(Clone, Debug, Serialize, schemars::JsonSchema)]
pub struct Inspection {
    /// What the file is.
    pub file_kind: FileKind,
    /// The sheets of a spreadsheet, in order.
    pub sheets: Vec<String>,
    /// Was the encoding proved, by a mark or by being valid throughout, rather than guessed?
    pub encoding_is_certain: bool,
    /// The first rows below the header, as the file shows them, at most five.
    pub samples: Vec<Vec<String>>,
    /// How to read it; to be given to `read`, changed or not.
    pub mapping: Mapping,
    /// Why each column of `mapping.columns` was mapped or not, in the same order.
    pub reasons: Vec<Reason>,
    /// What the user has to settle in the mapping before it can be read.
    pub questions: Vec<Problem>,
    /// What is to be known of the file before it is read, such as hidden sheets and columns.
    pub remarks: Vec<Problem>,
}

/// Looks at a file and proposes how to read it. Refuses what is too large, damaged or no list; what only the user can
/// settle comes back as questions.
pub fn inspect(path: &Path, kind: ListKind, options: &InspectOptions) -> Result<Inspection, IntakeError> {
    let mut source = Source::open(path, options.encoding, options.separator)?;
    let sheets = source.sheets().into_iter().map(|(name, _)| name).collect();
    let list = find_list(&mut source, kind, options)?;
    let (mapping, reasons) = proposed(&source, kind, &list);
    let List { first_rows, header, .. } = list;
    let mut remarks = remarks(path, &mut source, &mapping)?;
    let mut plan = Plan::of(&mapping, &source, &first_rows)?;
    let questions = survey(&mut source, &mut plan, &mut |_| ControlFlow::Continue(()))?;
    let below = || first_rows.iter().filter(|row| row.number > header.last_row() && !row.is_blank());
    remarks.extend(below().find_map(|row| garbled_cell(row, &plan)));
    Ok(Inspection {
        file_kind: source.kind(),
        sheets,
        encoding_is_certain: source.encoding().is_none_or(|(_, is_certain)| is_certain),
        samples: below().take(SAMPLES).map(Row::texts).collect(),
        mapping,
        reasons,
        questions,
        remarks,
    })
}

/// What is garbled in a row, said before anything else is settled: another encoding may change all of it.
fn garbled_cell(row: &Row, plan: &Plan) -> Option<Problem> {
    plan.columns.iter().find_map(|column| {
        let text = row.cell(column.index).to_string();
        let before = garbled::before(&text)?;
        Some(CellFault::TextGarbled(text, before).at(Some(row.number), Some(column.number()), Some(column.field)))
    })
}

/// The cells of a row as the file shows them; `None` where the sheet ends before it.
pub fn row_texts(path: &Path, mapping: &Mapping, number: u32) -> Result<Option<Vec<String>>, IntakeError> {
    let mut source = Source::open(path, mapping.encoding, mapping.separator)?;
    let mut texts = None;
    source.visit(mapping.sheet.as_deref(), &mut |row, _| {
        if row.number == number {
            texts = Some(row.texts());
        }
        Ok(if row.number >= number { ControlFlow::Break(()) } else { ControlFlow::Continue(()) })
    })?;
    Ok(texts)
}

/// How a file would be read, by its first rows alone: what `inspect` proposes, and why, without a look at the whole list.
pub fn propose_mapping(path: &Path, kind: ListKind, options: &InspectOptions) -> Result<(Mapping, Vec<Reason>), IntakeError> {
    let mut source = Source::open(path, options.encoding, options.separator)?;
    let list = find_list(&mut source, kind, options)?;
    Ok(proposed(&source, kind, &list))
}

fn proposed(source: &Source, kind: ListKind, List { sheet, first_rows, header }: &List) -> (Mapping, Vec<Reason>) {
    let (columns, reasons): (Vec<_>, Vec<_>) = propose(kind, header, first_rows, source.counts_from_1904()).into_iter().unzip();
    let mapping = Mapping {
        kind,
        encoding: source.encoding().map(|(encoding, _)| encoding),
        separator: source.separator(),
        sheet: sheet.clone(),
        header_row: header.row,
        header_rows: header.rows,
        fingerprint: fingerprint(&header.headings),
        role: role(kind, &columns),
        columns,
        kept_rows: Vec::new(),
    };
    (mapping, reasons)
}

/// What the heading of the names says of all organisations, where no column says it of each.
fn role(kind: ListKind, columns: &[ColumnMapping]) -> Option<Role> {
    let column = |key| columns.iter().find(|column| column.field.as_deref() == Some(key));
    match (kind, column("roles"), column("name")) {
        (ListKind::Organisations, None, Some(name)) => Role::of_heading(&name.heading),
        _ => None,
    }
}

/// Where a file holds its list.
struct List {
    sheet: Option<String>,
    first_rows: Vec<Row>,
    header: Header,
}

/// The sheet, its first rows and its header: those that the user names, else the first sheet that has a header.
fn find_list(source: &mut Source, kind: ListKind, options: &InspectOptions) -> Result<List, IntakeError> {
    let candidates: Vec<Option<String>> = match (&options.sheet, source.kind()) {
        (_, FileKind::Csv) => vec![None],
        (Some(sheet), _) => vec![Some(sheet.clone())],
        // A hidden sheet is looked at only where no other holds a list.
        (None, _) => {
            let (hidden, shown): (Vec<_>, Vec<_>) = source.sheets().into_iter().partition(|(_, is_hidden)| *is_hidden);
            shown.into_iter().chain(hidden).map(|(name, _)| Some(name)).collect()
        }
    };
    let mut fault = FileFault::Empty;
    for sheet in candidates {
        let first_rows = first_rows(source, sheet.as_deref())?;
        let found = match options.header_row {
            Some(row) => Header::at(&first_rows, row, options.header_rows, kind).ok_or(FileFault::NoHeader(kind)),
            None => Header::find(&first_rows, kind),
        };
        match found {
            Ok(header) => return Ok(List { sheet, first_rows, header }),
            // The first sheet that holds anything is the one that the user means.
            Err(why) if fault == FileFault::Empty => fault = why,
            Err(_) => {}
        }
    }
    Err(fault.error())
}

/// What a file holds that is not seen by the person who opens it.
pub(crate) fn remarks(path: &Path, source: &mut Source, mapping: &Mapping) -> Result<Vec<Problem>, IntakeError> {
    let mut remarks = Vec::new();
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default();
    let is_called_workbook = ["xls", "xlsx", "xlsm", "xlsb", "ods", "et"].contains(&ending.as_str());
    if is_called_workbook && matches!(source.kind(), FileKind::Csv | FileKind::Html) {
        remarks.push(CellFault::OtherFormat(ending, source.kind()).at(None, None, None));
    }
    let Some(sheet) = &mapping.sheet else { return Ok(remarks) };
    let (hidden, others): (Vec<String>, Vec<String>) = {
        let all = source.sheets();
        let is_read = |name: &String| name == sheet;
        let hidden = all.into_iter().filter(|(_, is_hidden)| *is_hidden).map(|(name, _)| name);
        hidden.partition(is_read)
    };
    if hidden.iter().any(|name| name == sheet) {
        remarks.push(CellFault::HiddenSheet(sheet.clone()).at(None, None, None));
    }
    // One that holds no list, the choices of a drop-down mostly, is no loss.
    let mut lists = Vec::new();
    for name in others {
        let is_list = Header::find(&first_rows(source, Some(&name))?, mapping.kind).is_ok();
        lists.extend(is_list.then_some(name));
    }
    if !lists.is_empty() {
        remarks.push(CellFault::HiddenSheets(lists.join("、")).at(None, None, None));
    }
    let hidden = source.hidden_columns(sheet)?;
    for column in mapping.columns.iter().filter(|column| column.field.is_some()) {
        let at = column.column as usize - 1;
        if hidden.iter().any(|(first, last)| (*first..=*last).contains(&at)) {
            let field = column.field.as_deref().and_then(|key| mapping.kind.field(key));
            remarks.push(CellFault::HiddenColumn(column.heading.clone()).at(None, Some(column.column), field));
        }
    }
    Ok(remarks)
}
