//! Values about persons: the one place that holds them, and from which they are erased.

use domain::{
    id::{PersonId, PersonalId},
    person::PersonEvent,
    personal::{PersonalKind, PersonalRef, PersonalValue, salted_hash},
};
use rusqlite::{Connection, params};

use crate::{books::Books, error::StoreError};

pub(crate) fn apply(db: &Connection, event: &PersonEvent) -> Result<(), StoreError> {
    match event {
        PersonEvent::Erased { person, .. } => {
            db.execute("UPDATE personal SET value = NULL, salt = NULL WHERE person = ?1", [person.0])?;
            Ok(())
        }
    }
}

/// Keeps a value that an event names.
pub(crate) fn keep(db: &Connection, value: &PersonalValue) -> Result<(), StoreError> {
    db.prepare_cached("INSERT INTO personal (id, person, kind, value, salt) VALUES (?1, ?2, ?3, ?4, ?5)")?.execute(params![
        value.id.0,
        value.person.map(|person| person.0),
        value.kind.word(),
        value.value,
        value.salt
    ])?;
    Ok(())
}

/// A person of whom the desk holds values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonRow {
    /// Who.
    pub id: PersonId,
    /// The first name held; `None` once erased.
    pub name: Option<String>,
    /// How many values are held or were.
    pub values: u32,
}

impl Books<'_> {
    /// A personal value; `None` once it is erased. `RecordUnreadable` where it is not what its reference was made for.
    pub fn personal(&self, reference: &PersonalRef) -> Result<Option<String>, StoreError> {
        let row = self.one("SELECT kind, value, salt FROM personal WHERE id = ?1", [reference.id.0], |row| {
            Ok((row.get::<_, String>(0)?, row.get::<_, Option<String>>(1)?, row.get::<_, Option<Vec<u8>>>(2)?))
        })?;
        match row.ok_or(StoreError::RecordMissing)? {
            (kind, Some(value), Some(salt)) => {
                let kind = PersonalKind::ALL.into_iter().find(|known| known.word() == kind);
                if salted_hash(&salt, kind.ok_or(StoreError::RecordUnreadable)?, &value) == reference.hash {
                    Ok(Some(value))
                } else {
                    Err(StoreError::RecordUnreadable)
                }
            }
            (_, None, _) | (_, _, None) => Ok(None),
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

    /// Every person of whom values are held, by name, erased ones last.
    pub fn persons(&self) -> Result<Vec<PersonRow>, StoreError> {
        self.list(
            "SELECT person, min(CASE kind WHEN 'name' THEN value END) AS name, count(*) FROM personal
             WHERE person IS NOT NULL GROUP BY person ORDER BY name IS NULL, name, person",
            [],
            |row| Ok(Ok(PersonRow { id: PersonId(row.get(0)?), name: row.get(1)?, values: row.get(2)? })),
        )
    }

    /// Is anything known about this person?
    pub fn knows_person(&self, person: PersonId) -> Result<bool, StoreError> {
        Ok(self.count("SELECT count(*) FROM personal WHERE person = ?1", [person.0])? > 0)
    }
}
