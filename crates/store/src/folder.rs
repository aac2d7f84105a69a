//! Making and opening a desk: the lock that keeps a second process away, the key, and the checks that come before
//! anything is written. Tables and migrations are others' work; this module knows only `application_id` and
//! `user_version`.

use std::{
    fs,
    io::{self, Write as _},
    sync::Arc,
};

use domain::id::DeskId;
use rusqlite::Connection;

use crate::{
    backup::{self, Backups, SoundBackup},
    connection::{APPLICATION_ID, Access, DeskLock, check, configure, connect, has_log, probe},
    error::StoreError,
    keys::{Keys, Passphrase, Protection, SeedHolder, Unlock},
    layout::DeskFolder,
    look::{self, Look},
    os,
    reader::Readers,
    scratch::{self, Scratch},
    seed::{RecoveryCode, Seed},
    warning::Warning,
};

/// An open desk. No other process can open it before this is dropped.
#[derive(Debug)]
pub struct OpenDesk {
    /// The database: keyed, in WAL mode with `synchronous=FULL`, foreign keys on.
    pub connection: Connection,
    folder: DeskFolder,
    seed: Seed,
    keys: Option<Keys>,
    // After `connection`, since fields are dropped in order: the lock goes behind it.
    lock: Arc<DeskLock>,
    /// A new desk that is not yet in its place, and the place.
    unsettled: Option<(Scratch, DeskFolder)>,
    /// Where the desk is of which this is a copy.
    look: Option<Look>,
}

impl DeskFolder {
    /// Begins a desk for a new or empty folder, `NotEmpty` where something is. It is put together beside its place, which it takes
    /// when it is settled; dropped before, nothing is left of it.
    pub fn create(&self, desk: DeskId, seed: Seed, protection: &Protection) -> Result<OpenDesk, StoreError> {
        let scratch = Scratch::beside(self.path())?;
        let made = scratch.folder().clone();
        for folder in [made.files(), made.backups()] {
            os::create_private_dir(&folder)?;
        }
        os::create_private_file(&made.database())?;
        let connection = connect(&made.database(), &seed.database_key(), Access::Write)?;
        connection.execute_batch(&format!("PRAGMA application_id = {APPLICATION_ID}"))?;
        configure(&connection)?;
        // That it is durable is made sure of when the folder gets its place.
        let keys = Some(Keys::write(&made, desk, &seed, protection)?.0);
        Ok(OpenDesk {
            connection,
            folder: made,
            seed,
            keys,
            lock: scratch.lock(),
            unsettled: Some((scratch, self.clone())),
            look: None,
        })
    }

    /// Opens the desk.
    ///
    /// Everything that can refuse does so before the first write: the lock, the keys, the database's first pages and
    /// its version, which may be up to `known_version`. A desk of an older version is handed to `before_migration`,
    /// whose error keeps it closed and as it was; the migration itself is the caller's.
    pub fn open(
        &self,
        unlock: &Unlock,
        known_version: i64,
        before_migration: impl FnOnce(&OpenDesk) -> Result<(), StoreError>,
    ) -> Result<OpenDesk, StoreError> {
        self.is_a_desk()?;
        let lock = Arc::new(DeskLock::take(self).map_err(|error| unwritable(self, error))?);
        let (keys, seed) = self.unlocked(unlock)?;
        let key = seed.database_key();
        let had_log = has_log(&self.database());
        let found = match probe(&self.database(), &key) {
            // Only keys that name their seed's fingerprint prove that the seed is right.
            Err(StoreError::DatabaseDamaged(_)) if keys.is_none() => return Err(StoreError::WrongCodeOrDamaged),
            probed => probed?,
        };
        if found > known_version {
            return Err(StoreError::NewerVersion { found, known: known_version });
        }

        let connection = connect(&self.database(), &key, Access::Write)?;
        configure(&connection).map_err(|error| unwritable(self, error))?;
        if had_log {
            // A crash may have come while a page went from the log into the file: there it is torn, and the check, which reads the
            // file itself, would take it for damaged. What can't be moved now is moved later.
            let _ = connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()));
        }
        let renewed = keys.as_ref().map(|keys| keys.renewed(self, unlock, &seed)).transpose()?.flatten();
        let keys = renewed.or(keys);
        self.remove_leftovers(keys.as_ref());
        let desk = OpenDesk { connection, folder: self.clone(), seed, keys, lock, unsettled: None, look: None };
        // A desk of version 0 was made and never filled: there is nothing to lose.
        if found != 0 && found < known_version {
            before_migration(&desk)?;
        }
        Ok(desk)
    }

    /// Opens a copy of the desk, to be looked at. The desk itself is only read.
    pub fn look(&self, unlock: &Unlock, known_version: i64) -> Result<OpenDesk, StoreError> {
        self.is_a_desk()?;
        let (keys, seed) = self.unlocked(unlock)?;
        let (folder, look) = look::copy(self)?;
        let lock = Arc::new(DeskLock::take(&folder)?);
        let found = probe(&folder.database(), &seed.database_key())?;
        if found > known_version {
            return Err(StoreError::NewerVersion { found, known: known_version });
        }
        let connection = connect(&folder.database(), &seed.database_key(), Access::Write)?;
        configure(&connection)?;
        Ok(OpenDesk { connection, folder, seed, keys, lock, unsettled: None, look: Some(look) })
    }

    /// The newest automatic backup of this desk that is as it was made, whatever became of the database.
    pub fn sound_backup(&self, unlock: &Unlock) -> Result<Option<SoundBackup>, StoreError> {
        Ok(backup::newest(self, &self.unlocked(unlock)?.1))
    }

    fn unlocked(&self, unlock: &Unlock) -> Result<(Option<Keys>, Seed), StoreError> {
        match Keys::read(self) {
            Ok(keys) => {
                let seed = keys.unlock(self, unlock)?;
                Ok((Some(keys), seed))
            }
            Err(StoreError::KeysDamaged) => match unlock {
                Unlock::RecoveryCode(code) => Ok((None, code.seed().clone())),
                Unlock::Passphrase(_) | Unlock::Local => Err(StoreError::KeysDamaged),
            },
            Err(error) => Err(error),
        }
    }

    /// Whether the folder is there; `NotEmpty` when it has something in it or is no folder.
    pub(crate) fn is_empty_folder(&self) -> Result<bool, StoreError> {
        match fs::read_dir(self.path()) {
            Ok(mut entries) => match entries.next() {
                None => Ok(true),
                Some(Ok(_)) => Err(StoreError::NotEmpty),
                Some(Err(error)) => Err(error.into()),
            },
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
            Err(error) if error.kind() == io::ErrorKind::NotADirectory => Err(StoreError::NotEmpty),
            Err(error) => Err(error.into()),
        }
    }

    fn is_a_desk(&self) -> Result<(), StoreError> {
        match fs::metadata(self.database()) {
            // SQLite would take an empty file for a new database.
            Ok(found) if found.is_file() && found.len() > 0 => Ok(()),
            Ok(_) => Err(StoreError::bad_database("desk.db is empty")),
            Err(error) if error.kind() == io::ErrorKind::PermissionDenied => Err(error.into()),
            Err(_) if self.keys().exists() => Err(StoreError::bad_database("desk.db is missing")),
            Err(_) => Err(StoreError::NotADesk),
        }
    }

    /// Removes what a crash left half written. The lock is held, so nobody is writing it.
    fn remove_leftovers(&self, keys: Option<&Keys>) {
        for folder in [self.path(), &self.backups()] {
            let entries = fs::read_dir(folder).into_iter().flatten().flatten();
            for path in entries.map(|entry| entry.path()).filter(|path| path.extension().is_some_and(|end| end == "part")) {
                let _ = fs::remove_file(path);
            }
        }
        self.remove_unfinished();
        scratch::sweep(&std::path::absolute(self.path()).unwrap_or_default());
        scratch::sweep(&std::path::absolute(self.rehearsal()).unwrap_or_default());
        if let Some(keys) = keys {
            keys.remove_stray_seed(self);
        }
    }
}

/// A desk can't be used without writing into its folder: a log without its index is read by nobody, and told that a file never
/// changes, SQLite reads it past every lock, and gives wrong rows where somebody else may write there after all. What can be done is
/// to look at a copy.
fn unwritable(folder: &DeskFolder, error: StoreError) -> StoreError {
    match error {
        StoreError::ReadOnly(_) | StoreError::PermissionDenied(_) => {}
        other => return other,
    }
    // SQLite says of a disk without room for its log the same as of a folder that may not be written.
    let probe = os::part_of(&folder.path().join("room"));
    let written = os::create_private_file(&probe).and_then(|mut file| file.write_all(&[0; 4096]));
    let _ = fs::remove_file(&probe);
    match written.map_err(StoreError::from) {
        Err(full @ StoreError::DiskFull(_)) => full,
        _ => StoreError::FolderReadOnly,
    }
}

impl OpenDesk {
    /// Puts a new desk in its place, and opens it there. Until then nothing is there, and from then on a whole desk: an error
    /// after that is `DoneBut`.
    pub fn settle(self) -> Result<(Self, Vec<Warning>), StoreError> {
        let Self { connection, folder, seed, keys, lock, unsettled, look } = self;
        let Some((scratch, place)) = unsettled else {
            return Ok((Self { connection, folder, seed, keys, lock, unsettled, look }, Vec::new()));
        };
        // What can't be moved out of the log now goes along with it.
        drop((connection, lock));
        let cleared = scratch.has_cleared.then_some(Warning::LeftoversCleared);
        let warnings = scratch.put_in_place()?.into_iter().chain(cleared).collect();
        let opened = || {
            let lock = Arc::new(DeskLock::take(&place)?);
            let connection = connect(&place.database(), &seed.database_key(), Access::Write)?;
            configure(&connection)?;
            Ok(Self { connection, folder: place.clone(), seed: seed.clone(), keys, lock, unsettled: None, look: None })
        };
        Ok((opened().map_err(StoreError::done_but)?, warnings))
    }

    /// Where the desk is.
    pub fn folder(&self) -> &DeskFolder {
        &self.folder
    }

    /// The desk's id as `keys.json` has it; `None` when that was lost and the recovery code opened the desk.
    pub fn id(&self) -> Option<DeskId> {
        self.keys.as_ref().map(Keys::desk)
    }

    /// What holds the seed; `None` when `keys.json` was lost, and `protect` makes a new one.
    pub fn holder(&self) -> Option<SeedHolder> {
        self.keys.as_ref().map(Keys::holder)
    }

    /// The seed, from which other keys of the desk follow.
    pub fn seed(&self) -> &Seed {
        &self.seed
    }

    /// The code to print.
    pub fn recovery_code(&self) -> RecoveryCode {
        self.seed.recovery_code()
    }

    /// Whether this is the desk's passphrase; `false` where it has none. To be asked before a change of passphrase.
    pub fn passphrase_is(&self, passphrase: &Passphrase) -> Result<bool, StoreError> {
        let Some(keys) = self.keys.as_ref().filter(|keys| keys.holder() == SeedHolder::Passphrase) else {
            return Ok(false);
        };
        match keys.unlock(&self.folder, &Unlock::Passphrase(passphrase.clone())) {
            Ok(_) => Ok(true),
            Err(StoreError::WrongPassphrase) => Ok(false),
            Err(error) => Err(error),
        }
    }

    /// Sets, changes or removes the passphrase, or makes a lost `keys.json` anew. What the system would not confirm, once the new
    /// keys are in force, is a warning.
    ///
    /// The recovery code stays the same, and backups made before still open as they did then.
    pub fn protect(&mut self, desk: DeskId, protection: &Protection) -> Result<Option<Warning>, StoreError> {
        let (keys, warning) = Keys::write(&self.folder, desk, &self.seed, protection)?;
        if let Some(before) = self.keys.as_ref().filter(|before| before.holder() == SeedHolder::Keyring) {
            before.forget(&self.folder);
        }
        keys.remove_stray_seed(&self.folder);
        self.keys = Some(keys);
        Ok(warning)
    }

    /// Reads the whole database and compares every page with its tag, and tables with indexes and each other:
    /// `DatabaseDamaged` with what was found.
    pub fn check(&self) -> Result<(), StoreError> {
        check(&self.connection)
    }

    /// The desk's readers, with connections of their own. They keep the desk locked as long as they live.
    pub fn readers(&self) -> Readers {
        Readers::new(self.folder.clone(), self.seed.clone(), self.holder(), Arc::clone(&self.lock), self.look.clone())
    }

    /// The desk's backups. They keep the desk locked as long as they live, so that one may be made while it closes.
    pub fn backups(&self) -> Backups {
        Backups::new(self.folder.clone(), self.seed.clone(), Arc::clone(&self.lock))
    }
}
