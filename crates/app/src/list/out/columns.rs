//! The columns of a list out of the catalogue, and a record's cells below them.

use documents::{
    Language,
    list::{Cell, Column, ColumnKind},
};
use domain::{
    Day, Money,
    list::{Choice, FieldForm, FieldKind, ListField, ListKind},
};
use serde::Serialize;
use serde_json::Value;

use crate::{
    code::Code,
    error::{Error, Result},
};

/// The columns of a kind of list, in the words of a language.
pub(crate) fn columns(kind: ListKind, language: Language) -> Vec<Column> {
    kind.fields().iter().map(|field| column(field, language)).collect()
}

fn column(field: &ListField, language: Language) -> Column {
    let word = |choice: &domain::list::Choice| language.pick(choice.zh, choice.en).to_owned();
    let (kind, choices) = match field.kind.form() {
        FieldForm::Text => (ColumnKind::Text, Vec::new()),
        FieldForm::Amount => (ColumnKind::Amount, Vec::new()),
        FieldForm::Day => (ColumnKind::Day, Vec::new()),
        FieldForm::Integer => (ColumnKind::Integer, Vec::new()),
        FieldForm::YesNo => (ColumnKind::Text, vec![yes_no(true, language).to_owned(), yes_no(false, language).to_owned()]),
        FieldForm::Choices(choices) => (ColumnKind::Text, choices.iter().map(word).collect()),
    };
    Column {
        heading: match language {
            Language::Chinese => field.heading_zh(),
            Language::English => field.heading_en(),
        },
        explanation: language.pick(field.explain_zh, field.explain_en).to_owned(),
        example: field.example.to_owned(),
        required: field.required,
        choices,
        kind,
    }
}

/// The cells of a record, in the order of the catalogue, each from its field's place.
pub(crate) fn cells(kind: ListKind, said: &impl Serialize, language: Language) -> Result<Vec<Cell>> {
    let record = serde_json::to_value(said).map_err(Error::unexpected)?;
    let value = |field: &ListField| record.pointer(&format!("/{}", field.place)).unwrap_or(&Value::Null);
    kind.fields().iter().map(|field| cell(field.kind, value(field), language)).collect()
}

/// What a record says, each field as its cell would show it, by the keys of the fields; empty ones are left out.
pub(crate) fn texts(kind: ListKind, said: &impl Serialize, language: Language) -> Result<Vec<(&'static str, String)>> {
    let texts = kind.fields().iter().zip(cells(kind, said, language)?).filter_map(|(field, cell)| {
        let text = match cell {
            Cell::Empty => return None,
            Cell::Text(text) => text,
            Cell::Amount(amount) => amount.to_string(),
            Cell::Day(day) => day.to_string(),
            Cell::Integer(number) => number.to_string(),
        };
        Some((field.key, text))
    });
    Ok(texts.collect())
}

fn cell(kind: FieldKind, value: &Value, language: Language) -> Result<Cell> {
    let word = |key: &Value, choices: &'static [Choice]| {
        let choice = choices.iter().find(|choice| key == choice.key);
        choice.map(|choice| language.pick(choice.zh, choice.en))
    };
    let parsed = |text: &str| -> Result<Cell> {
        Ok(match kind.form() {
            FieldForm::Amount => Cell::Amount(Money::parse(text).map_err(|_| Error::new(Code::Money, ""))?),
            FieldForm::Day => Cell::Day(Day::parse(text).map_err(|_| Error::new(Code::Date, ""))?),
            FieldForm::Text | FieldForm::Integer | FieldForm::YesNo | FieldForm::Choices(_) => Cell::Text(text.to_owned()),
        })
    };
    Ok(match (kind, value) {
        (_, Value::Null) => Cell::Empty,
        // What no table and no choice has stands there as it is.
        (FieldKind::Coded(scheme), Value::String(code)) => Cell::Text(scheme.written(code).unwrap_or_else(|| code.clone())),
        (FieldKind::Choice(choices), Value::String(key)) => {
            Cell::Text(Choice::of(choices, key).map_or(key.as_str(), |choice| language.pick(choice.zh, choice.en)).to_owned())
        }
        (_, Value::String(text)) => parsed(text)?,
        (_, Value::Bool(answer)) => Cell::Text(yes_no(*answer, language).to_owned()),
        (_, Value::Number(number)) => number.as_i64().map_or(Cell::Empty, Cell::Integer),
        (FieldKind::Names, Value::Array(named)) => {
            names(&named.iter().filter_map(|one| one["name"].as_str()).collect::<Vec<_>>())
        }
        (FieldKind::Choices(choices), Value::Array(keys)) => {
            joined(&keys.iter().filter_map(|key| word(key, choices)).collect::<Vec<_>>())
        }
        (_, Value::Array(all)) => joined(&all.iter().filter_map(Value::as_str).collect::<Vec<_>>()),
        (_, Value::Object(_)) => Cell::Empty,
    })
}

fn joined(values: &[impl AsRef<str>]) -> Cell {
    if values.is_empty() {
        return Cell::Empty;
    }
    Cell::Text(values.iter().map(AsRef::as_ref).collect::<Vec<_>>().join("; "))
}

/// A lone name with a comma or a space in it would be read as two, but for the separator behind it.
fn names(values: &[&str]) -> Cell {
    match values {
        [one] if one.contains([',', '，', ' ']) => Cell::Text(format!("{one};")),
        values => joined(values),
    }
}

fn yes_no(answer: bool, language: Language) -> &'static str {
    if answer { language.pick("是", "yes") } else { language.pick("否", "no") }
}

#[cfg(test)]
mod tests {
    use domain::{organisation::Organisation, result::ResearchResult};

    use super::*;

    #[test]
    fn every_column_of_the_catalogue_has_a_cell() {
        for language in [Language::Chinese, Language::English] {
            let organisation = cells(ListKind::Organisations, &Organisation::<String>::default(), language).unwrap();
            assert_eq!(organisation.len(), columns(ListKind::Organisations, language).len());
            let result = cells(ListKind::Results, &ResearchResult::<String>::default(), language).unwrap();
            assert_eq!(result.len(), columns(ListKind::Results, language).len());
        }
    }
}
