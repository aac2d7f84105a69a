//! What is written of persons who are to be erased: free texts that name them, and fields of records, which stay.

use std::collections::BTreeSet;

use domain::{
    day::Day,
    id::{PersonId, PersonalId},
    normal::comparable,
    person::naming::{Naming, TextPlace},
    record::Thing,
};
use rusqlite::{Row, params};
use serde_json::Value;
use uuid::Uuid;

use crate::{books::Books, error::StoreError, journal, search::Kind};

/// A free text that names one of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextNaming {
    /// Which.
    pub id: PersonalId,
    /// What it says.
    pub text: String,
    /// The record on whose page it stands.
    pub stands_on: Option<Thing>,
    /// As what it stands there.
    pub place: TextPlace,
    /// The day that it bears there.
    pub on: Option<Day>,
}

/// A field of a record that names one of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldNaming {
    /// Of which record.
    pub thing: Thing,
    /// What it says.
    pub text: String,
}

/// As what a text stands on a deal's page: the deal first, then the text.
const ON_DEAL: &str = "SELECT 'note', on_day FROM note WHERE deal = ?1 AND instr(body, ?2) > 0
    UNION ALL SELECT 'next', next_on FROM deal WHERE id = ?1 AND instr(ifnull(next_action, ''), ?2) > 0
    UNION ALL SELECT 'evidence', body ->> 'on' FROM evidence WHERE deal = ?1 AND instr(body, ?2) > 0
    UNION ALL SELECT 'step', body ->> 'on' FROM deal_step WHERE deal = ?1 AND instr(body, ?2) > 0
    UNION ALL SELECT 'mandate', body ->> 'signed_on' FROM mandate WHERE deal = ?1 AND instr(body, ?2) > 0
    UNION ALL SELECT 'contract', body ->> 'signed_on' FROM contract WHERE deal = ?1 AND instr(body || changes, ?2) > 0
    UNION ALL SELECT 'entry', on_day FROM ledger_entry WHERE deal = ?1 AND instr(body, ?2) > 0 LIMIT 1";
const ON_ORGANISATION: &str = "SELECT 'note', on_day FROM organisation_note WHERE organisation = ?1 AND instr(body, ?2) > 0
    UNION ALL SELECT 'next', next_on FROM organisation WHERE id = ?1 AND instr(ifnull(next_action, ''), ?2) > 0
    UNION ALL SELECT 'record', NULL FROM organisation WHERE id = ?1 AND instr(body, ?2) > 0 LIMIT 1";
const ON_RESULT: &str = "SELECT 'record', NULL FROM result WHERE id = ?1 AND instr(body, ?2) > 0";

impl Books<'_> {
    /// What persons are called, and their telephones.
    pub fn naming(&self, persons: &[PersonId]) -> Result<Naming, StoreError> {
        let called = self.called(persons)?;
        Ok(Naming::by(called.iter().map(String::as_str)))
    }

    fn called(&self, persons: &[PersonId]) -> Result<BTreeSet<String>, StoreError> {
        let mut called = BTreeSet::new();
        for person in persons {
            let sql = "SELECT value FROM personal WHERE person = ?1 AND kind IN ('name', 'phone') AND value IS NOT NULL";
            called.extend(self.list(sql, [person.0], |row| Ok(Ok(row.get::<_, String>(0)?)))?);
        }
        Ok(called)
    }

    /// Is one of their names also somebody else's, or of one sign alone? Then a text that holds it may mean another.
    pub fn naming_is_doubtful(&self, persons: &[PersonId]) -> Result<bool, StoreError> {
        for person in persons {
            let sql = "SELECT value FROM personal WHERE person = ?1 AND kind = 'name' AND value IS NOT NULL";
            for name in self.list(sql, [person.0], |row| Ok(Ok(row.get::<_, String>(0)?)))? {
                let sql = "SELECT DISTINCT person FROM personal WHERE kind = 'name' AND person IS NOT NULL AND value = ?1";
                let bearers = self.list(sql, [&name], |row| Ok(Ok(PersonId(row.get(0)?))))?;
                if comparable(&name).chars().count() < 2 || bearers.iter().any(|bearer| !persons.contains(bearer)) {
                    return Ok(true);
                }
            }
        }
        Ok(false)
    }

    /// The free texts that name these persons, by their rows, the newest first; what was written for them is theirs, and is erased with them.
    pub fn texts_naming(&self, persons: &[PersonId]) -> Result<Vec<i64>, StoreError> {
        let naming = self.naming(persons)?;
        let mut rows = BTreeSet::new();
        for called in self.called(persons)? {
            self.each_value_holding(&called, |row| {
                let sql = "SELECT value, person FROM personal WHERE row = ?1 AND kind = 'note' AND value IS NOT NULL";
                let text = self.one(sql, [row], |row| Ok((row.get::<_, String>(0)?, row.get::<_, Option<Uuid>>(1)?)))?;
                let is_theirs = |person: Option<Uuid>| person.is_some_and(|person| persons.contains(&PersonId(person)));
                if text.is_some_and(|(text, person)| !is_theirs(person) && !naming.pieces(&text).is_empty()) {
                    rows.insert(row);
                }
                Ok(())
            })?;
        }
        Ok(rows.into_iter().rev().collect())
    }

    /// The text of a row, with whom it is about and where it stands.
    pub fn text_naming(&self, row: i64) -> Result<TextNaming, StoreError> {
        let sql = "SELECT id, value, shown_on FROM personal WHERE row = ?1 AND value IS NOT NULL";
        let found = self.one(sql, [row], |row| {
            let shown_on = row.get_ref(2)?.as_blob_or_null()?;
            let of_statement = shown_on.and_then(<[u8]>::first) == Some(&(Kind::Statement as u8));
            Ok((PersonalId(row.get(0)?), row.get::<_, String>(1)?, shown_on.and_then(journal::record_of_key), of_statement))
        })?;
        let (id, text, stands_on, of_statement) = found.ok_or(StoreError::RecordMissing)?;
        let standing = match stands_on {
            Some(Thing::Deal(deal)) => Some((ON_DEAL, deal.0)),
            Some(Thing::Organisation(organisation)) => Some((ON_ORGANISATION, organisation.0)),
            Some(Thing::Result(result)) => Some((ON_RESULT, result.0)),
            _ => None,
        };
        let stands = match standing {
            Some((sql, record)) => self.one(sql, params![record, id.0.to_string()], standing_row)?,
            None => None,
        };
        let (place, on) = stands.unwrap_or((if of_statement { TextPlace::Statement } else { TextPlace::Earlier }, None));
        Ok(TextNaming { id, text, stands_on, place, on })
    }

    /// The fields of records that name these persons, `most` at most, and whether these are all. They are no personal values.
    pub fn fields_naming(&self, persons: &[PersonId], most: usize) -> Result<(Vec<FieldNaming>, bool), StoreError> {
        let naming = self.naming(persons)?;
        let mut fields = Vec::new();
        for called in self.called(persons)? {
            let called = comparable(&called);
            for (kind, table) in [(5_u8, "deal"), (1, "organisation"), (2, "result")] {
                let sql = format!("SELECT id, body FROM {table} WHERE instr(comparable(body), ?1) > 0 ORDER BY row LIMIT ?2");
                let bodies = self.list(&sql, params![called, i64::try_from(most).unwrap_or(i64::MAX)], |row| {
                    Ok(Ok((row.get::<_, Uuid>(0)?, row.get::<_, String>(1)?)))
                })?;
                for (id, body) in bodies {
                    let key: Vec<u8> = [&[kind][..], id.as_bytes()].concat();
                    let thing = journal::record_of_key(&key).ok_or(StoreError::RecordUnreadable)?;
                    let body: Value = serde_json::from_str(&body).map_err(|_| StoreError::RecordUnreadable)?;
                    for_each_text(&body, &mut |text| {
                        let field = FieldNaming { thing, text: text.to_owned() };
                        if !naming.pieces(text).is_empty() && !fields.contains(&field) {
                            fields.push(field);
                        }
                    });
                }
            }
        }
        let is_all = fields.len() <= most;
        fields.truncate(most);
        Ok((fields, is_all))
    }
}

fn standing_row(row: &Row<'_>) -> rusqlite::Result<(TextPlace, Option<Day>)> {
    let place = match row.get_ref(0)?.as_str()? {
        "note" => TextPlace::Note,
        "next" => TextPlace::NextAction,
        "evidence" => TextPlace::Evidence,
        "step" => TextPlace::Step,
        "mandate" => TextPlace::Mandate,
        "contract" => TextPlace::Contract,
        "entry" => TextPlace::Entry,
        _ => TextPlace::Record,
    };
    let on = row.get::<_, Option<String>>(1)?;
    Ok((place, on.and_then(|on| Day::parse(&on).ok())))
}

fn for_each_text(value: &Value, each: &mut dyn FnMut(&str)) {
    match value {
        Value::String(text) => each(text),
        Value::Array(values) => values.iter().for_each(|value| for_each_text(value, each)),
        Value::Object(fields) => fields.values().for_each(|value| for_each_text(value, each)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}
