//! Values about persons: the one place that holds them, and from which they are erased.

mod texts;

use std::{collections::BTreeSet, ops::ControlFlow};

use domain::{
    id::{PersonId, PersonalId},
    person::PersonEvent,
    personal::{PersonalKind, PersonalRef, PersonalValue, salted_hash},
    record::{About, Thing, Touch},
};
use rusqlite::{Connection, Row, params};

use crate::{
    books::Books,
    error::StoreError,
    journal,
    pinyin_order::pinyin_order,
    search::{MOST_FOUND, json_list},
};

pub use texts::{FieldNaming, TextNaming};

pub(crate) fn apply(db: &Connection, event: &PersonEvent) -> Result<(), StoreError> {
    match event {
        PersonEvent::Erased { person, .. } => {
            db.execute("UPDATE personal SET value = NULL, salt = NULL WHERE person = ?1", [person.0])?;
        }
        PersonEvent::TextRedacted { left, .. } => {
            db.prepare_cached(
                "INSERT INTO redacted (id, hash) VALUES (?1, ?2) ON CONFLICT (id) DO UPDATE SET hash = excluded.hash",
            )?
            .execute(params![left.id.0, left.hash])?;
        }
        PersonEvent::TextErased { text, .. } => {
            db.prepare_cached("UPDATE personal SET value = NULL, salt = NULL WHERE id = ?1")?.execute([text.0])?;
        }
    }
    Ok(())
}

/// Puts what is left of a text in the place of the whole.
pub(crate) fn redact(db: &Connection, left: &PersonalValue) -> Result<(), StoreError> {
    let held = db
        .prepare_cached("UPDATE personal SET value = ?2, salt = ?3 WHERE id = ?1 AND value IS NOT NULL")?
        .execute(params![left.id.0, left.value, left.salt])?;
    if held == 1 { Ok(()) } else { Err(StoreError::RecordMissing) }
}

/// Keeps a value that an event names; its row.
pub(crate) fn keep(db: &Connection, value: &PersonalValue, about: &About<'_>) -> Result<i64, StoreError> {
    let own = about.touches.iter().find(|(_, touch)| *touch != Touch::Used).map(|(thing, _)| *thing);
    let page = about.deal.map(Thing::Deal).or(about.organisation.map(Thing::Organisation));
    let shown_on = page.or(own).map(|thing| journal::thing_key(&thing));
    Ok(db
        .prepare_cached("INSERT INTO personal (id, person, kind, value, salt, shown_on) VALUES (?1, ?2, ?3, ?4, ?5, ?6)")?
        .insert(params![value.id.0, value.person.map(|person| person.0), value.kind.word(), value.value, value.salt, shown_on])?)
}

/// A person of whom the desk holds values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonRow {
    /// Who.
    pub id: PersonId,
    /// The first name held.
    pub name: Option<String>,
    /// How many values are held.
    pub values: u32,
    /// The record on whose page they stand.
    pub stands_on: Option<Thing>,
}

/// A name that is held, and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NameRow {
    /// The name.
    pub name: String,
    /// How many persons bear it.
    pub persons: u32,
    /// On how many records of each kind it stands, each with one of them.
    pub stands_on: Vec<(Thing, u32)>,
}

/// The first name held of each person who has one.
const FIRST_NAMES: &str = "FROM personal AS named
    WHERE kind = 'name' AND person IS NOT NULL AND value IS NOT NULL
      AND NOT EXISTS (SELECT 1 FROM personal AS other WHERE other.person = named.person AND other.kind = 'name'
                        AND (other.value, other.id) < (named.value, named.id))";
/// The persons of whom something is held, but no name.
const NAMELESS: &str = "FROM (SELECT DISTINCT person FROM personal WHERE person IS NOT NULL AND value IS NOT NULL) AS named
    WHERE NOT EXISTS (SELECT 1 FROM personal AS other WHERE other.person = named.person AND other.kind = 'name'
                        AND other.value IS NOT NULL)";
/// How many values are held.
const VALUES: &str = "(SELECT count(*) FROM personal AS held WHERE held.person = named.person AND held.value IS NOT NULL)";

/// Where a value of a person stands; the values of one person stand together.
const STANDS_ON: &str = "(SELECT shown_on FROM personal AS held WHERE held.person = named.person AND held.value IS NOT NULL ORDER BY held.row LIMIT 1)";

fn person_row(row: &Row<'_>) -> rusqlite::Result<Result<PersonRow, StoreError>> {
    let stands_on = row.get_ref(3)?.as_blob_or_null()?.and_then(journal::record_of_key);
    Ok(Ok(PersonRow { id: PersonId(row.get(0)?), name: row.get(1)?, values: row.get(2)?, stands_on }))
}

impl Books<'_> {
    /// A personal value; `None` once it is erased. `RecordUnreadable` where it is not what its reference was made for.
    pub fn personal(&self, reference: &PersonalRef) -> Result<Option<String>, StoreError> {
        let sql =
            "SELECT kind, value, salt, (SELECT hash FROM redacted WHERE redacted.id = personal.id) FROM personal WHERE id = ?1";
        let row = self.one(sql, [reference.id.0], |row| {
            let left: Option<String> = row.get(3)?;
            Ok((row.get::<_, String>(0)?, row.get::<_, Option<String>>(1)?, row.get::<_, Option<Vec<u8>>>(2)?, left))
        })?;
        match row.ok_or(StoreError::RecordMissing)? {
            (kind, Some(value), Some(salt), left) => {
                let kind = PersonalKind::ALL.into_iter().find(|known| known.word() == kind);
                let hash = left.as_ref().unwrap_or(&reference.hash);
                if salted_hash(&salt, kind.ok_or(StoreError::RecordUnreadable)?, &value) == *hash {
                    Ok(Some(value))
                } else {
                    Err(StoreError::RecordUnreadable)
                }
            }
            (_, None, ..) | (_, _, None, _) => Ok(None),
        }
    }

    /// The value of a row alone, for a reference whose hash stands elsewhere; `None` where it is erased or not there.
    pub fn personal_value(&self, id: PersonalId) -> Result<Option<String>, StoreError> {
        Ok(self.one("SELECT value FROM personal WHERE id = ?1", [id.0], |row| row.get(0))?.flatten())
    }

    /// The same for a value that may be missing.
    pub fn personal_text(&self, reference: Option<&PersonalRef>) -> Result<Option<String>, StoreError> {
        Ok(reference.map(|reference| self.personal(reference)).transpose()?.flatten())
    }

    /// Whose value it is; `None` for free text about no one in particular.
    pub fn owner_of(&self, reference: &PersonalRef) -> Result<Option<PersonId>, StoreError> {
        let row = self.one("SELECT person FROM personal WHERE id = ?1", [reference.id.0], |row| row.get::<_, Option<_>>(0))?;
        Ok(row.ok_or(StoreError::RecordMissing)?.map(PersonId))
    }

    /// A page of the persons of whom values are held, by name; those without one come last. Nothing is left of an erased one.
    pub fn persons(&self, offset: u32, limit: u32) -> Result<Vec<PersonRow>, StoreError> {
        let named = format!("SELECT person, value, {VALUES}, {STANDS_ON} {FIRST_NAMES} ORDER BY value, id LIMIT ?2 OFFSET ?1");
        let mut rows = self.list(&named, [offset, limit], person_row)?;
        let left = limit.saturating_sub(u32::try_from(rows.len()).unwrap_or(u32::MAX));
        if left > 0 {
            let before = offset.saturating_sub(self.count(&format!("SELECT count(*) {FIRST_NAMES}"), [])?);
            let nameless = format!("SELECT person, NULL, {VALUES}, {STANDS_ON} {NAMELESS} ORDER BY person LIMIT ?2 OFFSET ?1");
            rows.extend(self.list(&nameless, [before, left], person_row)?);
        }
        Ok(rows)
    }

    /// How many persons that would be.
    pub fn person_count(&self) -> Result<u32, StoreError> {
        self.count("SELECT number FROM persons_held WHERE what = 'person'", [])
    }

    /// A page of the names that are held, by their pinyin.
    pub fn person_names(&self, offset: u32, limit: u32) -> Result<Vec<NameRow>, StoreError> {
        let sql = "SELECT name FROM person_name ORDER BY pinyin_order(name), name LIMIT ?2 OFFSET ?1";
        let names: Vec<String> = self.list(sql, [offset, limit], |row| Ok(Ok(row.get(0)?)))?;
        names.into_iter().map(|name| self.name_row(name)).collect()
    }

    /// How many names are held.
    pub fn person_name_count(&self) -> Result<u32, StoreError> {
        self.count("SELECT number FROM persons_held WHERE what = 'name'", [])
    }

    /// How many persons there are of whom something is held, and no name.
    pub fn nameless_count(&self) -> Result<u32, StoreError> {
        self.count(
            "SELECT count(DISTINCT person) FROM personal AS held WHERE kind <> 'name' AND person IS NOT NULL AND value IS NOT NULL
               AND NOT EXISTS (SELECT 1 FROM personal AS named WHERE named.person = held.person AND named.kind = 'name' AND named.value IS NOT NULL)",
            [],
        )
    }

    /// The names in which a text is sought, by their pinyin, and whether these are all.
    pub fn person_names_found(&self, search: &str) -> Result<(Vec<NameRow>, bool), StoreError> {
        let mut names = BTreeSet::new();
        let is_all = self.each_name_found(search, |_, name| {
            if names.len() == MOST_FOUND && !names.contains(&name) {
                return ControlFlow::Break(());
            }
            names.insert(name);
            ControlFlow::Continue(())
        })?;
        let mut names: Vec<String> = names.into_iter().collect();
        names.sort_by_cached_key(|name| (pinyin_order(name), name.clone()));
        let rows: Result<_, _> = names.into_iter().map(|name| self.name_row(name)).collect();
        Ok((rows?, is_all))
    }

    fn name_row(&self, name: String) -> Result<NameRow, StoreError> {
        const HELD: &str = "FROM personal WHERE kind = 'name' AND person IS NOT NULL AND value = ?1";
        let persons = self.count(&format!("SELECT count(DISTINCT person) {HELD}"), [&name])?;
        let sql = format!(
            "SELECT min(shown_on), count(DISTINCT shown_on) {HELD} AND shown_on IS NOT NULL GROUP BY substr(shown_on, 1, 1)"
        );
        let stands_on = self.list(&sql, [&name], |row| {
            let count = row.get::<_, u32>(1)?;
            Ok(Ok(row.get_ref(0)?.as_blob_or_null()?.and_then(journal::record_of_key).map(|thing| (thing, count))))
        })?;
        Ok(NameRow { name, persons, stands_on: stands_on.into_iter().flatten().collect() })
    }

    /// A page of the persons who bear a name, in the order in which they came.
    pub fn persons_named(&self, name: &str, offset: u32, limit: u32) -> Result<(u32, Vec<PersonRow>), StoreError> {
        const BEARS: &str = "FROM personal AS named WHERE kind = 'name' AND person IS NOT NULL AND value = ?1";
        let total = self.count(&format!("SELECT count(DISTINCT person) {BEARS}"), [name])?;
        let sql =
            format!("SELECT person, value, {VALUES}, {STANDS_ON} {BEARS} GROUP BY person ORDER BY person LIMIT ?3 OFFSET ?2");
        Ok((total, self.list(&sql, params![name, offset, limit], person_row)?))
    }

    /// The persons in whose name a text is sought, by name, and whether these are all.
    pub fn persons_found(&self, search: &str) -> Result<(Vec<PersonRow>, bool), StoreError> {
        let mut names = Vec::new();
        let is_all = self.each_name_found(search, |row, _| {
            if names.len() == MOST_FOUND {
                return ControlFlow::Break(());
            }
            names.push(row);
            ControlFlow::Continue(())
        })?;
        let sql = format!(
            "SELECT person, min(value), {VALUES}, {STANDS_ON} FROM personal AS named
             WHERE row IN (SELECT value FROM json_each(?1)) GROUP BY person ORDER BY 2, 1"
        );
        Ok((self.list(&sql, [json_list(&names)], person_row)?, is_all))
    }

    /// Is anything held about this person?
    pub fn knows_person(&self, person: PersonId) -> Result<bool, StoreError> {
        Ok(self.count("SELECT count(*) FROM personal WHERE person = ?1 AND value IS NOT NULL", [person.0])? > 0)
    }
}
