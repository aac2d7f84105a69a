//! A row of cells as a typed row: every mapped cell read, every problem placed.

use std::{borrow::Cow, collections::BTreeMap};

use domain::{
    list::{FieldKind, ListField, ListKind},
    scheme::{Scheme, Unread},
};
use serde::de::DeserializeOwned;
use serde_json::{Map, json};

use crate::{
    cell::{Cell, Remark, Row},
    classify::is_lone_name,
    fault::CellFault,
    garbled,
    plan::{Plan, PlannedColumn},
    problem::Problem,
    row::ListRow,
    value::{self, Value},
};

/// A typed row with its doubts, or the problems for which it is refused.
pub(crate) fn build(row: &Row, plan: &Plan) -> Result<(ListRow, Vec<Problem>), Vec<Problem>> {
    let mut values = Values::default();
    let (mut doubts, mut refusals, mut elsewhere) = (Vec::new(), Vec::new(), Vec::new());
    for column in &plan.columns {
        let at = |fault: CellFault| fault.at(Some(row.number), Some(column.number()), Some(column.field));
        let (cell, said) = as_shown(row, column);
        match said {
            Ok(fault) => doubts.extend(fault.map(at)),
            Err(fault) => {
                refusals.push(at(fault));
                continue;
            }
        }
        if let Cell::Text(text) = &*cell
            && let Some(before) = garbled::before(text)
        {
            doubts.push(at(CellFault::TextGarbled(text.clone(), before)));
        }
        match value::read(&cell, column, plan.from_1904) {
            Ok(reading) => {
                doubts.extend(reading.doubt.map(at));
                elsewhere.extend(reading.elsewhere);
                match reading.value {
                    Some(value) => values.put(column.field.key, column.field.kind, value),
                    None if column.field.required => refusals.push(at(CellFault::RequiredEmpty)),
                    None => {}
                }
            }
            Err(fault) => refusals.push(at(fault)),
        }
    }
    if !refusals.is_empty() {
        return Err(refusals);
    }
    if let Some(role) = plan.role {
        values.put_missing("roles", Value::Choices(vec![role.key()]));
    }
    doubts.extend(
        values.put_codes(plan).map(|(column, fault)| fault.at(Some(row.number), Some(column.number()), Some(column.field))),
    );
    elsewhere.into_iter().for_each(|(key, number)| values.put_number(key, number));
    if row.is_hidden {
        doubts.push(CellFault::HiddenRow.at(Some(row.number), None, None));
    }
    if row.remarks.iter().any(|(_, remark)| *remark == Remark::QuoteUnclosed) {
        doubts.push(CellFault::QuoteUnclosed.at(Some(row.number), None, None));
    }
    if is_lone_name(row, plan) {
        doubts.push(CellFault::LoneName.at(Some(row.number), None, None));
    }
    if row.cells.iter().any(|cell| matches!(cell, Cell::Text(text) if text.contains('\u{fffd}'))) {
        doubts.push(CellFault::TextUndecodable.at(Some(row.number), None, None));
    }
    let row = match plan.kind {
        ListKind::Results => ListRow::Result(values.into_record(plan.kind.fields())),
        ListKind::Organisations => ListRow::Organisation(values.into_record(plan.kind.fields())),
    };
    Ok((row, doubts))
}

/// The cell as its field is to read it, and what is to be said of it: a doubt, or why it cannot be read.
fn as_shown<'a>(row: &'a Row, column: &PlannedColumn) -> (Cow<'a, Cell>, Result<Option<CellFault>, CellFault>) {
    let cell = row.cell(column.index);
    let (mut shown, mut doubt) = (Cow::Borrowed(cell), None);
    for remark in row.remarks_at(column.index) {
        doubt = match remark {
            Remark::Merged(from) => Some(CellFault::Merged(*from)),
            Remark::MergedAcross => Some(CellFault::MergedAcross),
            Remark::Rounded(stored) => Some(CellFault::Rounded(cell.to_string(), stored.clone())),
            Remark::ControlSigns => Some(CellFault::ControlSigns),
            Remark::FormatUnknown(stored) => return (shown, Err(CellFault::FormatUnknown(stored.clone()))),
            Remark::NoDay(stored) => return (shown, Err(CellFault::NoDay(stored.clone()))),
            Remark::NotComputed if column.field.required => return (shown, Err(CellFault::NotComputed)),
            Remark::NotComputed => Some(CellFault::NotComputed),
            Remark::Shows(text) => {
                // A day keeps what its format leaves away; whatever else a column holds is what it shows.
                if column.field.kind != FieldKind::Day {
                    shown = Cow::Owned(Cell::from_text(text));
                }
                doubt
            }
            Remark::QuoteUnclosed => doubt,
        };
    }
    (shown, Ok(doubt))
}

/// The values of one row by the keys of their fields.
#[derive(Debug, Default)]
struct Values(BTreeMap<&'static str, Value>);

impl Values {
    /// Keeps a value; a field that is spread over several columns is put together from the left.
    fn put(&mut self, key: &'static str, kind: FieldKind, value: Value) {
        match (self.0.get_mut(key), value) {
            (Some(Value::Texts(known)), Value::Texts(more)) => known.extend(more),
            (Some(Value::Text(known)), Value::Text(more)) if kind == FieldKind::Coded(Scheme::Region) => {
                join_region(known, &more)
            }
            (_, value) => {
                self.0.insert(key, value);
            }
        }
    }

    /// Keeps a value where the row itself says none.
    fn put_missing(&mut self, key: &'static str, value: Value) {
        self.0.entry(key).or_insert(value);
    }

    /// Puts the codes of tables in place of what means them, once all parts of a region are there; what means none stays and is
    /// doubted at its last column.
    fn put_codes<'p>(&mut self, plan: &'p Plan) -> impl Iterator<Item = (&'p PlannedColumn, CellFault)> {
        let mut doubts = BTreeMap::new();
        for column in &plan.columns {
            let (FieldKind::Coded(scheme), Some(Value::Text(text))) = (column.field.kind, self.0.get_mut(column.field.key))
            else {
                continue;
            };
            match scheme.read(text) {
                Ok(code) => code.clone_into(text),
                Err(Unread::Unknown) => drop(doubts.insert(column.field.key, (column, CellFault::NotInTable(text.clone())))),
                Err(Unread::Several) => drop(doubts.insert(column.field.key, (column, CellFault::SeveralInTable(text.clone())))),
            }
        }
        doubts.into_values()
    }

    /// Keeps a number that stood in another field's cell: in its own field where nothing else stands there, or else among the
    /// other numbers.
    fn put_number(&mut self, key: &'static str, number: String) {
        const FURTHER: &str = "other_numbers";
        match self.0.get(key) {
            None if key != FURTHER => drop(self.0.insert(key, Value::Text(number))),
            Some(Value::Text(known)) if *known == number => {}
            _ => self.put(FURTHER, FieldKind::Codes, Value::Texts(vec![number])),
        }
    }

    /// The record that the values make, each at its field's place.
    fn into_record<S: DeserializeOwned>(mut self, fields: &'static [ListField]) -> S {
        let mut record = Map::new();
        for field in fields {
            if let Some(value) = self.0.remove(field.key) {
                put_at(&mut record, field.place, json(field.kind, value));
            }
        }
        serde_json::from_value(record.into()).expect("the catalogue places every value where the record has it")
    }
}

/// A value as the record's JSON has it.
fn json(kind: FieldKind, value: Value) -> serde_json::Value {
    match (kind, value) {
        (FieldKind::Names, Value::Texts(names)) => names.into_iter().map(|name| json!({ "name": name })).collect(),
        (_, Value::Text(text)) => text.into(),
        (_, Value::Texts(texts)) => texts.into(),
        (_, Value::Day(day)) => day.to_string().into(),
        (_, Value::Money(amount)) => amount.to_string().into(),
        (_, Value::Integer(number)) => number.into(),
        (_, Value::YesNo(answer)) => answer.into(),
        (_, Value::Choices(keys)) => keys.into_iter().collect(),
    }
}

/// Puts a value at `key`, or into the first element of a list at `list/0/key`.
fn put_at(record: &mut Map<String, serde_json::Value>, place: &str, value: serde_json::Value) {
    match place.split_once("/0/") {
        None => drop(record.insert(place.to_owned(), value)),
        Some((list, key)) => {
            let list = record.entry(list).or_insert_with(|| json!([{}]));
            list[0][key] = value;
        }
    }
}

/// 甘肃省 and 兰州市 are 甘肃省兰州市, and so are 甘肃省 and 甘肃省兰州市.
fn join_region(known: &mut String, more: &str) {
    if more.starts_with(known.as_str()) {
        *known = more.to_owned();
    } else if !known.ends_with(more) {
        known.push_str(more);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::correction::Corrections;

    /// Every field of the catalogue must reach its typed row.
    #[test]
    fn every_example_of_the_catalogue_reads_without_a_doubt() {
        for kind in [ListKind::Results, ListKind::Organisations] {
            let columns: Vec<_> = (0..)
                .zip(kind.fields())
                .map(|(index, field)| PlannedColumn { index, field, unit: Some(crate::AmountUnit::Yuan), day_order: None })
                .collect();
            let texts = kind.fields().iter().map(|field| if field.example.is_empty() { "示例" } else { field.example });
            let row = Row::new(2, texts.map(Cell::from_text).collect());
            let plan = Plan {
                kind,
                sheet: None,
                header_end: 1,
                header_texts: Vec::new(),
                columns,
                running_numbers: Vec::new(),
                from_1904: false,
                role: None,
                corrections: Corrections::default(),
                kept_rows: Vec::new(),
            };
            let (fields, doubts) = build(&row, &plan).unwrap();
            assert_eq!(doubts, []);
            let json = serde_json::to_value(fields).unwrap();
            let fields = json.as_object().unwrap().values().next().unwrap().as_object().unwrap();
            let record = serde_json::Value::from(fields.clone());
            for field in kind.fields() {
                let value = record.pointer(&format!("/{}", field.place));
                assert!(value.is_some_and(|value| !value.is_null()), "{} was lost", field.key);
            }
        }
    }

    #[test]
    fn a_region_is_put_together() {
        for (parts, whole) in [
            (["甘肃省", "兰州市"], "甘肃省兰州市"),
            (["甘肃省", "甘肃省兰州市"], "甘肃省兰州市"),
            (["北京市", "北京市"], "北京市"),
        ] {
            let mut region = parts[0].to_owned();
            join_region(&mut region, parts[1]);
            assert_eq!(region, whole);
        }
    }
}
