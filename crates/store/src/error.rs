//! What can go wrong with a desk's folder, one kind for each thing that a person can do something about. The kinds
//! carry no personal value, no amount and no key; what caused them is kept for the log and never shown.

use domain::record::Stays;
use std::io;

use rusqlite::ErrorCode;

/// What lies underneath an error, for the log.
pub type Cause = Box<dyn std::error::Error + Send + Sync>;

/// Why the desk could not do what was asked.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// Another process has the desk open.
    #[error("the desk is open in another process")]
    InUse,
    /// The passphrase does not open this desk; its keys are undamaged.
    #[error("the passphrase is wrong")]
    WrongPassphrase,
    /// The desk is protected by a passphrase and none was given.
    #[error("the desk needs its passphrase")]
    PassphraseNeeded,
    /// The code is written correctly and belongs to another desk.
    #[error("the recovery code belongs to another desk")]
    WrongRecoveryCode,
    /// The text is no recovery code: a slip of typing, or a part is missing.
    #[error("the recovery code is mistyped")]
    RecoveryCodeMistyped,
    /// The seed is not kept on this computer (any more); the recovery code opens the desk.
    #[error("this computer does not hold the desk's seed; the recovery code is needed")]
    RecoveryCodeNeeded,
    /// The system's keyring holds the seed and does not answer, or was not unlocked.
    #[error("the system's keyring does not answer")]
    KeyringUnavailable,
    /// `keys.json` or the seed's own file is missing or damaged; the recovery code opens the desk.
    #[error("the desk's keys are damaged or missing; the recovery code is needed")]
    KeysDamaged,
    /// The database is damaged, cut short or missing, and the keys are right.
    #[error("the desk's database is damaged")]
    DatabaseDamaged(#[source] Option<Cause>),
    /// The recovery code does not open the database, and without `keys.json` nothing tells whether the code is another
    /// desk's or the database's beginning is damaged.
    #[error("either the recovery code belongs to another desk, or the database is damaged")]
    WrongCodeOrDamaged,
    /// A newer version of the program wrote this; nothing was changed.
    #[error("written by a newer version: {found}, known up to {known}")]
    NewerVersion {
        /// The version that was found.
        found: i64,
        /// The newest version that this program knows.
        known: i64,
    },
    /// There is no desk in this folder.
    #[error("there is no desk in this folder")]
    NotADesk,
    /// The folder holds something already.
    #[error("the folder is not empty")]
    NotEmpty,
    /// A desk takes its place as a whole, and this folder can't be exchanged: it is the current one or a disk's root, or lies in
    /// one that can't be written.
    #[error("the folder can't be exchanged")]
    FixedFolder,
    /// What was asked is done and on the disk; what should have followed failed.
    #[error("done, but what follows failed")]
    DoneBut(#[source] Box<StoreError>),
    /// The disk failed while an action was saved: whether it is shows only when the desk is opened again.
    #[error("the disk failed while saving")]
    Unsure(#[source] Option<Cause>),
    /// No room is left on the disk; nothing was changed.
    #[error("the disk is full")]
    DiskFull(#[source] Option<Cause>),
    /// The disk or the file can only be read.
    #[error("the disk or file is read-only")]
    ReadOnly(#[source] Option<Cause>),
    /// The desk's folder or a file in it can't be written, so that the desk can't be opened.
    #[error("the desk's folder can only be read")]
    FolderReadOnly,
    /// The system does not let this user read or write the file.
    #[error("access is denied")]
    PermissionDenied(#[source] Option<Cause>),
    /// The backup was damaged or tampered with, or is no backup; nothing was restored.
    #[error("the backup is damaged")]
    BackupDamaged(#[source] Option<Cause>),
    /// Another connection of this process holds the database for too long.
    #[error("the database is busy")]
    Busy,
    /// The database does not open files on so long a path.
    #[error("the path is too long")]
    PathTooLong,
    /// The memory that a passphrase takes is not there; the keys are undamaged.
    #[error("there is too little memory")]
    OutOfMemory,
    /// The system's source of randomness failed.
    #[error("the system gives no random numbers")]
    NoRandomness,
    /// A record that something refers to is not there.
    #[error("a record is missing")]
    RecordMissing,
    /// Sound amounts that come to more than an amount can say.
    #[error("a sum is too large")]
    SumTooLarge,
    /// A record can't be read: written by a newer version, or damaged.
    #[error("a record can't be read")]
    RecordUnreadable,
    /// A journal entry can't be read or applied.
    #[error("journal entry {entry} can't be read")]
    JournalBroken {
        /// The entry.
        entry: i64,
    },
    /// Nothing is left to take back.
    #[error("there is nothing to undo")]
    NothingToUndo,
    /// The last action was no undo.
    #[error("there is nothing to redo")]
    NothingToRedo,
    /// The last entry is of a kind that can't be taken back.
    #[error("journal entry {entry} can't be undone")]
    CannotUndo {
        /// The entry.
        entry: i64,
        /// Why.
        why: Stays,
    },
    /// A later entry touched what would be taken back.
    #[error("journal entry {entry} can't be undone, since entry {by} touched the same thing")]
    TouchedSince {
        /// The entry that was to be taken back.
        entry: i64,
        /// The later one.
        by: i64,
    },
    /// Whoever asked for it ended it; nothing was changed.
    #[error("cancelled")]
    Cancelled,
    /// The file system failed in another way.
    #[error("reading or writing failed")]
    Io(#[source] io::Error),
    /// The database failed in another way.
    #[error("the database failed")]
    Sql(#[source] rusqlite::Error),
}

impl StoreError {
    /// Why a transaction was not committed. Where the disk fails while the log is made durable, the log may be whole all the same,
    /// and the next opening takes what stands in it.
    pub(crate) fn from_commit(error: rusqlite::Error) -> Self {
        match error.sqlite_error() {
            Some(&rusqlite::ffi::Error { code: ErrorCode::SystemIoFailure, extended_code })
                if extended_code != rusqlite::ffi::SQLITE_IOERR_SHMSIZE =>
            {
                Self::Unsure(Some(error.into()))
            }
            _ => error.into(),
        }
    }

    /// Something that was unsure of a desk that is thrown away: it is not done.
    pub(crate) fn undone(self) -> Self {
        match self {
            Self::Unsure(_) => Self::Io(io::Error::other("the disk failed")),
            other => other,
        }
    }

    /// What failed after the point from which on it is done.
    pub(crate) fn done_but(self) -> Self {
        Self::DoneBut(Box::new(self))
    }

    /// The backup is not what its manifest says, for this reason.
    pub(crate) fn bad_backup(why: &'static str) -> Self {
        Self::BackupDamaged(Some(why.into()))
    }

    /// The database is not what a desk's is, for this reason.
    pub(crate) fn bad_database(why: &'static str) -> Self {
        Self::DatabaseDamaged(Some(why.into()))
    }
}

/// What kind of failure one of this crate's errors or of those underneath is, fit for a log; none for any other. The
/// words of the system and of the database stay out, since they may name a file or a value.
pub fn failure_kind(error: &(dyn std::error::Error + 'static)) -> Option<String> {
    let of_system = |error: &io::Error| format!("{:?}", error.kind());
    let of_database = |error: &rusqlite::Error| match error.sqlite_error() {
        Some(sqlite) => format!("SQLite {}", sqlite.extended_code),
        None => "a value that SQLite gave".to_owned(),
    };
    let own = error.downcast_ref().map(StoreError::to_string);
    own.or_else(|| error.downcast_ref().map(of_system)).or_else(|| error.downcast_ref().map(of_database))
}

impl From<io::Error> for StoreError {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Self::DiskFull(Some(error.into())),
            io::ErrorKind::ReadOnlyFilesystem => Self::ReadOnly(Some(error.into())),
            io::ErrorKind::PermissionDenied => Self::PermissionDenied(Some(error.into())),
            _ => Self::Io(error),
        }
    }
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        let Some(&rusqlite::ffi::Error { code, extended_code }) = error.sqlite_error() else {
            return Self::Sql(error);
        };
        match code {
            ErrorCode::DiskFull => Self::DiskFull(Some(error.into())),
            // Growing the index of the write-ahead log is the one write whose "no space" SQLite reports as an I/O error.
            ErrorCode::SystemIoFailure if extended_code == rusqlite::ffi::SQLITE_IOERR_SHMSIZE => {
                Self::DiskFull(Some(error.into()))
            }
            ErrorCode::NotADatabase | ErrorCode::DatabaseCorrupt => Self::DatabaseDamaged(Some(error.into())),
            ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked => Self::Busy,
            ErrorCode::ReadOnly => Self::ReadOnly(Some(error.into())),
            // Every file that SQLite is given was seen before, or is made beside one that was.
            ErrorCode::PermissionDenied | ErrorCode::CannotOpen => Self::PermissionDenied(Some(error.into())),
            _ => Self::Sql(error),
        }
    }
}
