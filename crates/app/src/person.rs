//! Persons of whom the desk holds values, and erasing them.

use domain::id::PersonId;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{
    code::Code,
    error::{Error, Result},
    reader::Reader,
    session::{Session, Surroundings as _},
    wire::{ListQuery, Made},
};

/// Persons of whom values are held.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct PersonList {
    /// How many there are in all.
    pub total: u32,
    /// Those of the page, by name; those without one last, and no search finds them.
    pub persons: Vec<PersonView>,
}

/// A person.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct PersonView {
    /// Who.
    pub id: PersonId,
    /// The name; missing once erased.
    pub name: Option<String>,
    /// How many values are held or were.
    pub values: u32,
}

/// Erases a person.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PersonErase {
    /// Who.
    pub id: PersonId,
}

impl Session {
    /// Erases all values about a person; can't be undone. Backups made before still hold them until they are pruned.
    pub fn person_erase(&mut self, request: PersonErase) -> Result<Made> {
        let (stamp, on) = (self.stamp()?, self.surroundings.today());
        let desk = self.desk_mut()?;
        if !desk.books().knows_person(request.id)? {
            return Err(Error::new(Code::PersonUnknown, "id"));
        }
        desk.erase(&stamp, request.id, on)?;
        Ok(Made { id: request.id.to_string() })
    }
}

impl Reader<'_> {
    /// The persons of whom values are held.
    pub fn person_list(&self, query: ListQuery) -> Result<PersonList> {
        let books = self.books()?;
        let persons = books.persons(&query.search, query.offset, query.limit())?;
        let view = |row: store::area::person::PersonRow| PersonView { id: row.id, name: row.name, values: row.values };
        Ok(PersonList { total: books.person_count(&query.search)?, persons: persons.into_iter().map(view).collect() })
    }
}
