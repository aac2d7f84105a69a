//! Making and opening a desk: the lock that keeps a second process away, the key, and the checks that come before
//! anything is written. Tables and migrations are others' work; this module knows only `application_id` and
//! `user_version`.

use std::{fs, io, sync::Arc};

use domain::id::DeskId;
use rusqlite::Connection;

use crate::{
    backup::Backups,
    connection::{APPLICATION_ID, Access, DeskLock, check, configure, connect, probe, with_ending},
    error::StoreError,
    keys::{Keys, Passphrase, Protection, SeedHolder, Unlock},
    layout::DeskFolder,
    os,
    reader::Readers,
    restore,
    seed::{RecoveryCode, Seed},
};

/// An open desk. No other process can open it before this is dropped.
#[derive(Debug)]
pub struct OpenDesk {
    /// The database: keyed, in WAL mode with `synchronous=FULL`, foreign keys on.
    pub connection: Connection,
    folder: DeskFolder,
    seed: Seed,
    keys: Option<Keys>,
    // After `connection`, since fields are dropped in order: the lock goes last.
    lock: Arc<DeskLock>,
}

impl DeskFolder {
    /// Makes a desk in a new or empty folder: `NotEmpty` where something is, and after any error nothing is left.
    pub fn create(&self, desk: DeskId, seed: Seed, protection: &Protection) -> Result<OpenDesk, StoreError> {
        let was_there = self.is_empty_folder()?;
        self.make(desk, seed, protection).inspect_err(|_| self.unmake(was_there))
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
        let lock = Arc::new(DeskLock::take(self).map_err(unwritable)?);
        let keys = match Keys::read(self) {
            Ok(keys) => Some(keys),
            Err(StoreError::KeysDamaged) if matches!(unlock, Unlock::RecoveryCode(_)) => None,
            Err(error) => return Err(error),
        };
        let seed = match (&keys, unlock) {
            (Some(keys), _) => keys.unlock(self, unlock)?,
            (None, Unlock::RecoveryCode(code)) => code.seed().clone(),
            (None, Unlock::Passphrase(_) | Unlock::Local) => return Err(StoreError::KeysDamaged),
        };
        let key = seed.database_key();
        let found = match probe(&self.database(), &key) {
            // Only keys that name their seed's fingerprint prove that the seed is right.
            Err(StoreError::DatabaseDamaged(_)) if keys.is_none() => return Err(StoreError::WrongCodeOrDamaged),
            probed => probed?,
        };
        if found > known_version {
            return Err(StoreError::NewerVersion { found, known: known_version });
        }

        let connection = connect(&self.database(), &key, Access::Write)?;
        configure(&connection).map_err(unwritable)?;
        let renewed = keys.as_ref().map(|keys| keys.renewed(self, unlock, &seed)).transpose()?.flatten();
        let keys = renewed.or(keys);
        self.remove_leftovers(keys.as_ref());
        let desk = OpenDesk { connection, folder: self.clone(), seed, keys, lock };
        // A desk of version 0 was made and never filled: there is nothing to lose.
        if found != 0 && found < known_version {
            before_migration(&desk)?;
        }
        Ok(desk)
    }

    fn make(&self, desk: DeskId, seed: Seed, protection: &Protection) -> Result<OpenDesk, StoreError> {
        for folder in [self.path(), &self.files(), &self.backups()] {
            os::create_private_dir(folder)?;
        }
        let lock = Arc::new(DeskLock::take(self)?);
        os::create_private_file(&self.database())?;
        let connection = connect(&self.database(), &seed.database_key(), Access::Write)?;
        connection.execute_batch(&format!("PRAGMA application_id = {APPLICATION_ID}"))?;
        configure(&connection)?;
        // The keys come last: a folder that a crash left half made opens for nobody.
        let keys = Some(Keys::write(self, desk, &seed, protection)?);
        os::sync_parent(self.path())?;
        Ok(OpenDesk { connection, folder: self.clone(), seed, keys, lock })
    }

    /// Takes back what `make` made, and nothing else.
    fn unmake(&self, was_there: bool) {
        let database = self.database();
        let beside = ["-wal", "-shm", "-journal"].map(|end| with_ending(&database, end));
        for file in [database, self.keys(), self.seed(), self.lock()].iter().chain(&beside) {
            let _ = fs::remove_file(file);
        }
        for folder in [self.files(), self.backups()] {
            let _ = fs::remove_dir(folder);
        }
        if !was_there {
            let _ = fs::remove_dir(self.path());
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
        restore::remove_scratch(self.path());
        if let Some(keys) = keys {
            keys.remove_stray_seed(self);
        }
    }
}

/// A desk can't be used without writing into its folder, not even to look: a log without its index is read by nobody, and told that
/// a file never changes, SQLite reads it past every lock, and gives wrong rows where somebody else may write there after all.
fn unwritable(error: StoreError) -> StoreError {
    match error {
        StoreError::ReadOnly(_) | StoreError::PermissionDenied(_) => StoreError::FolderReadOnly,
        other => other,
    }
}

impl OpenDesk {
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

    /// Sets, changes or removes the passphrase, or makes a lost `keys.json` anew, and says what holds the seed now.
    ///
    /// The recovery code stays the same, and backups made before still open as they did then.
    pub fn protect(&mut self, desk: DeskId, protection: &Protection) -> Result<SeedHolder, StoreError> {
        let keys = Keys::write(&self.folder, desk, &self.seed, protection)?;
        if let Some(before) = self.keys.as_ref().filter(|before| before.holder() == SeedHolder::Keyring) {
            before.forget(&self.folder);
        }
        keys.remove_stray_seed(&self.folder);
        let holder = keys.holder();
        self.keys = Some(keys);
        Ok(holder)
    }

    /// Reads the whole database and compares every page with its tag, and tables with indexes and each other:
    /// `DatabaseDamaged` with what was found.
    pub fn check(&self) -> Result<(), StoreError> {
        check(&self.connection)
    }

    /// The desk's readers, with connections of their own. They keep the desk locked as long as they live.
    pub fn readers(&self) -> Readers {
        Readers::new(self.folder.clone(), self.seed.clone(), self.holder(), Arc::clone(&self.lock))
    }

    /// The desk's backups. They keep the desk locked as long as they live, so that one may be made while it closes.
    pub fn backups(&self) -> Backups {
        Backups::new(self.folder.clone(), self.seed.clone(), Arc::clone(&self.lock))
    }
}
