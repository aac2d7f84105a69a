//! Keeps personal values beside the event that refers to them, and leaves a reference alone whose value did not change.

use domain::{
    id::PersonId,
    personal::{PersonalKind, PersonalRef},
};
use store::{Books, Record};
use uuid::Uuid;

use crate::{
    error::Result,
    session::{self, Surroundings},
};

/// Writes personal values within one action.
pub(crate) struct Keep<'s, 'b, 'r> {
    surroundings: &'s mut dyn Surroundings,
    books: Books<'b>,
    record: &'r mut Record<'b>,
}

impl<'s, 'b, 'r> Keep<'s, 'b, 'r> {
    pub(crate) fn new(surroundings: &'s mut dyn Surroundings, books: Books<'b>, record: &'r mut Record<'b>) -> Self {
        Self { surroundings, books, record }
    }

    pub(crate) fn new_id(&mut self) -> Uuid {
        self.surroundings.new_id()
    }

    pub(crate) fn read(&self, reference: &PersonalRef) -> Result<Option<String>> {
        Ok(self.books.personal(reference)?)
    }

    /// Keeps a value, trimmed; the reference of before where it says the same.
    pub(crate) fn value(
        &mut self,
        person: Option<PersonId>,
        kind: PersonalKind,
        text: &str,
        before: Option<&PersonalRef>,
    ) -> Result<PersonalRef> {
        let text = text.trim();
        if let Some(before) = before
            && self.read(before)?.as_deref() == Some(text)
        {
            return Ok(before.clone());
        }
        let value = session::personal(self.surroundings, person, kind, text);
        self.record.personal(&value)?;
        Ok(value.reference())
    }

    /// The same for a value that may be missing or blank.
    pub(crate) fn optional(
        &mut self,
        person: Option<PersonId>,
        kind: PersonalKind,
        text: Option<&str>,
        before: Option<&PersonalRef>,
    ) -> Result<Option<PersonalRef>> {
        text.filter(|text| !text.trim().is_empty()).map(|text| self.value(person, kind, text, before)).transpose()
    }
}
