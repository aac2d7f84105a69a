//! A small desk to try things on, and a second process to try them with.

use std::{
    collections::BTreeMap,
    fs,
    path::Path,
    process::{Command, Stdio},
};

use domain::id::DeskId;
use rusqlite::Connection;
use store::{DeskFolder, JournalHead, KdfCost, OpenDesk, Passphrase, Protection, Seed, StoreError, Unlock};

/// The schema version that these tests know.
pub const KNOWN: i64 = 1;
/// Tells a process started from this test binary what to be.
pub const ROLE: &str = "STORE_TEST_ROLE";
const PLACE: &str = "STORE_TEST_PLACE";

pub fn desk_id() -> DeskId {
    "01938f6e-0000-7000-8000-000000000001".parse().unwrap()
}

pub fn seed() -> Seed {
    Seed::from_bytes(*b"a seed for tests")
}

pub fn code() -> Unlock {
    Unlock::RecoveryCode(seed().recovery_code())
}

pub fn foreign_code() -> Unlock {
    Unlock::RecoveryCode(Seed::from_bytes([9; 16]).recovery_code())
}

pub fn passphrase(text: &str) -> Unlock {
    Unlock::Passphrase(Passphrase::new(text))
}

/// Cheap to derive: what is tested is not the cost.
pub fn protected(text: &str) -> Protection {
    Protection::Passphrase(Passphrase::new(text), KdfCost { memory_kib: 64, passes: 1, lanes: 1 })
}

/// A desk of some 60 pages, closed again.
pub fn filled(place: &Path, protection: &Protection) -> DeskFolder {
    let folder = DeskFolder::at(place);
    let desk = folder.create(desk_id(), seed(), protection).unwrap();
    desk.connection
        .execute_batch(
            "CREATE TABLE note (n INTEGER PRIMARY KEY, body TEXT NOT NULL) STRICT;
             WITH RECURSIVE count (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM count WHERE n < 1000)
             INSERT INTO note SELECT n, hex(randomblob(100)) FROM count;
             PRAGMA user_version = 1;",
        )
        .unwrap();
    drop(desk.settle().unwrap());
    folder
}

pub fn open(folder: &DeskFolder, unlock: &Unlock) -> Result<OpenDesk, StoreError> {
    folder.open(unlock, KNOWN, |_| panic!("no migration is due"))
}

pub fn notes(connection: &Connection) -> rusqlite::Result<u64> {
    let count: i64 = connection.query_row("SELECT count(*) FROM note WHERE length(body) > 0", [], |row| row.get(0))?;
    Ok(count.unsigned_abs())
}

pub fn describe(connection: &Connection) -> Result<JournalHead, StoreError> {
    Ok(JournalHead { desk: desk_id(), entries: notes(connection)?, head: "h".into() })
}

/// Every file below, with its bytes.
pub fn contents(place: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut folders = vec![place.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(place).unwrap().to_string_lossy().into_owned();
                found.insert(name, fs::read(path).unwrap());
            }
        }
    }
    found
}

pub fn copy(from: &Path, to: &Path) {
    for (name, bytes) in contents(from) {
        let to = to.join(name);
        fs::create_dir_all(to.parent().unwrap()).unwrap();
        fs::write(to, bytes).unwrap();
    }
}

pub fn flip(file: &Path, at: usize) {
    let mut bytes = fs::read(file).unwrap();
    bytes[at] ^= 0x10;
    fs::write(file, bytes).unwrap();
}

/// A second process: this test binary, running only the test `crashes::in_another_process` in the given role.
pub fn another_process(role: &str, place: &Path) -> Command {
    let mut process = Command::new(std::env::current_exe().unwrap());
    process
        .args(["crashes::in_another_process", "--exact", "--nocapture"])
        .env(ROLE, role)
        .env(PLACE, place)
        .env("BROKERDESK_NO_KEYRING", "1")
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    process
}

/// The role and the folder that this process was started for, if it is such a second process.
pub fn role() -> Option<(String, DeskFolder)> {
    let role = std::env::var(ROLE).ok()?;
    Some((role, DeskFolder::at(std::env::var_os(PLACE)?)))
}
