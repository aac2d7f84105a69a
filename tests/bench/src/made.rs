//! Made desks are kept from run to run, each in a folder named after its size and after the shape of what it holds, and are
//! made again when that shape changes.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::Result;
use app::Unlock;
use sha2::{Digest, Sha256};
use store::{Desk, DeskFolder};

use crate::made_desk::{self, Size};

/// A small desk of every kind of record, which tells one shape from another.
const SMALL: Size = Size::of(20);

/// The folder of a made desk of this size, made now if there is none of the present shape.
pub fn desk(place: &Path, size: Size, shape: &str) -> Result<PathBuf> {
    let name = if size.deals == 0 { "list".to_owned() } else { size.deals.to_string() };
    let folder = place.join(format!("{name}-{shape}"));
    if folder.exists() {
        return Ok(folder);
    }
    remove_of_other_shapes(place, &name)?;
    eprintln!("a desk of {} deals and {} results is made", size.deals, size.results);
    let unfinished = place.join(format!("{name}-unfinished"));
    made_desk::make(&unfinished, size)?;
    fs::rename(&unfinished, &folder)?;
    Ok(folder)
}

fn remove_of_other_shapes(place: &Path, name: &str) -> Result<()> {
    for entry in fs::read_dir(place)? {
        let entry = entry?;
        let found = entry.file_name().to_string_lossy().strip_prefix(name).is_some_and(|rest| rest.starts_with('-'));
        if found && entry.file_type()?.is_dir() {
            fs::remove_dir_all(entry.path())?;
        }
    }
    Ok(())
}

/// Eight signs that change with the tables, with what an event holds and with how desks are made.
pub fn shape() -> Result<String> {
    let place = tempfile::tempdir()?;
    made_desk::make(place.path(), SMALL)?;
    let desk = Desk::open(&DeskFolder::at(place.path().join("desk")), &Unlock::Local, |_| Ok(()))?;
    // Equal runs write equal journals, and an entry's hash rests on all before it.
    let (_, head) = desk.head()?;
    let digest = Sha256::digest(format!("{}{head}", desk.describe_schema()?));
    Ok(digest[..4].iter().map(|byte| format!("{byte:02x}")).collect())
}

/// The bytes of a desk's database, with what still waits to go into it.
pub fn bytes(desk: &Path) -> u64 {
    ["desk.db", "desk.db-wal"].iter().filter_map(|name| fs::metadata(desk.join(name)).ok()).map(|file| file.len()).sum()
}
