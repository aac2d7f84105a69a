//! A mapping made fast against the file that it is to read: every column's field, unit and order of days.

use domain::{
    list::{FieldKind, ListField, ListKind},
    organisation::Role,
    scheme::Scheme,
};

use crate::{
    cell::Row,
    correction::Corrections,
    fault::FileFault,
    header::Header,
    heading::{fingerprint, plain},
    mapping::{AmountUnit, DayOrder, Mapping},
    problem::IntakeError,
    source::Source,
};

/// The rows that are looked at for title and header.
pub(crate) const HEAD_ROWS: usize = 300;

/// How a file's rows are to be read.
#[derive(Clone, Debug)]
pub(crate) struct Plan {
    pub kind: ListKind,
    pub sheet: Option<String>,
    /// The last row that is no data.
    pub header_end: u32,
    /// The header's plain texts by column, to know it when it is printed again.
    pub header_texts: Vec<Vec<String>>,
    /// The mapped columns, from the left.
    pub columns: Vec<PlannedColumn>,
    /// Columns whose values do not make two rows different.
    pub running_numbers: Vec<usize>,
    pub from_1904: bool,
    /// What every organisation of the list is, where no column says it.
    pub role: Option<Role>,
    /// What a person has put right.
    pub corrections: Corrections,
    /// Rows that are records whatever they look like.
    pub kept_rows: Vec<u32>,
}

/// A column that holds a field.
#[derive(Clone, Copy, Debug)]
pub(crate) struct PlannedColumn {
    /// Counted from 0.
    pub index: usize,
    pub field: &'static ListField,
    pub unit: Option<AmountUnit>,
    pub day_order: Option<DayOrder>,
}

impl PlannedColumn {
    /// Counted from 1, for people.
    pub fn number(&self) -> u32 {
        u32::try_from(self.index + 1).expect("a sheet has at most 16,384 columns")
    }
}

/// The first rows of a sheet, as far as a header may stand.
pub(crate) fn first_rows(source: &mut Source, sheet: Option<&str>) -> Result<Vec<Row>, IntakeError> {
    let mut rows = Vec::new();
    source.visit(sheet, &mut |row, _| {
        rows.push(row);
        Ok(if rows.len() < HEAD_ROWS { std::ops::ControlFlow::Continue(()) } else { std::ops::ControlFlow::Break(()) })
    })?;
    Ok(rows)
}

impl Plan {
    /// Refuses a mapping that was made for another header, or that says what the catalogue does not know.
    pub fn of(mapping: &Mapping, source: &Source, first_rows: &[Row]) -> Result<Self, IntakeError> {
        let mismatch = || FileFault::MappingMismatch.error();
        let header = Header::at(first_rows, mapping.header_row, Some(mapping.header_rows), mapping.kind).ok_or_else(mismatch)?;
        if fingerprint(&header.headings) != mapping.fingerprint || header.rows != mapping.header_rows {
            return Err(mismatch());
        }
        let mut columns: Vec<PlannedColumn> = Vec::new();
        for column in &mapping.columns {
            let Some(key) = &column.field else { continue };
            let field = mapping.kind.field(key).ok_or_else(mismatch)?;
            let index = column.column.checked_sub(1).filter(|index| *index < crate::limits::MAX_COLUMNS).ok_or_else(mismatch)?;
            let is_clash = columns
                .iter()
                .any(|known| known.index == index as usize || (known.field.key == field.key && !takes_many_columns(field)));
            if is_clash {
                return Err(mismatch());
            }
            columns.push(PlannedColumn { index: index as usize, field, unit: column.unit, day_order: column.day_order });
        }
        columns.sort_by_key(|column| column.index);
        let header_rows = mapping.header_row..=header.last_row();
        let header_texts = first_rows
            .iter()
            .filter(|row| header_rows.contains(&row.number))
            .map(|row| row.texts().iter().map(|text| plain(text)).collect())
            .collect();
        let numbers = |heading: &crate::heading::Heading| heading.is_running_number();
        Ok(Self {
            kind: mapping.kind,
            sheet: mapping.sheet.clone(),
            header_end: header.last_row(),
            header_texts,
            columns,
            running_numbers: (0..)
                .zip(&header.headings)
                .filter(|(_, heading)| numbers(heading))
                .map(|(index, _)| index)
                .collect(),
            from_1904: source.counts_from_1904(),
            role: mapping.role,
            corrections: Corrections::default(),
            kept_rows: mapping.kept_rows.clone(),
        })
    }

    /// Puts right what a person has corrected in a row, and gives what each such cell said before.
    pub fn correct(&self, row: &mut Row) -> Vec<(usize, String)> {
        self.corrections.apply(row, |index| self.columns.iter().any(|column| column.index == index))
    }

    /// The column of the field that every row needs, counted from 0.
    pub fn required_column(&self) -> Option<usize> {
        self.columns.iter().find(|column| column.field.required).map(|column| column.index)
    }
}

/// May a field be spread over several columns, as province and city are?
pub(crate) fn takes_many_columns(field: &ListField) -> bool {
    matches!(field.kind, FieldKind::Coded(Scheme::Region) | FieldKind::Names | FieldKind::Codes)
}
