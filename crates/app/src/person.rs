//! Persons of whom the desk holds values, and erasing them.

use domain::id::PersonId;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use store::area::person::PersonRow;

use crate::{
    code::Code,
    desk::history::{self, Subject},
    error::{Error, Result},
    reader::Reader,
    session::{Session, Surroundings as _},
    wire::{ListQuery, Nothing},
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
    /// The name; missing where none is held.
    pub name: Option<String>,
    /// How many values are held.
    pub values: u32,
    /// The record on whose page they stand; missing where that is no longer there.
    pub stands_on: Option<Subject>,
}

/// Erases persons: one name may stand for several, and who is meant is chosen.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PersonErase {
    /// Who.
    pub ids: Vec<PersonId>,
}

impl Session {
    /// Erases all values about persons; can't be undone. Backups made before still hold them until they are pruned.
    pub fn person_erase(&mut self, request: PersonErase) -> Result<Nothing> {
        let (stamp, on) = (self.stamp()?, self.surroundings.today());
        let desk = self.desk_mut()?;
        for (n, person) in request.ids.iter().enumerate() {
            if !desk.books().knows_person(*person)? {
                return Err(Error::new(Code::PersonUnknown, format!("ids[{n}]")));
            }
        }
        desk.erase(&stamp, &request.ids, on)?;
        Ok(Nothing {})
    }
}

impl Reader<'_> {
    /// The persons of whom values are held.
    pub fn person_list(&self, query: ListQuery) -> Result<PersonList> {
        let books = self.books()?;
        let view = |row: PersonRow| -> Result<PersonView> {
            let stands_on = row.stands_on.map(|thing| history::subject(books, thing)).transpose()?.flatten();
            Ok(PersonView { id: row.id, name: row.name, values: row.values, stands_on })
        };
        if query.search.trim().is_empty() {
            let persons = books.persons(query.offset, query.limit())?;
            return Ok(PersonList {
                total: books.person_count()?,
                persons: persons.into_iter().map(view).collect::<Result<_>>()?,
            });
        }
        let (found, _) = books.persons_found(&query.search)?;
        let total = u32::try_from(found.len()).unwrap_or(u32::MAX);
        let page = found.into_iter().skip(query.offset as usize).take(query.limit() as usize);
        Ok(PersonList { total, persons: page.map(view).collect::<Result<_>>()? })
    }
}
