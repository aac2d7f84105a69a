//! What an import asks of a kind of record: how a row finds it, what it holds as a row, and how a row goes into it.

use domain::event::Event;
use serde::Serialize;
use store::Books;
use uuid::Uuid;

use super::words::RowFault;
use crate::{error::Result, keep::Keep};

/// The records that a row may mean.
pub(crate) struct Candidates<S> {
    /// Those that its key finds.
    pub by_key: Vec<S>,
    /// Where its key finds none, those that have its name and could be meant.
    pub by_name: Vec<S>,
}

/// A kind of record that lists hold.
pub(crate) trait Subject: Clone + PartialEq + Sized {
    /// The record as a list gives it.
    type Row: Clone + Default + PartialEq + Serialize;
    /// The field that holds the name.
    const NAME: &'static str;

    /// A record that says nothing yet.
    fn blank(id: Uuid) -> Self;

    /// Its identity.
    fn id(&self) -> Uuid;

    /// The name or title of a row.
    fn name(row: &Self::Row) -> &str;

    /// The field by which the row is told apart: the one to complain about.
    fn key(row: &Self::Row) -> &'static str;

    /// The records that a row may mean; `desk_was_empty` saves the questions that only older records answer.
    fn candidates(row: &Self::Row, books: Books<'_>, desk_was_empty: bool) -> Result<Candidates<Self>>;

    /// The record as a row, its personal values read back; erased ones are missing.
    fn row(&self, books: Books<'_>) -> Result<Self::Row>;

    /// What is known, with what is given over it: an empty cell erases nothing.
    fn overlaid(known: Self::Row, given: &Self::Row) -> Self::Row;

    /// The record with a row's values, written through `keep`; or why it can't take them.
    fn with(&self, row: Self::Row, keep: &mut Keep<'_, '_, '_>) -> Result<Result<Self, RowFault>>;

    /// Links the record to others that the row names by their names, where names decide; what was found and left alone.
    fn link(&mut self, _books: Books<'_>, _names_decide: bool) -> Result<Option<RowFault>> {
        Ok(None)
    }

    /// The event that enters it.
    fn added(self) -> Event;

    /// The event that changes it.
    fn changed(from: Self, to: Self) -> Event;
}
