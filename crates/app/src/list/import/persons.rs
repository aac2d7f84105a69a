//! Keeps what a list says of persons: who is named in several of its rows, its circle decides.

use domain::{
    id::PersonId,
    person::{Keeping, Persons, circle::Circle},
    personal::{PersonalKind, PersonalRef},
};

use crate::{
    act::Act,
    error::{Error, Result},
};

/// Keeps what one row says of persons.
pub(super) struct OfRow<'a, 's, 'b> {
    pub act: &'a mut Act<'s, 'b>,
    pub circle: &'a mut Circle,
    pub row: u32,
    /// The desk has no results that could know anybody.
    pub desk_was_empty: bool,
}

impl Persons for OfRow<'_, '_, '_> {
    type Error = Error;

    fn text(&mut self, value: &PersonalRef) -> Result<Option<String>> {
        Persons::text(self.act, value)
    }
}

impl Keeping for OfRow<'_, '_, '_> {
    fn owner(&mut self, value: &PersonalRef) -> Result<Option<PersonId>> {
        self.act.owner(value)
    }

    fn new_person(&mut self) -> PersonId {
        self.act.new_person()
    }

    fn person_named(&mut self, name: &str, owner: Option<&str>) -> Result<PersonId> {
        let books = self.act.books;
        let known = |owner: &str| if self.desk_was_empty { Ok(Vec::new()) } else { Ok(books.finishers_at(owner, name)?) };
        self.circle.meet(self.row, (name, owner), known, || self.act.new_person())
    }

    fn keep(&mut self, person: Option<PersonId>, kind: PersonalKind, text: &str) -> Result<PersonalRef> {
        self.act.keep(person, kind, text)
    }
}
