//! A row of cells as a typed row: every mapped cell read, every problem placed.

use std::collections::BTreeMap;

use domain::{
    list_field::{FieldKind, ListKind},
    organisation::Role,
};

use crate::{
    cell::Row,
    classify::is_lone_name,
    fault::CellFault,
    plan::Plan,
    problem::Problem,
    row::{ListRow, OrganisationRow, ResultRow},
    value::{self, Value},
};

/// A typed row with its doubts, or the problems for which it is refused.
pub(crate) fn build(row: &Row, plan: &Plan) -> Result<(ListRow, Vec<Problem>), Vec<Problem>> {
    let mut values = Values::default();
    let (mut doubts, mut refusals) = (Vec::new(), Vec::new());
    for column in &plan.columns {
        let at = |fault: CellFault| fault.at(Some(row.number), Some(column.number()), Some(column.field));
        match value::read(row.cell(column.index), column, plan.from_1904) {
            Ok(reading) => {
                doubts.extend(reading.doubt.map(at));
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
    if is_lone_name(row, plan) {
        doubts.push(CellFault::LoneName.at(Some(row.number), None, None));
    }
    if row.texts().iter().any(|text| text.contains('\u{fffd}')) {
        doubts.push(CellFault::TextUndecodable.at(Some(row.number), None, None));
    }
    let row = match plan.kind {
        ListKind::Results => ListRow::Result(values.into_result()),
        ListKind::Organisations => ListRow::Organisation(values.into_organisation()),
    };
    Ok((row, doubts))
}

/// The values of one row by the keys of their fields.
#[derive(Debug, Default)]
struct Values(BTreeMap<&'static str, Value>);

impl Values {
    /// Keeps a value; a field that is spread over several columns is put together from the left.
    fn put(&mut self, key: &'static str, kind: FieldKind, value: Value) {
        match (self.0.get_mut(key), value) {
            (Some(Value::Texts(known)), Value::Texts(more)) => known.extend(more),
            (Some(Value::Text(known)), Value::Text(more)) if kind == FieldKind::Region => join_region(known, &more),
            (_, value) => {
                self.0.insert(key, value);
            }
        }
    }

    fn text(&mut self, key: &str) -> Option<String> {
        match self.0.remove(key) {
            Some(Value::Text(text)) => Some(text),
            _ => None,
        }
    }

    fn texts(&mut self, key: &str) -> Vec<String> {
        match self.0.remove(key) {
            Some(Value::Texts(texts)) => texts,
            _ => Vec::new(),
        }
    }

    fn day(&mut self, key: &str) -> Option<domain::Day> {
        match self.0.remove(key) {
            Some(Value::Day(day)) => Some(day),
            _ => None,
        }
    }

    fn into_organisation(mut self) -> OrganisationRow {
        let roles = match self.0.remove("roles") {
            Some(Value::Choices(keys)) => keys.into_iter().filter_map(role).collect(),
            _ => Vec::new(),
        };
        OrganisationRow {
            name: self.text("name").unwrap_or_default(),
            code: self.text("code"),
            list_code: self.text("list_code"),
            roles,
            region: self.text("region"),
            address: self.text("address"),
            industry: self.text("industry"),
            supervisor: self.text("supervisor"),
            level: self.text("level"),
            contact_person: self.text("contact_person"),
            contact_phone: self.text("contact_phone"),
            note: self.text("note"),
        }
    }

    fn into_result(mut self) -> ResultRow {
        let trl = match self.0.remove("trl") {
            Some(Value::Integer(level)) => u8::try_from(level).ok(),
            _ => None,
        };
        let is_service_result = match self.0.remove("is_service_result") {
            Some(Value::YesNo(answer)) => Some(answer),
            _ => None,
        };
        let asking_amount = match self.0.remove("asking_amount") {
            Some(Value::Money(amount)) => Some(amount),
            _ => None,
        };
        ResultRow {
            title: self.text("title").unwrap_or_default(),
            owner_unit: self.text("owner_unit"),
            application_number: self.text("application_number"),
            other_numbers: self.texts("other_numbers"),
            patent_kind: self.text("patent_kind"),
            finishers: self.texts("finishers"),
            trl,
            industry: self.text("industry"),
            region: self.text("region"),
            funding: self.text("funding"),
            is_service_result,
            applied_on: self.day("applied_on"),
            granted_on: self.day("granted_on"),
            asking_amount,
            ipc: self.text("ipc"),
            legal_status: self.text("legal_status"),
            summary: self.text("summary"),
            note: self.text("note"),
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

fn role(key: &str) -> Option<Role> {
    serde_json::from_value(serde_json::Value::String(key.to_owned())).ok()
}

#[cfg(test)]
mod tests {
    use domain::list_field::ROLES;

    use super::*;
    use crate::{cell::Cell, plan::PlannedColumn};

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
            };
            let (fields, doubts) = build(&row, &plan).unwrap();
            assert_eq!(doubts, []);
            let json = serde_json::to_value(fields).unwrap();
            let fields = json.as_object().unwrap().values().next().unwrap().as_object().unwrap();
            let keys: std::collections::BTreeSet<&str> = fields.keys().map(String::as_str).collect();
            assert_eq!(keys, kind.fields().iter().map(|field| field.key).collect());
            for (key, value) in fields {
                assert!(!value.is_null() && value != &serde_json::json!([]), "{key} was lost");
            }
        }
    }

    #[test]
    fn every_choice_of_a_role_is_a_role() {
        assert!(ROLES.iter().all(|choice| role(choice.key).is_some()));
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
