//! The one way to act: what a command reads, draws and records, all of it in one transaction that is one journal entry.

use domain::{
    Day,
    event::Event,
    id::{DealId, PersonId, PersonalId},
    normal::trimmed,
    person::{Keeping, PersonEvent, Persons},
    personal::{PersonalKind, PersonalRef, PersonalValue},
    record::{Kept, Record},
};
use store::Books;
use uuid::Uuid;

use crate::{
    code::Code,
    error::{Error, Result},
    session::{Session, Surroundings},
};

/// One action on its way.
pub(crate) struct Act<'s, 'b> {
    /// The books, as this action finds them and as its own events leave them.
    pub books: Books<'b>,
    /// The day at this desk.
    pub today: Day,
    record: &'s mut store::Record<'b>,
    surroundings: &'s mut dyn Surroundings,
}

impl<'s, 'b> Act<'s, 'b> {
    pub fn new(books: Books<'b>, record: &'s mut store::Record<'b>, surroundings: &'s mut dyn Surroundings) -> Self {
        Self { books, today: surroundings.today(), record, surroundings }
    }

    /// A new identity.
    pub fn id<I: From<Uuid>>(&mut self) -> I {
        self.surroundings.new_id().into()
    }

    /// Records an event.
    pub fn record(&mut self, event: impl Into<Event>) -> Result<()> {
        Ok(self.record.event(event)?)
    }

    /// Records events, or none.
    pub fn record_all<E: Into<Event>>(&mut self, events: impl IntoIterator<Item = E>) -> Result<()> {
        events.into_iter().try_for_each(|event| self.record(event))
    }

    /// Remembers how a header was mapped. A preference: not journaled.
    pub fn remember_mapping(&self, fingerprint: &str, mapping: &serde_json::Value) -> Result<()> {
        Ok(self.record.remember_mapping(fingerprint, mapping)?)
    }

    /// Keeps free text, which may tell of people; nothing where it is blank.
    pub fn text(&mut self, text: Option<&str>) -> Result<Option<PersonalRef>> {
        self.keep_over(None, PersonalKind::Note, text, None)
    }

    /// Leaves this of a text, for good.
    pub fn redact(&mut self, text: PersonalId, left: String) -> Result<()> {
        let salt = self.surroundings.salt();
        let left = PersonalValue { id: text, person: None, kind: PersonalKind::Note, value: left, salt };
        let event = PersonEvent::TextRedacted { left: left.reference(), on: self.today };
        self.record.personal(left);
        self.record(event)
    }

    /// The deal's file, or `deal_unknown`.
    pub fn deal(&self, id: DealId) -> Result<domain::deal::DealFile> {
        self.books.deal(id)?.ok_or_else(|| Code::DealUnknown.into())
    }

    /// Somebody else's record that this action is about to name: it must be there, and in use.
    pub fn named<R: Named>(&self, id: R::Id, field: impl Into<String>) -> Result<R> {
        let field = field.into();
        let kept = self.books.kept::<R>(id)?.ok_or_else(|| Error::new(R::UNKNOWN, field.clone()))?;
        kept.in_use().cloned().map_err(|refusal| Error::from(refusal).at(field))
    }
}

/// A record that others name.
pub(crate) trait Named: Record {
    /// The code where there is none of an id.
    const UNKNOWN: Code;

    /// Refuses to take a record out of the recycle bin for what stands on the desk by now.
    fn may_return(_: &Kept<Self>, _: Books<'_>) -> Result<()> {
        Ok(())
    }
}

impl Persons for Act<'_, '_> {
    type Error = Error;

    fn text(&mut self, value: &PersonalRef) -> Result<Option<String>> {
        Ok(self.books.personal(value)?)
    }
}

impl Keeping for Act<'_, '_> {
    fn owner(&mut self, value: &PersonalRef) -> Result<Option<PersonId>> {
        Ok(self.books.owner_of(value)?)
    }

    fn new_person(&mut self) -> PersonId {
        self.id()
    }

    fn keep(&mut self, person: Option<PersonId>, kind: PersonalKind, text: &str) -> Result<PersonalRef> {
        let value = PersonalValue {
            id: PersonalId(self.surroundings.new_id()),
            person,
            kind,
            value: trimmed(text).to_owned(),
            salt: self.surroundings.salt(),
        };
        let reference = value.reference();
        self.record.personal(value);
        Ok(reference)
    }
}

/// Reads what is said of persons; it can keep nothing.
pub(crate) struct Reading<'b>(pub Books<'b>);

impl Persons for Reading<'_> {
    type Error = Error;

    fn text(&mut self, value: &PersonalRef) -> Result<Option<String>> {
        Ok(self.0.personal(value)?)
    }
}

impl Session {
    /// One action: what `decide` records is one journal entry, on the disk when this returns; nothing where it fails.
    pub(crate) fn act<R>(&mut self, action: &str, decide: impl FnOnce(&mut Act<'_, '_>) -> Result<R>) -> Result<R> {
        let stamp = self.stamp()?;
        let (desk, surroundings, _) = self.parts()?;
        desk.act(&stamp, action, |books, record| decide(&mut Act::new(books, record, surroundings)))
    }

    /// The same of an action that erases: what it takes is gone from the desk's files when this returns.
    pub(crate) fn erase<R>(&mut self, action: &str, decide: impl FnOnce(&mut Act<'_, '_>) -> Result<R>) -> Result<R> {
        let stamp = self.stamp()?;
        let (desk, surroundings, _) = self.parts()?;
        desk.erase(&stamp, action, |books, record| decide(&mut Act::new(books, record, surroundings)))
    }
}
