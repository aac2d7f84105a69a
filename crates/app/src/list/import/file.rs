//! The file of an import before its rows are read: what it is, how it is to be read, and what was remembered of its form.

use std::{
    fs::File,
    io::{self, Read},
    path::Path,
};

use domain::list::ListKind;
use intake::{ColumnMapping, InspectOptions, IntakeCode, IntakeError, Mapping, Problem, Proposal, Reason, TextEncoding};
use serde_json::json;
use sha2::{Digest, Sha256};
use store::Books;

use super::{
    ImportCell, ImportInspected, ImportRow, ImportRun,
    refused::{Place, is_same_file},
};
use crate::{
    act::Act,
    code::Code,
    error::{Error, Result, Sentence},
    list::{file_out, out},
};

/// Looks into a file; the columns are mapped as they were for the last list of the same header.
pub(super) fn inspect(books: Books<'_>, file: &Path, list: ListKind, options: &InspectOptions) -> Result<ImportInspected> {
    let mut inspection = intake::inspect(file, list, options).map_err(unreadable)?;
    let is_remembered = recall(books, &mut inspection.mapping, &mut inspection.reasons)?;
    if is_remembered {
        inspection.questions.retain(|question| is_open(question, &inspection.mapping));
    }
    Ok(ImportInspected { inspection, is_remembered })
}

/// Maps the columns as they were for the last list of the same header, if there was one.
fn recall(books: Books<'_>, mapping: &mut Mapping, reasons: &mut Vec<Reason>) -> Result<bool> {
    let remembered = books.remembered_mapping(&memory_of(mapping))?;
    // What an older version remembered and this one does not understand is no loss: the columns are proposed anew.
    let remembered = remembered.and_then(|value| serde_json::from_value::<Mapping>(value).ok());
    let Some(known) = remembered.filter(|known| is_known(known, mapping)) else { return Ok(false) };
    take_over(&known, mapping, reasons);
    Ok(true)
}

/// How the file of a request is to be read.
pub(super) fn mapping(books: Books<'_>, file: &Path, request: &ImportRun) -> Result<Mapping> {
    let options = InspectOptions {
        encoding: request.encoding,
        separator: request.separator,
        sheet: request.sheet.clone(),
        header_row: request.header_row,
        header_rows: request.header_rows,
    };
    let Some(given) = &request.mapping else {
        let (mut mapping, mut reasons) = intake::propose_mapping(file, request.list, &options).map_err(unreadable)?;
        recall(books, &mut mapping, &mut reasons)?;
        return Ok(Mapping { kept_rows: request.kept_rows.clone(), ..mapping });
    };
    if given.kind != request.list {
        return Err(Error::new(Code::MappingKind, "mapping.kind"));
    }
    let mut mapping = given.clone();
    mapping.encoding = options.encoding.or(mapping.encoding);
    mapping.separator = options.separator.or(mapping.separator);
    mapping.sheet = options.sheet.or(mapping.sheet);
    mapping.kept_rows.extend(&request.kept_rows);
    Ok(mapping)
}

/// One row of a file, column by column of the mapping.
pub(super) fn row(file: &Path, mapping: &Mapping, number: u32) -> Result<ImportRow> {
    let texts = intake::row_texts(file, mapping, number).map_err(unreadable)?;
    let cell = |texts: &[String], column: &ColumnMapping| {
        let text = (column.column as usize).checked_sub(1).and_then(|at| texts.get(at)).cloned().unwrap_or_default();
        Some(ImportCell { column: column.column, heading: column.heading.clone(), field: column.field.clone()?, text })
    };
    let cells = |texts: Vec<String>| mapping.columns.iter().filter_map(|column| cell(&texts, column)).collect();
    Ok(ImportRow { cells: texts.map(cells).unwrap_or_default() })
}

/// Where the refused rows go: never over the file that they come from.
pub(super) fn place_of_refused(file: &Path, request: &ImportRun, mapping: &Mapping) -> Result<Option<Place>> {
    let Some(place) = request.refused_rows.as_deref().map(Path::new) else { return Ok(None) };
    let encoding = match mapping.encoding {
        Some(TextEncoding::Gb18030) => out::ListEncoding::Gb18030,
        Some(
            TextEncoding::Utf8 | TextEncoding::Utf16Le | TextEncoding::Utf16Be | TextEncoding::Big5 | TextEncoding::Windows1252,
        )
        | None => out::ListEncoding::Utf8,
    };
    let format = out::format(place, encoding).map_err(|error| error.at("refused_rows"))?;
    if is_same_file(file, place) {
        return Err(Error::new(Code::FileExists, "refused_rows"));
    }
    file_out::may_write(place, request.overwrite).map_err(|error| error.at("refused_rows"))?;
    Ok(Some(Place { path: place.to_owned(), format, replaces: request.overwrite }))
}

/// Remembers how a header was mapped, for the next list of the same form.
pub(super) fn remember(act: &Act<'_, '_>, mapping: &Mapping) -> Result<()> {
    // Rows belong to one file, and so does what separates its cells.
    let known = Mapping { kept_rows: Vec::new(), separator: None, ..mapping.clone() };
    let value = serde_json::to_value(known).map_err(Error::unexpected)?;
    act.remember_mapping(&memory_of(mapping), &value)
}

/// SHA-256 of the file, in hexadecimal.
pub(super) fn hash(file: &Path) -> Result<String> {
    let unreadable = |error: io::Error| {
        let code = if error.kind() == io::ErrorKind::NotFound { Code::FileMissing } else { Code::FileUnreadable };
        Error::new(code, "file").because(error)
    };
    // To open a pipe waits for whoever writes into it.
    if !std::fs::metadata(file).map_err(unreadable)?.is_file() {
        return Err(Error::new(Code::FileUnreadable, "file"));
    }
    let mut reader = File::open(file).map_err(unreadable)?;
    let mut hasher = Sha256::new();
    let mut part = vec![0; 1 << 16];
    loop {
        match reader.read(&mut part).map_err(unreadable)? {
            0 => break,
            read => hasher.update(&part[..read]),
        }
    }
    Ok(hasher.finalize().iter().map(|byte| format!("{byte:02x}")).collect())
}

/// Why a file can't be read as a list, with the columns to settle as detail.
pub(super) fn unreadable(error: IntakeError) -> Error {
    let field = match error.code {
        IntakeCode::SheetUnknown => "sheet",
        IntakeCode::MappingMismatch => "mapping",
        _ if !error.problems.is_empty() => "mapping",
        _ => "file",
    };
    let mut refused = Error::new(error.code.into(), field);
    // The importer knows more than the code does: what the file is instead, which sheet, which headings.
    refused.message = Sentence { zh: error.message_zh.clone(), en: error.message_en.clone() };
    if !error.problems.is_empty() {
        refused = refused.with(json!({ "problems": error.problems }));
    }
    refused.because(error)
}

/// The same header may belong to a list of either kind.
fn memory_of(mapping: &Mapping) -> String {
    let kind = match mapping.kind {
        ListKind::Results => "results",
        ListKind::Organisations => "organisations",
    };
    format!("{kind} {}", mapping.fingerprint)
}

fn is_known(remembered: &Mapping, proposed: &Mapping) -> bool {
    let fields = remembered.columns.iter().filter_map(|column| column.field.as_deref());
    remembered.kind == proposed.kind
        && remembered.fingerprint == proposed.fingerprint
        && fields.into_iter().all(|field| remembered.kind.field(field).is_some())
}

/// Takes over what is remembered of the list and of every column, also of those without a heading.
fn take_over(remembered: &Mapping, mapping: &mut Mapping, reasons: &mut Vec<Reason>) {
    mapping.role = remembered.role;
    for column in &mut mapping.columns {
        match remembered.columns.iter().find(|known| known.column == column.column) {
            Some(known) => column.clone_from(known),
            None => column.field = None,
        }
    }
    for known in &remembered.columns {
        if mapping.columns.iter().all(|column| column.column != known.column) {
            mapping.columns.push(known.clone());
            reasons.push(Reason { proposal: Proposal::Unknown, word: None });
        }
    }
}

/// Does the mapping leave this question open?
fn is_open(question: &Problem, mapping: &Mapping) -> bool {
    let column = mapping.columns.iter().find(|column| Some(column.column) == question.column);
    let asked = column.filter(|column| column.field.as_deref() == question.field);
    if question.code == IntakeCode::DayReading {
        asked.is_some_and(|column| column.day_order.is_none())
    } else if question.code == IntakeCode::AmountUnit {
        asked.is_some_and(|column| column.unit.is_none())
    } else if question.code == IntakeCode::RequiredUnmapped {
        question.field.is_some_and(|field| mapping.column_of(field).is_none())
    } else {
        true
    }
}
