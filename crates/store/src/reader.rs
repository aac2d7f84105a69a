//! Reading beside whoever writes. Every reader has a connection of its own on which nothing can be written, and sees one
//! moment of the desk from its first look to its last; the write-ahead log lets an action go on meanwhile.

use std::{
    fmt,
    ops::ControlFlow,
    sync::{Arc, Mutex, PoisonError},
};

use rusqlite::Connection;

use crate::{
    backup::{self, Backups, SoundBackup},
    books::Books,
    check::{self, Fault},
    connection::{self, Access, BUSY_PATIENCE, DeskLock, connect},
    error::StoreError,
    keys::SeedHolder,
    layout::DeskFolder,
    look::Look,
    mark,
    seed::{RecoveryCode, Seed},
    warning::Loss,
};

/// So many connections wait for the next reader; those beyond are closed when their reader is done.
const KEPT: usize = 4;

/// The readers of an open desk. The desk stays locked until the last of these and of their readers is dropped.
#[derive(Clone)]
pub struct Readers(Arc<Shared>);

struct Shared {
    idle: Mutex<Vec<Connection>>,
    folder: DeskFolder,
    seed: Seed,
    holder: Option<SeedHolder>,
    // Behind `idle`, since fields are dropped in order: the lock goes last.
    lock: Arc<DeskLock>,
    look: Option<Look>,
}

/// One look at the desk.
pub struct Reader {
    // `None` only while it is dropped.
    connection: Option<Connection>,
    readers: Readers,
}

impl Readers {
    pub(crate) fn new(
        folder: DeskFolder,
        seed: Seed,
        holder: Option<SeedHolder>,
        lock: Arc<DeskLock>,
        look: Option<Look>,
    ) -> Self {
        Self(Arc::new(Shared { idle: Mutex::default(), folder, seed, holder, lock, look }))
    }

    /// A reader, which never waits for a writer.
    pub fn reader(&self) -> Result<Reader, StoreError> {
        let waiting = self.0.idle.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let connection = match waiting {
            Some(connection) => connection,
            None => {
                // One that may write: SQLite leaves the log of a desk behind where the last to close it may only read.
                let connection = connect(&self.0.folder.database(), &self.0.seed.database_key(), Access::Write)?;
                connection.busy_timeout(BUSY_PATIENCE)?;
                connection.execute_batch("PRAGMA query_only = ON; PRAGMA temp_store = MEMORY")?;
                connection
            }
        };
        connection.execute_batch("BEGIN")?;
        Ok(Reader { connection: Some(connection), readers: self.clone() })
    }
}

impl Reader {
    /// The records and the journal as they are at the first look.
    pub fn books(&self) -> Books<'_> {
        Books { db: self.connection() }
    }

    /// Checks the file, the journal's chain, and that the journal replayed into an empty store gives every table. `tell` hears
    /// how far it has come, of a thousand; a break of it is `Cancelled`.
    pub fn check(&self, tell: &mut dyn FnMut(u32) -> ControlFlow<()>) -> Result<Vec<Fault>, StoreError> {
        let file_is_sound = match connection::check(self.connection()) {
            Ok(()) => true,
            Err(StoreError::DatabaseDamaged(_)) => false,
            Err(error) => return Err(error),
        };
        let mut faults = check::check(self.connection(), tell)?;
        faults.extend(self.losses()?.into_iter().map(Fault::Lost));
        if !file_is_sound {
            faults.insert(0, Fault::Database);
        }
        Ok(faults)
    }

    /// Where the desk is for its user, also when a copy of it is looked at.
    pub fn place(&self) -> &DeskFolder {
        self.readers.0.look.as_ref().map_or(self.folder(), |look| &look.origin)
    }

    /// What the journal lacks of what was saved.
    pub fn losses(&self) -> Result<Vec<Loss>, StoreError> {
        let mut losses = mark::losses(self.folder());
        if let Some(mark) = mark::recorded(self.folder()) {
            // Behind the look at the record, so that no entry is taken for lost that was just being saved.
            losses.extend(mark::compare(self.readers.reader()?.connection(), &mark)?);
        }
        Ok(losses)
    }

    /// Where the desk is.
    pub fn folder(&self) -> &DeskFolder {
        &self.readers.0.folder
    }

    /// What holds the seed; `None` when `keys.json` was lost.
    pub fn holder(&self) -> Option<SeedHolder> {
        self.readers.0.holder
    }

    /// The code to print.
    pub fn recovery_code(&self) -> RecoveryCode {
        self.readers.0.seed.recovery_code()
    }

    /// The newest automatic backup that is as it was made.
    pub fn sound_backup(&self) -> Option<SoundBackup> {
        backup::newest(self.place(), &self.readers.0.seed)
    }

    /// The desk's backups.
    pub fn backups(&self) -> Backups {
        let Shared { folder, seed, lock, .. } = &*self.readers.0;
        Backups::new(folder.clone(), seed.clone(), Arc::clone(lock))
    }

    fn connection(&self) -> &Connection {
        self.connection.as_ref().expect("the connection is there until the reader is dropped")
    }
}

impl Drop for Reader {
    fn drop(&mut self) {
        let Some(connection) = self.connection.take() else { return };
        let mut idle = self.readers.0.idle.lock().unwrap_or_else(PoisonError::into_inner);
        if idle.len() < KEPT && connection.execute_batch("ROLLBACK").is_ok() {
            idle.push(connection);
        }
    }
}

impl fmt::Debug for Readers {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_tuple("Readers").field(&self.0.folder).finish()
    }
}

#[cfg(test)]
mod tests {
    use domain::{Day, id::DeskId, id::MemberId};
    use uuid::Uuid;

    use crate::{Desk, DeskFolder, Protection, Stamp, StoreError};

    #[test]
    fn a_reader_writes_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let stamp = Stamp { at_ms: 0, member: MemberId(Uuid::nil()) };
        let (id, on) = (DeskId(Uuid::nil()), Day::new(2026, 11, 22).unwrap());
        let folder = DeskFolder::at(folder.path().join("desk"));
        let desk = Desk::create(&folder, id, "desk", false, on, &Protection::OwnFile, &stamp).unwrap();
        let reader = desk.folder().readers().reader().unwrap();
        assert_eq!(reader.books().desk().unwrap().id, id);
        let written = reader.connection().execute("DELETE FROM desk", []);
        assert!(matches!(written.map_err(StoreError::from), Err(StoreError::ReadOnly(_))));
    }
}
