//! A desk in use: the one way to write (`act`), and erasure of a person.

use std::{collections::BTreeMap, fs, io, mem, ops::ControlFlow};

use domain::{
    day::Day,
    desk::DeskEvent,
    event::Event,
    id::{DeskId, PersonalId},
    person::PersonEvent,
    personal::PersonalValue,
    record::changes::Changes,
};
use rusqlite::{Connection, TransactionBehavior, params};

use crate::{
    area::person,
    backup::{JournalHead, Manifest},
    books::Books,
    check::Fault,
    error::StoreError,
    folder::OpenDesk,
    journal::{self, EntryNumber, Stamp, Way},
    keys::{Protection, Unlock},
    layout::DeskFolder,
    mark::Mark,
    schema::{self, SCHEMA_VERSION},
    search,
    seed::Seed,
    warning::Warning,
};

/// An open desk.
#[derive(Debug)]
pub struct Desk {
    open: OpenDesk,
    mark: Mark,
    changes: Changes,
    acts: u64,
    warnings: Vec<Warning>,
}

/// Writes the events of one action; what is recorded is applied at once, and all of it or nothing is kept.
pub struct Record<'a> {
    db: &'a Connection,
    writer: journal::Writer<'a>,
    said: BTreeMap<PersonalId, PersonalValue>,
}

impl Record<'_> {
    /// Records one event, with the personal values that it names.
    pub fn event(&mut self, event: impl Into<Event>) -> Result<(), StoreError> {
        let event = event.into();
        let about = event.about();
        for reference in &about.personal {
            let Some(value) = self.said.remove(&reference.id) else { continue };
            match &event {
                Event::Person(PersonEvent::TextRedacted { .. }) => person::redact(self.db, &value)?,
                _ => self.writer.kept(person::keep(self.db, &value, &about)?),
            }
        }
        self.writer.write(&event)
    }

    /// Holds a personal value until an event of this action names it; one that none names is not kept.
    pub fn personal(&mut self, value: PersonalValue) {
        self.said.insert(value.id, value);
    }

    /// Remembers how a header was mapped. A preference: not journaled.
    pub fn remember_mapping(&self, fingerprint: &str, mapping: &serde_json::Value) -> Result<(), StoreError> {
        self.db.execute(
            "INSERT INTO remembered_mapping (fingerprint, mapping) VALUES (?1, ?2)
             ON CONFLICT (fingerprint) DO UPDATE SET mapping = excluded.mapping",
            params![fingerprint, mapping.to_string()],
        )?;
        Ok(())
    }
}

impl Desk {
    /// Makes a desk in a new or empty folder, for the member who is stamped on its first entry. That entry says whether it is a
    /// demonstration, for ever. After an error nothing is there.
    pub fn create(
        folder: &DeskFolder,
        desk: DeskId,
        name: &str,
        is_demonstration: bool,
        on: Day,
        protection: &Protection,
        stamp: &Stamp,
    ) -> Result<Self, StoreError> {
        Self::begin(folder, desk, name, is_demonstration, on, protection, stamp)?.settle()
    }

    /// The same, but for its place, which it takes when it is settled: until then it can be filled, and dropped.
    pub fn begin(
        folder: &DeskFolder,
        desk: DeskId,
        name: &str,
        is_demonstration: bool,
        on: Day,
        protection: &Protection,
        stamp: &Stamp,
    ) -> Result<Self, StoreError> {
        let mut open = folder.create(desk, Seed::generate()?, protection)?;
        schema::migrate(&mut open.connection)?;
        let mut made = Self::of(open)?;
        let event = DeskEvent::Created { desk, name: name.to_owned(), is_demonstration, member: stamp.member, on };
        made.act(stamp, "desk_create", |_, record| record.event(event)).map_err(StoreError::undone)?;
        Ok(made)
    }

    /// Puts a desk that was begun in its place.
    pub fn settle(self) -> Result<Self, StoreError> {
        let Self { open, mark, .. } = self;
        // Windows moves no folder in which a file is open.
        drop(mark);
        let (open, warnings) = open.settle()?;
        Ok(Self { warnings, ..Self::of(open).map_err(StoreError::done_but)? })
    }

    fn of(open: OpenDesk) -> Result<Self, StoreError> {
        let (mark, losses) = Mark::follow(open.folder(), &open.connection)?;
        let warnings = losses.into_iter().map(Warning::Lost).collect();
        Ok(Self { open, mark, changes: Changes::default(), acts: 0, warnings })
    }

    /// Opens a desk. One of an older version is backed up and brought to this version's shape; one of a newer version is
    /// refused and left as it is.
    pub fn open(
        folder: &DeskFolder,
        unlock: &Unlock,
        before_migration: impl FnOnce(&OpenDesk) -> Result<(), StoreError>,
    ) -> Result<Self, StoreError> {
        let mut open = folder.open(unlock, SCHEMA_VERSION, before_migration)?;
        schema::migrate(&mut open.connection)?;
        Self::of(open)
    }

    /// Opens a copy of a desk that can't be used, to be looked at; an older version is brought to this version's shape in the copy.
    /// Nothing can be written to it.
    pub fn look(folder: &DeskFolder, unlock: &Unlock) -> Result<Self, StoreError> {
        let mut open = folder.look(unlock, SCHEMA_VERSION)?;
        schema::migrate(&mut open.connection)?;
        let made = Self::of(open)?;
        made.open.connection.execute_batch("PRAGMA query_only = ON")?;
        Ok(made)
    }

    /// What has changed on the disk since this was last asked.
    pub fn take_changes(&mut self) -> Changes {
        mem::take(&mut self.changes)
    }

    /// Says that what was found missing of the journal is known: it is not said again.
    pub fn loss_known(&self) -> Result<(), StoreError> {
        match fs::remove_file(self.open.folder().lost()) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error.into()),
            _ => Ok(()),
        }
    }

    /// How many actions were committed since it was opened.
    pub fn acts(&self) -> u64 {
        self.acts
    }

    /// What could not be tidied up since this was last asked, of what is done.
    pub fn take_warnings(&mut self) -> Vec<Warning> {
        mem::take(&mut self.warnings)
    }

    /// The folder, the keys and the backups.
    pub fn folder(&self) -> &OpenDesk {
        &self.open
    }

    /// The folder and the keys, to change them.
    pub fn folder_mut(&mut self) -> &mut OpenDesk {
        &mut self.open
    }

    /// A view of the records.
    pub fn books(&self) -> Books<'_> {
        Books { db: &self.open.connection }
    }

    /// One action: `decide` reads the books and records events; they are journaled and applied in one transaction, which is
    /// on the disk when this returns. An action that records nothing leaves no entry. After an error nothing has changed, unless
    /// it is `Unsure`.
    pub fn act<R, E: From<StoreError>>(
        &mut self,
        stamp: &Stamp,
        action: &str,
        decide: impl for<'a> FnOnce(Books<'a>, &mut Record<'a>) -> Result<R, E>,
    ) -> Result<R, E> {
        self.write(stamp, action, Way::Act, decide)
    }

    pub(crate) fn write<R, E: From<StoreError>>(
        &mut self,
        stamp: &Stamp,
        action: &str,
        way: Way,
        decide: impl for<'a> FnOnce(Books<'a>, &mut Record<'a>) -> Result<R, E>,
    ) -> Result<R, E> {
        let transaction =
            self.open.connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(StoreError::from)?;
        let mut record = Record { db: &transaction, writer: journal::Writer::begin(&transaction, way)?, said: BTreeMap::new() };
        let reply = decide(Books { db: &transaction }, &mut record)?;
        let written = if record.writer.events() > 0 { Some(record.writer.finish(stamp, action)?) } else { None };
        transaction.commit().map_err(StoreError::from_commit)?;
        if let Some((changes, n, hash)) = written {
            self.mark.note(n, &hash);
            self.changes.join(changes);
        }
        self.acts += 1;
        Ok(reply)
    }

    /// One action that erases values: they are gone from the files of the desk when this returns. The journal keeps that it was
    /// done; it can't be undone.
    pub fn erase<R, E: From<StoreError>>(
        &mut self,
        stamp: &Stamp,
        action: &str,
        decide: impl for<'a> FnOnce(Books<'a>, &mut Record<'a>) -> Result<R, E>,
    ) -> Result<R, E> {
        // The value is overwritten in its page, but the log would keep the old page for as long as a reader looks at it. So it is
        // tried first whether the log can be emptied at all; after an error nothing is erased.
        self.empty_log()?;
        let reply = self.act(stamp, action, decide)?;
        if self.empty_log().is_err() {
            self.warnings.push(Warning::LogNotEmptied);
        }
        Ok(reply)
    }

    /// Moves all of the write-ahead log into the file and empties it; `Busy` where a long look at an older moment goes on.
    fn empty_log(&self) -> Result<(), StoreError> {
        let is_busy = self.open.connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0))?;
        if is_busy { Err(StoreError::Busy) } else { Ok(()) }
    }

    /// Builds the search index anew from the tables. Not journaled: it says nothing that they do not.
    pub fn rebuild_search(&mut self) -> Result<(), StoreError> {
        let transaction = self.open.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        search::rebuild(&transaction)?;
        Ok(transaction.commit()?)
    }

    /// Keeps what a list shows under a name, or forgets it. A preference: not journaled.
    pub fn keep_view(&self, list: &str, name: &str, shows: Option<&serde_json::Value>) -> Result<(), StoreError> {
        let db = &self.open.connection;
        match shows {
            Some(shows) => db.execute(
                "INSERT INTO list_view (list, name, shows) VALUES (?1, ?2, ?3) ON CONFLICT (list, name) DO UPDATE SET shows = excluded.shows",
                params![list, name, shows.to_string()],
            )?,
            None => db.execute("DELETE FROM list_view WHERE list = ?1 AND name = ?2", [list, name])?,
        };
        Ok(())
    }

    /// The events of an entry.
    pub fn events(&self, entry: EntryNumber) -> Result<Vec<Event>, StoreError> {
        journal::events(&self.open.connection, entry)
    }

    /// The last entry's number and hash.
    pub fn head(&self) -> Result<(EntryNumber, String), StoreError> {
        self.books().head()
    }

    /// Checks everything, as `Reader::check` does.
    pub fn check(&self, tell: &mut dyn FnMut(u32) -> ControlFlow<()>) -> Result<Vec<Fault>, StoreError> {
        self.open.readers().reader()?.check(tell)
    }

    /// What the journal says about itself, for a backup's manifest; an error where its chain does not hold.
    pub fn describe_journal(db: &Connection) -> Result<JournalHead, StoreError> {
        if let Some(entry) = journal::verify(db, &mut || Ok(()))? {
            return Err(StoreError::JournalBroken { entry });
        }
        let (entries, head) = journal::head(db)?;
        let entries = u64::try_from(entries).map_err(|_| StoreError::JournalBroken { entry: entries })?;
        Ok(JournalHead { desk: Books { db }.desk()?.id, entries, head })
    }

    /// Checks a desk that is being restored: the chain of its journal, and that it ends where the manifest says.
    pub fn check_restored(db: &Connection, manifest: &Manifest) -> Result<(), StoreError> {
        let (entries, head) = journal::head(db)?;
        let named = u64::try_from(entries).is_ok_and(|entries| (entries, &head) == (manifest.entries, &manifest.head));
        if named && journal::verify(db, &mut || Ok(()))?.is_none() {
            Ok(())
        } else {
            Err(StoreError::bad_backup("the journal does not hold"))
        }
    }

    /// The shape of the database as SQL.
    pub fn describe_schema(&self) -> Result<String, StoreError> {
        schema::describe(&self.open.connection)
    }
}
