//! Records that are entered, changed, put into the recycle bin and taken out of it as a whole: what all of them do alike.

use std::collections::BTreeMap;

use domain::{
    event::Event,
    identifier::Finding,
    list::FieldKind,
    person::Entered,
    record::{Kept, Record, RecordEvent},
    scheme::Scheme,
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
    wire::{
        Add, Change, ChangeSeveral, Changed, Chosen, FacetQuery, FacetValue, FacetValues, MOST_ROWS, Made, Page, PageQuery,
        Several, View,
    },
};

/// A record with the commands that all kinds of record have, and what the desk adds to its own rules.
pub(crate) trait Edited: Entered<Said: Wire, Id: JsonSchema> + Listed<Order: Wire, Facet: Wire> + Named
where
    RecordEvent<Self>: Into<Event>,
{
    /// Can it be put into the recycle bin?
    const HAS_BIN: bool = true;

    /// What can be changed in several of them at once.
    type Patch: Wire;

    /// The record with a patch over it.
    fn patched(&self, patch: &Self::Patch) -> Self;

    /// What was said, held against the rest of the desk. `own` is the record that is changed.
    fn checked(said: Self::Said, _own: Option<Self::Id>, _act: &mut Act<'_, '_>) -> Result<Self::Said> {
        Ok(said)
    }

    /// What is said of it as it is shown today.
    fn shown(&self, said: Self::Said, _books: Books<'_>) -> Result<Self::Said> {
        Ok(said)
    }

    /// What is said of it as the row of a list has room for it: of long texts the beginning.
    fn in_row(said: Self::Said) -> Self::Said {
        said
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
        self.act(&action::<R>("add"), |act| Ok(Made::of(added::<R>(request.record, act)?)))
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

    /// All of them in one entry of the journal, so that one undo takes all of it back.
    pub(crate) fn change_several<R: Edited>(&mut self, request: ChangeSeveral<R::Id, R::Patch>) -> Result<Changed>
    where
        RecordEvent<R>: Into<Event>,
    {
        self.act(&action::<R>("change_several"), |act| {
            several::<R>(act, &request.ids, |kept| {
                let to = kept.record.patched(&request.patch).validated().map_err(|refusal| {
                    let error = Error::from(refusal);
                    let field = format!("patch.{}", error.field);
                    error.at(field)
                })?;
                Ok(kept.change(to)?)
            })
        })
    }

    pub(crate) fn remove_several<R: Edited>(&mut self, request: Several<R::Id>) -> Result<Changed>
    where
        RecordEvent<R>: Into<Event>,
    {
        self.act(&action::<R>("remove_several"), |act| {
            let today = act.today;
            several::<R>(act, &request.ids, |kept| Ok(kept.remove(today)))
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
        let rows = page.rows.iter().map(|kept| row(books, kept)).collect::<Result<_>>()?;
        Ok(Page { total: page.total, is_all: page.is_all, rows })
    }

    pub(crate) fn facet<R: Edited>(&self, query: FacetQuery<R::Facet>) -> Result<FacetValues>
    where
        RecordEvent<R>: Into<Event>,
    {
        let only: Vec<_> = query.only.iter().map(|only| (only.facet, only.values.as_slice())).collect();
        let asked = Asked { search: &query.sought, only: &only, ..Asked::default() };
        let mut values = self.books()?.facet_values::<R>(query.facet, &query.search, &asked, MOST_ROWS as usize + 1)?;
        let is_all = values.len() <= MOST_ROWS as usize;
        values.truncate(MOST_ROWS as usize);
        let scheme = match R::FOUND.facet_kind(R::place(query.facet)) {
            Some(FieldKind::Coded(scheme)) => Some(scheme),
            Some(_) | None => None,
        };
        let name = |value: &str| scheme.and_then(|scheme| scheme.name(value));
        let values = values.into_iter().map(|value| FacetValue { name: name(&value), value }).collect();
        Ok(FacetValues { values, is_all })
    }
}

/// The word in the journal for what was done with a record.
fn action<R: Record>(verb: &str) -> String {
    format!("{}_{verb}", R::KIND)
}

/// Does the same with several records, in their order; one that is named twice is met once changed.
pub(crate) fn several<R: Named>(
    act: &mut Act<'_, '_>,
    ids: &[R::Id],
    change: impl Fn(&Kept<R>) -> Result<Option<RecordEvent<R>>>,
) -> Result<Changed>
where
    RecordEvent<R>: Into<Event>,
{
    let mut changed = 0;
    for (at, id) in ids.iter().enumerate() {
        let kept = act.books.kept::<R>(*id)?.ok_or_else(|| Error::new(R::UNKNOWN, format!("ids[{at}]")))?;
        if let Some(event) = change(&kept)? {
            act.record(event)?;
            changed += 1;
        }
    }
    Ok(Changed { changed })
}

/// A record, also one in the recycle bin.
pub(crate) fn found<R: Named>(books: Books<'_>, id: R::Id) -> Result<Kept<R>> {
    books.kept(id)?.ok_or_else(|| Error::new(R::UNKNOWN, "id"))
}

/// What the codes of these fields stand for, where that is known.
pub(crate) fn named<const N: usize>(fields: [(&'static str, Scheme, &Option<String>); N]) -> BTreeMap<&'static str, String> {
    fields.into_iter().filter_map(|(field, scheme, code)| Some((field, scheme.name(code.as_deref()?)?))).collect()
}

/// A record as a page shows it.
pub(crate) fn view<R: Edited>(books: Books<'_>, kept: &Kept<R>) -> Result<View<R::Said, R::Id>>
where
    RecordEvent<R>: Into<Event>,
{
    let record = kept.record.shown(kept.record.said(&mut Reading(books))?, books)?;
    Ok(View { id: kept.id, record, findings: kept.record.findings(), names: kept.record.names(), removed_on: kept.removed_on })
}

/// A record as a list shows it.
pub(crate) fn row<R: Edited>(books: Books<'_>, kept: &Kept<R>) -> Result<View<R::Said, R::Id>>
where
    RecordEvent<R>: Into<Event>,
{
    let view = view(books, kept)?;
    Ok(View { record: R::in_row(view.record), ..view })
}

/// Adds a record; its id.
pub(crate) fn added<R: Edited>(said: R::Said, act: &mut Act<'_, '_>) -> Result<R::Id>
where
    RecordEvent<R>: Into<Event>,
{
    let id: R::Id = act.id();
    let record = written::<R>(said, None, act)?;
    act.record(RecordEvent::Added { id, record })?;
    Ok(id)
}

/// The record as it will be stored; what refuses it is said at its field of the request.
pub(crate) fn written<R: Edited>(said: R::Said, before: Option<&Kept<R>>, act: &mut Act<'_, '_>) -> Result<R>
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
