//! Persons: who is the same person, and erasing one. What is known about them stands outside the journal
//! (`value/personal.rs`).

use crate::{
    day::Day,
    id::PersonId,
    personal::{PersonalKind, PersonalRef},
    record::{About, AreaEvent, Record, Thing, events},
    refusal::Refusal,
};

events! {
    /// What happens to what is known about a person.
    pub enum PersonEvent {
        /// All values about a person were erased.
        Erased = "person_erased" { person: PersonId, on: Day },
    }
}

impl AreaEvent for PersonEvent {
    fn kinds() -> Vec<String> {
        Self::kinds_of_area()
    }

    fn read(kind: &str, body: &str) -> Option<serde_json::Result<Self>> {
        Self::read_of_area(kind, body)
    }

    fn inverse(&self) -> Option<Self> {
        match self {
            // Erased is erased.
            Self::Erased { .. } => None,
        }
    }

    fn about(&self) -> About<'_> {
        match self {
            Self::Erased { person, .. } => About::changed(Thing::Person(*person)),
        }
    }
}

/// Where values about persons are kept and read.
pub trait Persons {
    /// Why a value can't be read or kept.
    type Error;

    /// What a reference stands for; `None` once it is erased.
    fn text(&mut self, value: &PersonalRef) -> Result<Option<String>, Self::Error>;

    /// The same of a value that may be missing.
    fn told(&mut self, value: Option<&PersonalRef>) -> Result<Option<String>, Self::Error> {
        value.map(|value| self.text(value)).transpose().map(Option::flatten)
    }

    /// Whose value it is; `None` for free text about no one in particular.
    fn owner(&mut self, value: &PersonalRef) -> Result<Option<PersonId>, Self::Error>;

    /// Somebody who was not known before.
    fn new_person(&mut self) -> PersonId;

    /// Keeps a new value.
    fn keep(&mut self, person: Option<PersonId>, kind: PersonalKind, text: &str) -> Result<PersonalRef, Self::Error>;

    /// Keeps a value that may be blank, trimmed; the reference of before where it says the same about the same person.
    fn keep_over(
        &mut self,
        person: Option<PersonId>,
        kind: PersonalKind,
        text: Option<&str>,
        before: Option<&PersonalRef>,
    ) -> Result<Option<PersonalRef>, Self::Error> {
        let Some(text) = text.map(str::trim).filter(|text| !text.is_empty()) else { return Ok(None) };
        if let Some(before) = before
            && self.text(before)?.as_deref() == Some(text)
        {
            return Ok(Some(before.clone()));
        }
        self.keep(person, kind, text).map(Some)
    }

    /// Keeps free text, which may tell of people; the reference of before where it says the same.
    fn keep_note(&mut self, text: Option<&str>, before: Option<&PersonalRef>) -> Result<Option<PersonalRef>, Self::Error> {
        self.keep_over(None, PersonalKind::Note, text, before)
    }

    /// Keeps the name of one who stays the same person under another name. A name that was erased stays erased.
    fn keep_renamed(&mut self, name: Option<&str>, before: Option<&PersonalRef>) -> Result<Option<PersonalRef>, Self::Error> {
        let owner = before.map(|before| self.owner(before)).transpose()?.flatten();
        let person = owner.unwrap_or_else(|| self.new_person());
        match (self.keep_over(Some(person), PersonalKind::Name, name, before)?, before) {
            (None, Some(before)) if self.text(before)?.is_none() => Ok(Some(before.clone())),
            (kept, _) => Ok(kept),
        }
    }
}

/// A record, or a part of one, that holds values about persons: references to them where it is stored, and texts where it is
/// said, in a form, in a list and on the wire. `#[derive(Told)]` writes this.
pub trait Told: Sized {
    /// It as it is said.
    type Said;

    /// It as it is said; erased values are missing.
    fn said<S: Persons>(&self, persons: &mut S) -> Result<Self::Said, S::Error>;

    /// The personal values that it names.
    fn personal(&self) -> Vec<&PersonalRef>;

    /// What was said, with its texts in their written form: trimmed, and missing where they are blank.
    fn tidied(said: Self::Said) -> Self::Said;
}

/// A record that people enter and change as a whole.
pub trait Entered: Record + Told {
    /// The record with what was said in place of what was known; who is the same person, `met` decides.
    fn kept<S: Persons>(said: Self::Said, before: Option<&Self>, persons: &mut S) -> Result<Self, S::Error>;

    /// The record, unless its own rules refuse it.
    fn validated(self) -> Result<Self, Refusal>;
}

/// The one rule for who is meant when a record's persons are named again, in a form or in a list: within one record, who has
/// the name that a person has there is that person, in whatever order they are named; any other name is another person. An
/// erased person has no name and is never met.
///
/// `known` holds the record's persons with their names as they stand now. Each is met once. What is returned stands in the
/// order of `named`.
pub fn met<'a, P>(known: &'a [(Option<String>, P)], named: &[&str]) -> Vec<Option<&'a P>> {
    let mut left: Vec<Option<&(Option<String>, P)>> = known.iter().map(Some).collect();
    let mut meet = |name: &str| {
        let has_name = |place: &&mut Option<&(Option<String>, P)>| {
            place.is_some_and(|(held, _)| held.as_deref().is_some_and(|held| held.trim() == name.trim()))
        };
        left.iter_mut().find(has_name).and_then(Option::take).map(|(_, person)| person)
    };
    named.iter().map(|name| meet(name)).collect()
}

#[cfg(test)]
mod tests {
    use super::met;

    #[test]
    fn who_is_named_again_is_the_same_person_in_any_order() {
        let known = [(Some("张".to_owned()), 1), (None, 2), (Some("李".to_owned()), 3), (Some("张".to_owned()), 4)];
        assert_eq!(met(&known, &["李", "张", "王", "张", "张"]), [Some(&3), Some(&1), None, Some(&4), None]);
    }

    #[test]
    fn an_erased_person_is_never_met() {
        assert_eq!(met(&[(None, 1)], &["", " "]), [None, None]);
    }
}
