//! The columns of a list out of the catalogue, and a record's cells below them.

use documents::{
    Language,
    list::{Cell, Column, ColumnKind},
};
use domain::{
    Day, Money,
    list_field::{FieldKind, ListField, ListKind, ROLES},
    organisation::Role,
};
use intake::{OrganisationRow, ResultRow};

/// The columns of a kind of list, in the words of a language.
pub(super) fn columns(kind: ListKind, language: Language) -> Vec<Column> {
    kind.fields().iter().map(|field| column(field, language)).collect()
}

fn column(field: &ListField, language: Language) -> Column {
    let word = |choice: &domain::list_field::Choice| language.pick(choice.zh, choice.en).to_owned();
    let (kind, choices) = match field.kind {
        FieldKind::Text
        | FieldKind::LongText
        | FieldKind::Code
        | FieldKind::Codes
        | FieldKind::OrganisationCode
        | FieldKind::ApplicationNumber
        | FieldKind::Region
        | FieldKind::Names => (ColumnKind::Text, Vec::new()),
        FieldKind::Amount => (ColumnKind::Amount, Vec::new()),
        FieldKind::Day => (ColumnKind::Day, Vec::new()),
        FieldKind::Integer { .. } => (ColumnKind::Integer, Vec::new()),
        FieldKind::YesNo => (ColumnKind::Text, vec![yes_no(true, language).to_owned(), yes_no(false, language).to_owned()]),
        FieldKind::Choices(choices) => (ColumnKind::Text, choices.iter().map(word).collect()),
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

/// The cells of an organisation, in the order of the catalogue.
pub(super) fn organisation_cells(row: OrganisationRow, language: Language) -> Vec<Cell> {
    let OrganisationRow {
        name,
        code,
        list_code,
        roles,
        region,
        address,
        industry,
        supervisor,
        level,
        contact_person,
        contact_phone,
        note,
    } = row;
    let roles: Vec<&str> = roles.into_iter().map(|role| role_word(role, language)).collect();
    let cell = |field: &ListField| match field.key {
        "name" => Cell::Text(name.clone()),
        "code" => text(&code),
        "list_code" => text(&list_code),
        "roles" => texts(&roles),
        "region" => text(&region),
        "address" => text(&address),
        "industry" => text(&industry),
        "supervisor" => text(&supervisor),
        "level" => text(&level),
        "contact_person" => text(&contact_person),
        "contact_phone" => text(&contact_phone),
        "note" => text(&note),
        other => unreachable!("the catalogue has no column {other} for organisations"),
    };
    ListKind::Organisations.fields().iter().map(cell).collect()
}

/// The cells of a research result, in the order of the catalogue.
pub(super) fn result_cells(row: ResultRow, language: Language) -> Vec<Cell> {
    let ResultRow {
        title,
        owner_unit,
        application_number,
        other_numbers,
        patent_kind,
        finishers,
        trl,
        industry,
        region,
        funding,
        is_service_result,
        applied_on,
        granted_on,
        asking_amount,
        ipc,
        legal_status,
        summary,
        note,
    } = row;
    let cell = |field: &ListField| match field.key {
        "title" => Cell::Text(title.clone()),
        "owner_unit" => text(&owner_unit),
        "application_number" => text(&application_number),
        "other_numbers" => texts(&other_numbers),
        "patent_kind" => text(&patent_kind),
        "finishers" => names(&finishers),
        "trl" => trl.map_or(Cell::Empty, |level| Cell::Integer(i64::from(level))),
        "industry" => text(&industry),
        "region" => text(&region),
        "funding" => text(&funding),
        "is_service_result" => is_service_result.map_or(Cell::Empty, |is| Cell::Text(yes_no(is, language).to_owned())),
        "applied_on" => day(applied_on),
        "granted_on" => day(granted_on),
        "asking_amount" => amount(asking_amount),
        "ipc" => text(&ipc),
        "legal_status" => text(&legal_status),
        "summary" => text(&summary),
        "note" => text(&note),
        other => unreachable!("the catalogue has no column {other} for results"),
    };
    ListKind::Results.fields().iter().map(cell).collect()
}

fn text(value: &Option<String>) -> Cell {
    value.as_ref().map_or(Cell::Empty, |text| Cell::Text(text.clone()))
}

fn texts(values: &[impl AsRef<str>]) -> Cell {
    if values.is_empty() {
        return Cell::Empty;
    }
    Cell::Text(values.iter().map(AsRef::as_ref).collect::<Vec<_>>().join("; "))
}

/// A lone name with a comma or a space in it would be read as two, but for the separator behind it.
fn names(values: &[String]) -> Cell {
    match values {
        [one] if one.contains([',', '，', ' ']) => Cell::Text(format!("{one};")),
        values => texts(values),
    }
}

fn day(value: Option<Day>) -> Cell {
    value.map_or(Cell::Empty, Cell::Day)
}

fn amount(value: Option<Money>) -> Cell {
    value.map_or(Cell::Empty, Cell::Amount)
}

fn yes_no(answer: bool, language: Language) -> &'static str {
    if answer { language.pick("是", "yes") } else { language.pick("否", "no") }
}

fn role_word(role: Role, language: Language) -> &'static str {
    let key = match role {
        Role::Enterprise => "enterprise",
        Role::University => "university",
        Role::Institute => "institute",
        Role::Firm => "firm",
        Role::Investor => "investor",
        Role::Office => "office",
    };
    let choice = ROLES.iter().find(|choice| choice.key == key).expect("the catalogue has every role");
    language.pick(choice.zh, choice.en)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_column_of_the_catalogue_has_a_cell() {
        for language in [Language::Chinese, Language::English] {
            for kind in [ListKind::Organisations, ListKind::Results] {
                let cells = match kind {
                    ListKind::Organisations => organisation_cells(OrganisationRow::default(), language),
                    ListKind::Results => result_cells(ResultRow::default(), language),
                };
                assert_eq!(cells.len(), columns(kind, language).len());
            }
        }
    }

    #[test]
    fn every_role_has_its_word() {
        for choice in ROLES {
            let role = serde_json::from_value(choice.key.into()).unwrap();
            assert_eq!(role_word(role, Language::Chinese), choice.zh);
            assert_eq!(role_word(role, Language::English), choice.en);
        }
    }
}
