//! Records that are entered, changed, put into the recycle bin and taken out of it as a whole: what all of them do alike.

use std::collections::BTreeMap;

use domain::{
    event::Event,
    identifier::Finding,
    normal,
    person::Told,
    record::{Kept, RecordEvent},
    refusal::Refusal,
};
use store::{Books, area::record::Stored};
use uuid::Uuid;

use crate::{
    act::{Act, Named, Reading},
    error::{Error, Result},
    session::Session,
    wire::{Add, Change, Chosen, Made, View},
};

/// What the desk adds to a kind of record, and what it refuses.
pub(crate) trait Edited: Told + Stored + Named
where
    RecordEvent<Self>: Into<Event>,
    Self::Id: From<Uuid>,
{
    /// What was said in its one written form, held against the rest of the desk. `own` is the record that is changed.
    fn checked(said: Self::Said, own: Option<Self::Id>, act: &mut Act<'_, '_>) -> Result<Self::Said>;

    /// The record, unless its own rules refuse it.
    fn validated(self) -> Result<Self, Refusal>;

    /// What the checks of its codes find, by field.
    fn findings(&self) -> BTreeMap<&'static str, Finding> {
        BTreeMap::new()
    }
}

impl Session {
    pub(crate) fn add<R: Edited>(&mut self, action: &str, request: Add<R::Said>) -> Result<Made>
    where
        RecordEvent<R>: Into<Event>,
        R::Id: From<Uuid>,
    {
        self.act(action, |act| {
            let id: R::Id = act.id();
            let record = written::<R>(request.record, None, act)?;
            act.record(RecordEvent::Added { id, record })?;
            Ok(Made::of(id))
        })
    }

    pub(crate) fn change<R: Edited>(&mut self, action: &str, request: Change<R::Said, R::Id>) -> Result<Made>
    where
        RecordEvent<R>: Into<Event>,
        R::Id: From<Uuid>,
    {
        self.act(action, |act| {
            let before = found::<R>(act.books, request.id)?;
            let to = written(request.record, Some(&before), act)?;
            act.record_all(before.change(to)?)?;
            Ok(Made::of(request.id))
        })
    }

    pub(crate) fn remove<R: Stored + Named>(&mut self, action: &str, request: Chosen<R::Id>) -> Result<Made>
    where
        RecordEvent<R>: Into<Event>,
    {
        self.act(action, |act| {
            let today = act.today;
            act.record_all(found::<R>(act.books, request.id)?.remove(today))?;
            Ok(Made::of(request.id))
        })
    }

    /// Takes a record out of the recycle bin unless `twin` refuses it for what stands on the desk by now.
    pub(crate) fn restore<R: Stored + Named>(
        &mut self,
        action: &str,
        request: Chosen<R::Id>,
        twin: impl FnOnce(&Kept<R>, Books<'_>) -> Result<()>,
    ) -> Result<Made>
    where
        RecordEvent<R>: Into<Event>,
    {
        self.act(action, |act| {
            let record = found::<R>(act.books, request.id)?;
            twin(&record, act.books)?;
            act.record_all(record.restore())?;
            Ok(Made::of(request.id))
        })
    }
}

/// A record, also one in the recycle bin.
pub(crate) fn found<R: Stored + Named>(books: Books<'_>, id: R::Id) -> Result<Kept<R>> {
    books.kept(id)?.ok_or_else(|| Error::new(R::UNKNOWN, "id"))
}

/// A record as a page shows it.
pub(crate) fn view<R: Edited>(books: Books<'_>, kept: &Kept<R>) -> Result<View<R::Said, R::Id>>
where
    RecordEvent<R>: Into<Event>,
    R::Id: From<Uuid>,
{
    let record = kept.record.said(&mut Reading(books))?;
    Ok(View { id: kept.id, record, findings: kept.record.findings(), removed_on: kept.removed_on })
}

/// The record as it will be stored; what refuses it is said at its field of the request.
fn written<R: Edited>(said: R::Said, before: Option<&Kept<R>>, act: &mut Act<'_, '_>) -> Result<R>
where
    RecordEvent<R>: Into<Event>,
    R::Id: From<Uuid>,
{
    let of_request = |error: Error| {
        let field = format!("record.{}", error.field);
        error.at(field)
    };
    let said = R::checked(said, before.map(|before| before.id), act).map_err(of_request)?;
    let record = R::kept(said, before.map(|before| &before.record), act)?;
    record.validated().map_err(|refusal| of_request(refusal.into()))
}

/// A text in its written form: trimmed, and missing where it is blank.
pub(crate) fn trimmed(text: &mut Option<String>) {
    *text = text.as_deref().map(normal::trimmed).filter(|text| !text.is_empty()).map(str::to_owned);
}
