//! Persons of whom the desk holds values, and erasing them.

mod erase;

use domain::{id::PersonId, record::Thing};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use store::area::person::{NameRow, PersonRow};

pub use erase::{FieldView, PersonErase, PersonFields, PersonTexts, PersonTextsQuery, TextView, TextsErased};

use crate::{
    desk::history::{self, Subject, SubjectKind},
    error::Result,
    reader::Reader,
    wire::{ListQuery, MOST_ROWS},
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

/// Which persons: all, those in whose name a text is sought, or those who bear a name.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct PersonQuery {
    /// A part of a name; all where empty.
    pub search: String,
    /// The whole name that they bear, spelled like this.
    pub name: Option<String>,
    /// How many to leave out before them.
    pub offset: u32,
    /// How many, at most 500; 500 where missing.
    pub limit: Option<u32>,
}

/// The names that the desk holds.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct PersonNames {
    /// How many there are in all, of those that are sought.
    pub total: u32,
    /// Whether that is so: a search stops at 500, and then type more.
    pub is_all: bool,
    /// Those of the page, by their pinyin.
    pub names: Vec<NameView>,
    /// How many persons there are of whom something is held, and no name; no search finds them.
    pub nameless: u32,
}

/// A name.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct NameView {
    /// The name.
    pub name: String,
    /// How many persons bear it.
    pub persons: u32,
    /// On how many records it stands, by their kind.
    pub stands_on: Vec<StandsOn>,
}

/// On how many records of a kind a name stands.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct StandsOn {
    /// How many.
    pub count: u32,
    /// One of them; missing where it is no longer there.
    pub first: Option<Subject>,
    /// Of which kind.
    pub kind: SubjectKind,
}

impl Reader<'_> {
    /// The names that are held, each once, with where it stands.
    pub fn person_names(&self, query: ListQuery) -> Result<PersonNames> {
        let books = self.books()?;
        let view = |row: NameRow| -> Result<NameView> {
            let mut stands_on = Vec::with_capacity(row.stands_on.len());
            for (thing, count) in row.stands_on {
                let kind = match thing {
                    Thing::Organisation(_) => SubjectKind::Organisation,
                    Thing::Result(_) => SubjectKind::Result,
                    Thing::Payee(_) => SubjectKind::Payee,
                    _ => SubjectKind::Deal,
                };
                stands_on.push(StandsOn { count, first: history::subject(books, thing)?, kind });
            }
            Ok(NameView { name: row.name, persons: row.persons, stands_on })
        };
        let is_sought = !query.search.trim().is_empty();
        let (total, is_all, page) = if is_sought {
            let (found, is_all) = books.person_names_found(&query.search)?;
            let total = u32::try_from(found.len()).unwrap_or(u32::MAX);
            (total, is_all, found.into_iter().skip(query.offset as usize).take(query.limit() as usize).collect())
        } else {
            (books.person_name_count()?, true, books.person_names(query.offset, query.limit())?)
        };
        let names = page.into_iter().map(view).collect::<Result<_>>()?;
        Ok(PersonNames { total, is_all, names, nameless: if is_sought { 0 } else { books.nameless_count()? } })
    }

    /// The persons of whom values are held.
    pub fn person_list(&self, query: PersonQuery) -> Result<PersonList> {
        let books = self.books()?;
        let limit = query.limit.unwrap_or(MOST_ROWS).min(MOST_ROWS);
        let view = |row: PersonRow| -> Result<PersonView> {
            let stands_on = row.stands_on.map(|thing| history::subject(books, thing)).transpose()?.flatten();
            Ok(PersonView { id: row.id, name: row.name, values: row.values, stands_on })
        };
        if let Some(name) = &query.name {
            let (total, persons) = books.persons_named(name, query.offset, limit)?;
            return Ok(PersonList { total, persons: persons.into_iter().map(view).collect::<Result<_>>()? });
        }
        if query.search.trim().is_empty() {
            let persons = books.persons(query.offset, limit)?;
            return Ok(PersonList {
                total: books.person_count()?,
                persons: persons.into_iter().map(view).collect::<Result<_>>()?,
            });
        }
        let (found, _) = books.persons_found(&query.search)?;
        let total = u32::try_from(found.len()).unwrap_or(u32::MAX);
        let page = found.into_iter().skip(query.offset as usize).take(limit as usize);
        Ok(PersonList { total, persons: page.map(view).collect::<Result<_>>()? })
    }
}
