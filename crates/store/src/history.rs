//! What the journal tells whoever looks at it: its entries, a deal's part of it, and what the next undo would take back.

use domain::{
    deal::event::DealEvent,
    event::Event,
    id::{DealId, NoteId},
    log::Note,
    organisation::event::OrganisationEvent,
    record::{Thing, correction::Correction},
};

use crate::{
    books::Books,
    error::StoreError,
    journal::{self, EntryHead, EntryNumber, STANDS, With},
};

/// The last undo that was not taken back itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LastUndo {
    /// Its entry.
    pub undo: EntryNumber,
    /// The entry that it took back.
    pub undone: EntryNumber,
}

impl Books<'_> {
    /// What the next undo would take back: the last entry that is no undo and was not undone. What was done again
    /// counts anew.
    pub fn undoable(&self) -> Result<Option<EntryHead>, StoreError> {
        let last: Option<EntryNumber> =
            self.db.query_row(&format!("SELECT max(n) FROM journal_entry AS e WHERE {STANDS}"), [], |row| row.get(0))?;
        last.map(|n| self.entry(n)).transpose()
    }

    /// What the next redo would bring back; nothing once something new was done.
    pub fn last_undo(&self) -> Result<Option<LastUndo>, StoreError> {
        self.one(
            "SELECT n, undoes FROM journal_entry AS u
             WHERE undoes IS NOT NULL AND action <> 'redo' AND NOT EXISTS (SELECT 1 FROM journal_entry AS r WHERE r.undoes = u.n)
               AND n > (SELECT max(n) FROM journal_entry WHERE undoes IS NULL)
             ORDER BY n DESC LIMIT 1",
            [],
            |row| Ok(LastUndo { undo: row.get(0)?, undone: row.get(1)? }),
        )
    }

    /// One entry's head.
    pub fn entry(&self, n: EntryNumber) -> Result<EntryHead, StoreError> {
        journal::entry(self.db, n)?.ok_or(StoreError::JournalBroken { entry: n })
    }

    /// The journal, newest first.
    pub fn journal(&self, before: Option<EntryNumber>, with: With, limit: u32) -> Result<Vec<EntryHead>, StoreError> {
        journal::heads(self.db, before, with, limit)
    }

    /// The first few hundred events of an entry, and the one that names an import.
    pub fn first_events(&self, entry: EntryNumber) -> Result<Vec<Event>, StoreError> {
        let mut statement = self.db.prepare_cached(
            "SELECT kind, body FROM journal_event WHERE entry = ?1 AND (n < 300 OR kind = 'list_imported') ORDER BY n",
        )?;
        let mut rows = statement.query([entry])?;
        let mut events = Vec::new();
        while let Some(row) = rows.next()? {
            events.push(journal::read_event(row, entry)?);
        }
        Ok(events)
    }

    /// A page of the events of a deal that stand, newest first, each with its entry. What was undone is told by the journal alone.
    pub fn history_of_deal(&self, deal: DealId, offset: u32, limit: u32) -> Result<Vec<(EntryHead, Event)>, StoreError> {
        journal::history_of_deal(self.db, deal, offset, limit)
    }

    /// How many events of a deal stand.
    pub fn history_of_deal_count(&self, deal: DealId) -> Result<u32, StoreError> {
        let sql = format!(
            "SELECT count(*) FROM journal_event JOIN journal_entry AS e ON e.n = journal_event.entry WHERE deal = ?1 AND {STANDS}"
        );
        self.count(&sql, [deal.0])
    }

    /// How a note was put right, from the first time on; what was undone does not count.
    pub fn corrections_of(&self, note: NoteId) -> Result<Vec<Correction<Note>>, StoreError> {
        let mut corrections = Vec::new();
        for entry in journal::entries_changing(self.db, &Thing::Note(note))? {
            for event in journal::events(self.db, entry)? {
                if let Event::Progress(DealEvent::NoteCorrected { correction, .. })
                | Event::Dealings(OrganisationEvent::NoteCorrected { correction, .. }) = event
                    && correction.after.id == note
                {
                    corrections.push(correction);
                }
            }
        }
        Ok(corrections)
    }

    /// The last entry's number and hash.
    pub fn head(&self) -> Result<(EntryNumber, String), StoreError> {
        journal::head(self.db)
    }
}
