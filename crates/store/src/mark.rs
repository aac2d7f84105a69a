//! A second record of where the journal ends, outside of the database. A log that is lost or damaged takes saved entries along, and
//! SQLite, which ends it at the first frame that does not fit, says nothing; this record says which are missing.
//!
//! It is written behind each commit and waits for no disk: what a killed program wrote is kept by the system, and after a power cut
//! it may name an earlier entry, never one that was not saved. Two places are written by turns, so that one is always whole.

use std::{
    fs::{self, File},
    io::{Seek as _, SeekFrom, Write as _},
};

use rusqlite::Connection;
use sha2::{Digest, Sha256};

use crate::{
    error::StoreError,
    journal::{self, EntryNumber},
    layout::DeskFolder,
    os,
    warning::Loss,
};

/// What a disk writes at once; the places must not share one.
const SECTOR: usize = 512;

/// The record of an open desk.
#[derive(Debug)]
pub(crate) struct Mark {
    // `None` where it can't be written, as in a full disk's desk that never had one.
    file: Option<File>,
    turn: u64,
}

impl Mark {
    /// Compares the journal with the record, which follows it from then on. What differs is kept until it is known, and returned.
    pub(crate) fn follow(folder: &DeskFolder, db: &Connection) -> Result<(Self, Vec<Loss>), StoreError> {
        let mut losses = losses(folder);
        if let Some(loss) = recorded(folder).map(|mark| compare(db, &mark)).transpose()?.flatten() {
            losses.push(loss);
            // Before the record forgets it.
            let text = serde_json::to_vec(&losses).expect("numbers are always written");
            os::replace_file(&folder.lost(), &text)?;
        }
        let file = os::open_private_file(&folder.mark()).ok();
        let mut mark = Self { file, turn: 0 };
        let (n, hash) = journal::head(db)?;
        // Both, so that no later one needs room.
        mark.note(n, &hash);
        mark.note(n, &hash);
        Ok((mark, losses))
    }

    /// Records the last entry. That it can't be written stands in the way of nothing.
    pub(crate) fn note(&mut self, n: EntryNumber, hash: &str) {
        self.turn += 1;
        let Some(file) = &mut self.file else { return };
        let mut sector = written(n, hash).into_bytes();
        sector.resize(SECTOR, b'\n');
        let at = self.turn % 2 * SECTOR as u64;
        let _ = file.seek(SeekFrom::Start(at)).and_then(|_| file.write_all(&sector));
    }
}

impl Drop for Mark {
    fn drop(&mut self) {
        // The desk is closed: nobody waits any more.
        let _ = self.file.as_ref().map(File::sync_data);
    }
}

/// What was found missing and nobody has said to know.
pub(crate) fn losses(folder: &DeskFolder) -> Vec<Loss> {
    fs::read(folder.lost()).ok().and_then(|text| serde_json::from_slice(&text).ok()).unwrap_or_default()
}

/// The number and hash of the last entry as recorded; `None` where nothing readable is.
pub(crate) fn recorded(folder: &DeskFolder) -> Option<(EntryNumber, String)> {
    let bytes = fs::read(folder.mark()).ok()?;
    let places = bytes.chunks(SECTOR).filter_map(|place| read(std::str::from_utf8(place).ok()?));
    places.max_by_key(|(n, _)| *n)
}

/// What the journal lacks of what was recorded.
pub(crate) fn compare(db: &Connection, (n, hash): &(EntryNumber, String)) -> Result<Option<Loss>, StoreError> {
    if *n == 0 {
        return Ok(None);
    }
    Ok(match journal::entry(db, *n)? {
        Some(entry) if entry.hash == *hash => None,
        Some(_) => Some(Loss::Replaced { at: *n }),
        None => Some(Loss::Missing { from: journal::head(db)?.0 + 1, to: *n }),
    })
}

fn written(n: EntryNumber, hash: &str) -> String {
    let said = format!("{n} {hash}");
    format!("{said} {}\n", checksum(&said))
}

fn read(place: &str) -> Option<(EntryNumber, String)> {
    let (said, sum) = place.trim_end().rsplit_once(' ')?;
    let (n, hash) = said.split_once(' ')?;
    if checksum(said) == sum { Some((n.parse().ok()?, hash.to_owned())) } else { None }
}

fn checksum(said: &str) -> String {
    hex::encode(&Sha256::digest(said.as_bytes())[..8])
}

#[cfg(test)]
mod tests {
    use super::{read, written};

    #[test]
    fn a_record_that_is_not_whole_is_none() {
        let whole = written(17, "abc");
        assert_eq!(read(&whole), Some((17, "abc".to_owned())));
        for length in 0..whole.len() - 1 {
            assert_eq!(read(&whole[..length]), None, "cut at {length}");
        }
        assert_eq!(read(&whole.replace("17", "18")), None);
    }
}
