//! What an import asks of a kind of record: how a row finds it.

use domain::{
    event::Event,
    id::OrganisationId,
    list::{ListKind, Listed},
    record::{Kept, Record, RecordEvent},
};
use serde::Serialize;
use store::Books;

use super::words::RowFault;
use crate::error::Result;

/// The records that a row may mean.
pub(crate) struct Candidates<S: Record> {
    /// Those that its key finds.
    pub by_key: Vec<Kept<S>>,
    /// Where its key finds none, those that have its name and could be meant.
    pub by_name: Vec<Kept<S>>,
}

/// A kind of record that lists hold.
pub(crate) trait Subject: Listed<Said: Clone + Default + PartialEq + Serialize>
where
    RecordEvent<Self>: Into<Event>,
{
    /// The field that holds the name.
    const NAME: &'static str;

    /// The columns of its lists.
    const LIST: ListKind;

    /// The column that a part of a row comes from, by the part's path such as `contacts[0].phone`.
    fn column(path: &str) -> &str {
        let place = path.replace(['[', '.'], "/").replace(']', "");
        let first = |place: &str| place.split('/').next().unwrap_or_default().to_owned();
        let fields = Self::LIST.fields();
        let exact = fields.iter().find(|field| field.place == place);
        let field = exact.or_else(|| fields.iter().find(|field| first(field.place) == first(&place)));
        field.map_or(path, |field| field.key)
    }

    /// The name or title of a row.
    fn name(row: &Self::Said) -> &str;

    /// The field by which the row is told apart: the one to complain about.
    fn key_field(row: &Self::Said) -> &'static str;

    /// The records that a row may mean; `desk_was_empty` saves the questions that only older records answer.
    fn candidates(row: &Self::Said, books: Books<'_>, desk_was_empty: bool) -> Result<Candidates<Self>>;

    /// Whether a record with the row's key lies in the recycle bin, where no candidate is found.
    fn is_binned(row: &Self::Said, books: Books<'_>) -> Result<bool>;

    /// What is known of a record, with its owner called as the row calls it where that is the name it bears by now.
    fn met(known: Self::Said, _row: &Self::Said, _books: Books<'_>) -> Result<Self::Said> {
        Ok(known)
    }

    /// The owner that the record names and is not linked to.
    fn unlinked_owner(&self) -> Option<&str> {
        None
    }

    /// Links the record to its owner.
    fn belongs_to(&mut self, _owner: OrganisationId) {}

    /// Links the record to others that the row names by their names, where names decide; what was found and left alone.
    fn link(&mut self, _books: Books<'_>, _names_decide: bool) -> Result<Option<RowFault>> {
        Ok(None)
    }
}
