//! What a header's columns seem to mean, and why: each field to the one column that names it best and whose cells read as it.

use std::collections::BTreeMap;

use serde::Serialize;

use domain::list::{FieldKind, ListField, ListKind};

use crate::{
    amount,
    cell::Row,
    fault::CellFault,
    header::Header,
    heading::Meaning,
    mapping::{AmountUnit, ColumnMapping, DayOrder},
    plan::{PlannedColumn, takes_many_columns},
    value,
};

/// How sure the proposal for a column is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Proposal {
    /// The heading is the field's name or a known word for it.
    Exact,
    /// The heading contains such a word.
    Likely,
    /// A running number, left out.
    RunningNumber,
    /// The heading means a field that another column has already.
    Taken,
    /// The heading means a field, but the cells do not read as its values.
    CellsDiffer,
    /// The heading is not known.
    Unknown,
}

/// Why a column was mapped as it was.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, schemars::JsonSchema)]
pub struct Reason {
    /// How sure.
    pub proposal: Proposal,
    /// The known word that was found in the heading.
    pub word: Option<&'static str>,
}

/// One entry for every column that has a heading or cells, with its reason.
pub(crate) fn propose(kind: ListKind, header: &Header, first_rows: &[Row], from_1904: bool) -> Vec<(ColumnMapping, Reason)> {
    let data: Vec<&Row> = first_rows.iter().filter(|row| row.number > header.last_row()).collect();
    let unit_above = unit_above(first_rows, header);
    let width = data.iter().map(|row| row.cells.len()).max().unwrap_or(0).max(header.headings.len());
    let mut meanings = meanings(kind, header);
    let chosen = best_columns(&meanings);
    let mut columns = Vec::new();
    for index in 0..width {
        let heading = header.headings.get(index).cloned().unwrap_or_default();
        if heading.is_blank() && data.iter().all(|row| row.cell(index).is_empty()) {
            continue;
        }
        let meaning = meanings.remove(&index);
        let unit = meaning
            .filter(|meaning| meaning.field.kind == FieldKind::Amount)
            .and_then(|_| amount::unit_in_heading(&heading.text()).or(unit_above));
        let proposal = match meaning {
            None if heading.is_running_number() => Proposal::RunningNumber,
            None => Proposal::Unknown,
            Some(_) if !chosen.contains(&index) => Proposal::Taken,
            Some(meaning) if !cells_read_as(meaning.field, index, unit, &data, from_1904) => Proposal::CellsDiffer,
            Some(meaning) if meaning.is_exact => Proposal::Exact,
            Some(_) => Proposal::Likely,
        };
        let is_mapped = matches!(proposal, Proposal::Exact | Proposal::Likely);
        let column = ColumnMapping {
            column: u32::try_from(index + 1).expect("a sheet has at most 16,384 columns"),
            heading: heading.text(),
            field: meaning.filter(|_| is_mapped).map(|meaning| meaning.field.key.to_owned()),
            unit: unit.filter(|_| is_mapped),
            day_order: None,
        };
        columns.push((column, Reason { proposal, word: meaning.map(|meaning| meaning.word) }));
    }
    columns
}

fn meanings(kind: ListKind, header: &Header) -> BTreeMap<usize, Meaning> {
    let told = |heading: &crate::heading::Heading| !heading.is_running_number() && !heading.is_reason();
    (0..)
        .zip(&header.headings)
        .filter(|(_, heading)| told(heading))
        .filter_map(|(index, heading)| Some((index, heading.meaning(kind)?)))
        .collect()
}

/// The columns that get the field that they name: an exact name before a likely one, a likelier word before others,
/// then the leftmost. A region's exact names all count, since they are its parts.
fn best_columns(meanings: &BTreeMap<usize, Meaning>) -> Vec<usize> {
    let mut ordered: Vec<(usize, Meaning)> = meanings.iter().map(|(index, meaning)| (*index, *meaning)).collect();
    ordered.sort_by_key(|(index, meaning)| (!meaning.is_exact, meaning.rank, *index));
    let mut taken: Vec<&str> = Vec::new();
    let mut chosen = Vec::new();
    for (index, meaning) in ordered {
        let is_part = takes_many_columns(meaning.field) && meaning.is_exact;
        if !taken.contains(&meaning.field.key) || is_part {
            taken.push(meaning.field.key);
            chosen.push(index);
        }
    }
    chosen
}

/// Do at least half of the filled cells read as the field's values? A column of words under 授权日 is another thing.
fn cells_read_as(field: &'static ListField, index: usize, unit: Option<AmountUnit>, data: &[&Row], from_1904: bool) -> bool {
    // Units and orders are asked for later; here any will do.
    let column = PlannedColumn { index, field, unit: unit.or(Some(AmountUnit::Yuan)), day_order: Some(DayOrder::MonthFirst) };
    let (mut good, mut bad) = (0usize, 0usize);
    for row in data.iter().filter(|row| !row.cell(index).is_empty()) {
        let cell = row.cell(index);
        let reads = match value::read(cell, &column, from_1904) {
            Ok(reading) => !matches!(reading.doubt, Some(CellFault::CodeMalformed(_))) && !is_measure(&cell.to_string()),
            Err(CellFault::AmountDecimals(_)) => amount::is_bare(cell),
            Err(_) => false,
        };
        if reads { good += 1 } else { bad += 1 }
    }
    bad <= good || bad < 3
}

/// 单位 heads organisations in one list and measures in the next.
fn is_measure(text: &str) -> bool {
    ["元", "千元", "万元", "亿元", "万", "亿", "%", "项", "件", "个", "家", "人", "吨"].contains(&text.trim())
}

/// The unit that a line above the header states for the whole table: 单位：万元.
fn unit_above(first_rows: &[Row], header: &Header) -> Option<AmountUnit> {
    let above = first_rows.iter().filter(|row| row.number < header.row).flat_map(|row| &row.cells).map(ToString::to_string);
    above.filter(|text| text.contains("单位：") || text.contains("单位:")).find_map(|text| amount::unit_in_heading(&text))
}
