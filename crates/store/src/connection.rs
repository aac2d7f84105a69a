//! Connections to a desk's database, and the claim of a process on a desk.

use std::{
    fs::{self, File, TryLockError},
    io,
    path::Path,
    sync::{Mutex, PoisonError},
    thread,
    time::Duration,
};

use rusqlite::{Connection, OpenFlags};

use crate::{books, error::StoreError, layout::DeskFolder, os, seed::DatabaseKey};

/// "BDSK": marks a database as a desk's.
pub(crate) const APPLICATION_ID: i64 = 0x4244_534B;
/// A checkpoint or another connection of this process holds the database for moments, not for longer.
pub(crate) const BUSY_PATIENCE: Duration = Duration::from_secs(10);

/// SQLite takes 512 bytes, of the names beside the database as well, and says of a longer path only that it can't be opened.
const LONGEST_PATH: usize = 500;

/// How many statements a connection keeps ready.
const STATEMENTS: usize = 128;

/// A desk that this process has just closed may have a reader that is still looking; a second process holds it for long.
const LOCK_TRIES: u32 = 20;
const LOCK_PAUSE: Duration = Duration::from_millis(25);

/// The claim of this process on a desk.
#[derive(Debug)]
pub(crate) struct DeskLock(File);

impl DeskLock {
    pub(crate) fn take(folder: &DeskFolder) -> Result<Self, StoreError> {
        let file = os::open_private_file(&folder.lock())?;
        let mut tries = 0;
        loop {
            match file.try_lock() {
                Ok(()) => return Ok(Self(file)),
                Err(TryLockError::WouldBlock) if tries == LOCK_TRIES => return Err(StoreError::InUse),
                Err(TryLockError::WouldBlock) => {
                    tries += 1;
                    thread::sleep(LOCK_PAUSE);
                }
                Err(TryLockError::Error(error)) => return Err(error.into()),
            }
        }
    }

    /// The same without patience: `None` where another process holds it.
    pub(crate) fn try_take(folder: &DeskFolder) -> io::Result<Option<Self>> {
        let file = os::open_private_file(&folder.lock())?;
        match file.try_lock() {
            Ok(()) => Ok(Some(Self(file))),
            Err(TryLockError::WouldBlock) => Ok(None),
            Err(TryLockError::Error(error)) => Err(error),
        }
    }
}

impl Drop for DeskLock {
    fn drop(&mut self) {
        // A child process that inherited the handle must not keep the desk locked.
        let _ = self.0.unlock();
    }
}

/// What a connection may do to its file.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Access {
    /// Read and write an existing file.
    Write,
    /// Read a file that nobody has open, leaving it and its neighbours as they are.
    Untouched,
}

/// SQLCipher sets itself up when the first database of a process gets its key, which two threads at once might spoil for each
/// other: one at a time.
static KEYING: Mutex<()> = Mutex::new(());

/// Opens a database with its key; whether the key is right shows at the first read.
pub(crate) fn connect(path: &Path, key: &DatabaseKey, access: Access) -> Result<Connection, StoreError> {
    if cfg!(unix) && std::path::absolute(path)?.as_os_str().len() > LONGEST_PATH {
        return Err(StoreError::PathTooLong);
    }
    let _one_at_a_time = KEYING.lock().unwrap_or_else(PoisonError::into_inner);
    let private = OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = match access {
        Access::Write => Connection::open_with_flags(path, private | OpenFlags::SQLITE_OPEN_READ_WRITE)?,
        Access::Untouched if has_log(path) => Connection::open_with_flags(path, private | OpenFlags::SQLITE_OPEN_READ_ONLY)?,
        // Without a log to read, SQLite can be told that nothing changes, and then makes no files of its own.
        Access::Untouched => Connection::open_with_flags(
            os::file_uri(path, "immutable=1")?,
            private | OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI,
        )?,
    };
    // Before anything else: SQLCipher writes to stderr.
    connection.execute_batch("PRAGMA cipher_log_level = NONE")?;
    // An error of this statement would carry its text, which is the key.
    connection.execute_batch(&key.pragma()).map_err(|_| StoreError::bad_database("the key was not taken"))?;
    // A row of an import goes through some twenty statements; those of a screen are there for the next one.
    connection.set_prepared_statement_cache_capacity(STATEMENTS);
    books::teach(&connection)?;
    Ok(connection)
}

/// The database's version, read without changing the database or its log; `DatabaseDamaged` when it can't be read.
pub(crate) fn probe(path: &Path, key: &DatabaseKey) -> Result<i64, StoreError> {
    let index = with_ending(path, "-shm");
    let had_index = index.exists();
    let connection = connect(path, key, Access::Untouched)?;
    let version = version_of(&connection);
    drop(connection);
    if !had_index {
        // Reading a log needs an index, which SQLite would build again.
        let _ = fs::remove_file(index);
    }
    version
}

/// `user_version`, after making sure that this is a desk's database and that its schema can be read.
pub(crate) fn version_of(connection: &Connection) -> Result<i64, StoreError> {
    let number = |sql| connection.query_row(sql, [], |row| row.get::<_, i64>(0));
    if number("PRAGMA application_id")? != APPLICATION_ID {
        return Err(StoreError::bad_database("not a desk's database"));
    }
    number("SELECT count(*) FROM sqlite_schema")?;
    Ok(number("PRAGMA user_version")?)
}

/// What every connection that writes to a desk is set to.
pub(crate) fn configure(connection: &Connection) -> Result<(), StoreError> {
    connection.busy_timeout(BUSY_PATIENCE)?;
    let mode: String = connection.query_row("PRAGMA journal_mode = WAL", [], |row| row.get(0))?;
    if !mode.eq_ignore_ascii_case("wal") {
        return Err(StoreError::Io(io::Error::new(io::ErrorKind::Unsupported, "no write-ahead log on this file system")));
    }
    // A long import that does not fit into the cache would encrypt each page again and again.
    // FULL syncs the log at each commit; on macOS only `fullfsync` makes that reach the disk.
    connection.execute_batch(
        "PRAGMA synchronous = FULL;
         PRAGMA fullfsync = ON;
         PRAGMA checkpoint_fullfsync = ON;
         PRAGMA foreign_keys = ON;
         PRAGMA secure_delete = ON;
         PRAGMA cache_size = -32768;
         PRAGMA temp_store = MEMORY;",
    )?;
    Ok(())
}

/// Reads every page and every row; see `OpenDesk::check`.
pub(crate) fn check(connection: &Connection) -> Result<(), StoreError> {
    // This one reads the file itself: a page that a checkpoint was writing just then is whole at the second look.
    let tags = "PRAGMA cipher_integrity_check";
    finding(connection, tags, None).or_else(|_| finding(connection, tags, None))?;
    look_afresh_at_the_index(connection)?;
    finding(connection, "PRAGMA integrity_check", Some("ok"))?;
    finding(connection, "PRAGMA foreign_key_check", None)?;
    pages_were_sound(connection)
}

/// FTS5 remembers where the pieces of its tables lie, and its part of the integrity check does not ask whether another
/// connection has moved them since; every query does.
fn look_afresh_at_the_index(connection: &Connection) -> Result<(), StoreError> {
    let mut tables = connection.prepare("SELECT name FROM sqlite_schema WHERE sql LIKE 'CREATE VIRTUAL TABLE%'")?;
    let tables: Vec<String> = tables.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
    Ok(tables.iter().try_for_each(|table| connection.execute_batch(&format!("SELECT rowid FROM {table} LIMIT 1")))?)
}

/// `DatabaseDamaged` with the first row that is not the one of a sound database.
fn finding(connection: &Connection, sql: &str, sound: Option<&str>) -> Result<(), StoreError> {
    let mut statement = connection.prepare(sql)?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let finding: String = row.get(0)?;
        if Some(finding.as_str()) != sound {
            return Err(StoreError::DatabaseDamaged(Some(finding.into())));
        }
    }
    Ok(())
}

/// `DatabaseDamaged` when any page that this connection read so far did not match its tag.
///
/// SQLCipher hands out such a page, and every later one, as zeros, which SQLite mostly but not always takes for damage;
/// it remembers that it did.
pub fn pages_were_sound(connection: &Connection) -> Result<(), StoreError> {
    let status: String = connection.query_row("PRAGMA cipher_status", [], |row| row.get(0))?;
    if status == "1" { Ok(()) } else { Err(StoreError::bad_database("a page does not match its tag")) }
}

pub(crate) fn has_log(database: &Path) -> bool {
    fs::metadata(with_ending(database, "-wal")).is_ok_and(|log| log.len() > 0)
}

pub(crate) fn with_ending(path: &Path, end: &str) -> std::path::PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(end);
    name.into()
}
