//! Records that are entered, changed, put into the recycle bin and taken out of it as a whole: what all of them do alike.

use std::collections::BTreeMap;

use domain::{
    event::Event,
    identifier::Finding,
    person::Entered,
    record::{Kept, Record, RecordEvent},
    region::region_name,
};
use schemars::JsonSchema;
use serde::{Serialize, de::DeserializeOwned};
use store::{
    Books,
    area::listed::{Asked, Listed},
};

use crate::{
    act::{Act, Named, Reading},
    error::{Error, Result},
    reader::Reader,
    session::Session,
    wire::{Add, Change, Chosen, FacetQuery, FacetValue, FacetValues, MOST_ROWS, Made, Page, PageQuery, View},
};

/// A record with the commands that all kinds of record have, and what the desk adds to its own rules.
pub(crate) trait Edited: Entered<Said: Wire, Id: JsonSchema> + Listed<Order: Wire, Facet: Wire> + Named
where
    RecordEvent<Self>: Into<Event>,
{
    /// Can it be put into the recycle bin?
    const HAS_BIN: bool = true;

    /// What was said, held against the rest of the desk. `own` is the record that is changed.
    fn checked(said: Self::Said, _own: Option<Self::Id>, _act: &mut Act<'_, '_>) -> Result<Self::Said> {
        Ok(said)
    }

    /// What its codes stand for where that is known, by field.
    fn names(&self) -> BTreeMap<&'static str, String> {
        BTreeMap::new()
    }

    /// What the checks of its codes find, by field.
    fn findings(&self) -> BTreeMap<&'static str, Finding> {
        BTreeMap::new()
    }
}

/// What requests and answers carry.
pub(crate) trait Wire: Serialize + DeserializeOwned + JsonSchema {}

impl<S: Serialize + DeserializeOwned + JsonSchema> Wire for S {}

impl Session {
    pub(crate) fn add<R: Edited>(&mut self, request: Add<R::Said>) -> Result<Made>
    where
        RecordEvent<R>: Into<Event>,
    {
        self.act(&action::<R>("add"), |act| {
            let id: R::Id = act.id();
            let record = written::<R>(request.record, None, act)?;
            act.record(RecordEvent::Added { id, record })?;
            Ok(Made::of(id))
        })
    }

    pub(crate) fn change<R: Edited>(&mut self, request: Change<R::Said, R::Id>) -> Result<Made>
    where
        RecordEvent<R>: Into<Event>,
    {
        self.act(&action::<R>("change"), |act| {
            let before = found::<R>(act.books, request.id)?;
            let to = written(request.record, Some(&before), act)?;
            act.record_all(before.change(to)?)?;
            Ok(Made::of(request.id))
        })
    }

    pub(crate) fn remove<R: Named>(&mut self, request: Chosen<R::Id>) -> Result<Made>
    where
        RecordEvent<R>: Into<Event>,
    {
        self.act(&action::<R>("remove"), |act| {
            let today = act.today;
            act.record_all(found::<R>(act.books, request.id)?.remove(today))?;
            Ok(Made::of(request.id))
        })
    }

    pub(crate) fn restore<R: Named>(&mut self, request: Chosen<R::Id>) -> Result<Made>
    where
        RecordEvent<R>: Into<Event>,
    {
        self.act(&action::<R>("restore"), |act| {
            let record = found::<R>(act.books, request.id)?;
            R::may_return(&record, act.books)?;
            act.record_all(record.restore())?;
            Ok(Made::of(request.id))
        })
    }
}

impl Reader<'_> {
    pub(crate) fn view<R: Edited>(&self, request: Chosen<R::Id>) -> Result<View<R::Said, R::Id>>
    where
        RecordEvent<R>: Into<Event>,
    {
        let books = self.books()?;
        view(books, &found::<R>(books, request.id)?)
    }

    pub(crate) fn page<R: Edited>(&self, query: PageQuery<R::Order, R::Facet>) -> Result<Page<View<R::Said, R::Id>>>
    where
        RecordEvent<R>: Into<Event>,
    {
        let books = self.books()?;
        let only: Vec<_> = query.only.iter().map(|only| (only.facet, only.values.as_slice())).collect();
        let asked = Asked { search: &query.search, only: &only, order: query.order, is_descending: query.is_descending };
        let page = books.page::<R>(&asked, query.offset, query.limit())?;
        let rows = page.rows.iter().map(|kept| view(books, kept)).collect::<Result<_>>()?;
        Ok(Page { total: page.total, is_all: page.is_all, rows })
    }

    pub(crate) fn facet<R: Edited>(&self, query: FacetQuery<R::Facet>) -> Result<FacetValues>
    where
        RecordEvent<R>: Into<Event>,
    {
        let mut values = self.books()?.facet_values::<R>(query.facet, &query.search)?;
        let is_all = values.len() <= MOST_ROWS as usize;
        values.truncate(MOST_ROWS as usize);
        let values = values.into_iter().map(|value| FacetValue { name: region_name(&value), value }).collect();
        Ok(FacetValues { values, is_all })
    }
}

/// The word in the journal for what was done with a record.
fn action<R: Record>(verb: &str) -> String {
    format!("{}_{verb}", R::KIND)
}

/// A record, also one in the recycle bin.
pub(crate) fn found<R: Named>(books: Books<'_>, id: R::Id) -> Result<Kept<R>> {
    books.kept(id)?.ok_or_else(|| Error::new(R::UNKNOWN, "id"))
}

/// A record as a page shows it.
fn view<R: Edited>(books: Books<'_>, kept: &Kept<R>) -> Result<View<R::Said, R::Id>>
where
    RecordEvent<R>: Into<Event>,
{
    let record = kept.record.said(&mut Reading(books))?;
    Ok(View { id: kept.id, record, findings: kept.record.findings(), names: kept.record.names(), removed_on: kept.removed_on })
}

/// The record as it will be stored; what refuses it is said at its field of the request.
fn written<R: Edited>(said: R::Said, before: Option<&Kept<R>>, act: &mut Act<'_, '_>) -> Result<R>
where
    RecordEvent<R>: Into<Event>,
{
    let of_request = |error: Error| {
        let field = format!("record.{}", error.field);
        error.at(field)
    };
    let said = R::formed(R::tidied(said)).map_err(|refusal| of_request(refusal.into()))?;
    let said = R::checked(said, before.map(|before| before.id), act).map_err(of_request)?;
    let record = R::kept(said, before.map(|before| &before.record), act)?;
    record.validated().map_err(|refusal| of_request(refusal.into()))
}
