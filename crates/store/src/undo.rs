//! Undo and redo: an entry's events taken back in reverse order, as an entry of its own.

use std::collections::HashMap;

use domain::{
    event::Event,
    id::{ImportId, OrganisationId, ResultId},
    list::{Import, ListEvent},
    record::RecordEvent,
};
use rusqlite::Connection;

use crate::{
    books::Books,
    desk::Desk,
    error::StoreError,
    history::LastUndo,
    journal::{self, EntryNumber, REDO, Stamp, Way},
};

/// What an undo did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Undone {
    /// The entry taken back.
    pub entry: EntryNumber,
    /// Rows of an import that were kept, since later entries touched them.
    pub kept: Vec<KeptRow>,
}

/// A row that the undo of an import left where it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum KeptRow {
    /// An organisation, and the entry that touched it.
    Organisation(OrganisationId, EntryNumber),
    /// A research result, and the entry that touched it.
    Result(ResultId, EntryNumber),
}

impl Desk {
    /// Takes the last entry back, its events in reverse order, as an entry of its own; `after` may still refuse.
    ///
    /// `CannotUndo` where an event stays, `TouchedSince` where a later entry touched the same thing. An import keeps
    /// the rows that were touched since and says which.
    pub fn undo<E: From<StoreError>>(
        &mut self,
        stamp: &Stamp,
        after: impl FnOnce(Books<'_>, &[Event]) -> Result<(), E>,
    ) -> Result<Undone, E> {
        let undoable = self.books().undoable()?.ok_or(StoreError::NothingToUndo)?;
        self.take_back(stamp, undoable.n, after)
    }

    /// Takes an import back, whatever came after it: the rows that later entries touched are kept, and said.
    pub fn undo_import(&mut self, stamp: &Stamp, import: ImportId) -> Result<Undone, StoreError> {
        // An import that was undone is no longer among the desk's imports.
        self.books().import(import)?.ok_or(StoreError::RecordMissing)?;
        let entry = self.books().one(
            "SELECT max(entry) FROM journal_event WHERE kind = 'list_imported' AND body ->> '$.import.id' = ?1",
            [import.to_string()],
            |row| row.get(0),
        )?;
        self.take_back(stamp, entry.ok_or(StoreError::RecordMissing)?, |_, _| Ok(()))
    }

    /// Takes the last undo back, as an entry of its own, which an undo takes back in turn; `after` may still refuse.
    ///
    /// `NothingToRedo` where the last action was no undo: whatever is new ends what could be done again.
    pub fn redo<E: From<StoreError>>(
        &mut self,
        stamp: &Stamp,
        after: impl FnOnce(Books<'_>, &[Event]) -> Result<(), E>,
    ) -> Result<(), E> {
        let LastUndo { undo, .. } = self.books().last_undo()?.ok_or(StoreError::NothingToRedo)?;
        self.write(stamp, REDO, Way::Redo(undo), |books, record| {
            // What came after the undo was undone too, so the books are as the undo left them, and nothing stands in the way.
            let events = back(undo, &journal::events(books.db, undo)?)?;
            for event in &events {
                record.event(event.clone())?;
            }
            after(books, &events)
        })
    }

    fn take_back<E: From<StoreError>>(
        &mut self,
        stamp: &Stamp,
        entry: EntryNumber,
        after: impl FnOnce(Books<'_>, &[Event]) -> Result<(), E>,
    ) -> Result<Undone, E> {
        self.write(stamp, "undo", Way::Undo(entry), |books, record| {
            let events = journal::events(books.db, entry)?;
            let import = events.iter().find_map(|event| match event {
                Event::List(ListEvent::Imported { import }) => Some(import.clone()),
                Event::List(ListEvent::ImportUndone { .. })
                | Event::Desk(_)
                | Event::Organisation(_)
                | Event::Dealings(_)
                | Event::Result(_)
                | Event::Payee(_)
                | Event::Rates(_)
                | Event::Deal(_)
                | Event::Progress(_)
                | Event::Mandate(_)
                | Event::Contract(_)
                | Event::Ledger(_)
                | Event::Statement(_)
                | Event::Person(_)
                | Event::Member(_) => None,
            });
            let (inverses, kept) = match import {
                Some(import) => inverses_of_import(books.db, entry, events, import)?,
                None => (inverses(books.db, entry, &events)?, Vec::new()),
            };
            for event in &inverses {
                record.event(event.clone())?;
            }
            after(books, &inverses)?;
            Ok(Undone { entry, kept })
        })
    }
}

fn inverses(db: &Connection, entry: EntryNumber, events: &[Event]) -> Result<Vec<Event>, StoreError> {
    let inverses = back(entry, events)?;
    for event in events.iter().rev() {
        if let Some(by) = journal::touched_since(db, entry, event)? {
            return Err(StoreError::TouchedSince { entry, by });
        }
    }
    Ok(inverses)
}

/// What takes the events of an entry back, in reverse order.
fn back(entry: EntryNumber, events: &[Event]) -> Result<Vec<Event>, StoreError> {
    events.iter().rev().map(|event| event.inverse().map_err(|why| StoreError::CannotUndo { entry, why })).collect()
}

fn inverses_of_import(
    db: &Connection,
    entry: EntryNumber,
    events: Vec<Event>,
    import: Import,
) -> Result<(Vec<Event>, Vec<KeptRow>), StoreError> {
    let (mut inverses, mut kept) = (Vec::with_capacity(events.len()), Vec::new());
    // The owners of results that are kept, which are kept with them. They came before their results, and so come here after.
    let mut owners: HashMap<OrganisationId, EntryNumber> = HashMap::new();
    for event in events.into_iter().rev() {
        let mut touched = journal::touched_since(db, entry, &event)?;
        if let Event::Organisation(RecordEvent::Added { id, .. }) = &event {
            touched = touched.or_else(|| owners.get(id).copied());
        }
        match (&event, touched) {
            (Event::List(_), _) => {}
            (Event::Organisation(RecordEvent::Added { id, .. } | RecordEvent::Changed { id, .. }), Some(by)) => {
                kept.push(KeptRow::Organisation(*id, by));
            }
            (Event::Result(RecordEvent::Added { id, record } | RecordEvent::Changed { id, to: record, .. }), Some(by)) => {
                owners.extend(record.owner_unit.map(|owner| (owner, by)));
                kept.push(KeptRow::Result(*id, by));
            }
            (_, Some(by)) => return Err(StoreError::TouchedSince { entry, by }),
            (_, None) => inverses.push(event.inverse().map_err(|why| StoreError::CannotUndo { entry, why })?),
        }
    }
    inverses.push(ListEvent::ImportUndone { import, kept: u32::try_from(kept.len()).unwrap_or(u32::MAX) }.into());
    kept.reverse();
    Ok((inverses, kept))
}
