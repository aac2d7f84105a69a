//! Restoring a backup into a new place. Everything is unpacked and checked in a folder beside that place, which takes
//! the place's name only when all is good; after any refusal nothing is left. The desk that the backup came from is
//! never written.

use std::{
    ffi::OsStr,
    fs, io,
    path::{Path, PathBuf},
};

use rusqlite::Connection;

use crate::{
    backup::{Archive, DATABASE, FILES, KEYS, Manifest, with_random_name},
    connection::{Access, check, connect, version_of},
    error::StoreError,
    keys::{Keys, Protection, SeedHolder, Unlock},
    layout::DeskFolder,
    os,
    seed::Seed,
};

/// A desk that was restored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Restored {
    /// What the backup said about itself, compared with the seed and the database.
    pub manifest: Manifest,
    /// What holds the seed in the new place.
    pub holder: SeedHolder,
    /// The attachments, by path in `files/`, that the backup shared with its desk and that are there no more.
    pub missing_attachments: Vec<String>,
}

/// Restores the backup `file` into the folder `into`, which must be new or empty and whose parent must exist.
///
/// The database is read whole: each page's tag, the tables' integrity, their references; then `check_journal` looks at
/// it on a read-only connection. `known_version` is the newest schema version that this program opens. A backup without
/// a passphrase opens with `Unlock::Local` on the computer whose keyring has its seed, or inside the desk that has.
pub fn restore(
    file: &Path,
    into: &Path,
    unlock: &Unlock,
    known_version: i64,
    check_journal: impl FnOnce(&Connection, &Manifest) -> Result<(), StoreError>,
) -> Result<Restored, StoreError> {
    let place = DeskFolder::at(into);
    let was_there = place.is_empty_folder()?;
    let mut archive = Archive::open(file)?;
    let origin = origin_of(file);
    let (keys, seed) = open_keys(&mut archive, &origin, unlock)?;
    archive.authenticate(&seed)?;

    let scratch = Scratch::beside(into)?;
    let made = DeskFolder::at(&scratch.0);
    for folder in [made.path(), &made.files(), &made.backups()] {
        os::create_private_dir(folder)?;
    }
    let missing_attachments = unpack(&mut archive, &made, &origin)?;
    check_database(&made, &seed, known_version, &archive.manifest, check_journal)?;
    let keys = put_keys(&made, keys, &seed, &archive.manifest)?;
    let moved = put_in_place(&made, into, was_there);
    if moved.is_err() {
        keys.forget(&made);
    }
    moved?;
    Ok(Restored { holder: keys.holder(), missing_attachments, manifest: archive.manifest })
}

/// The desk that a backup lies in, or else the folder that it lies in: there a `seed.key` may be, and attachments.
fn origin_of(file: &Path) -> DeskFolder {
    let folder = file.parent().unwrap_or(Path::new(""));
    match folder.parent() {
        Some(desk) if folder.file_name().is_some_and(|name| name == "backups") => DeskFolder::at(desk),
        _ => DeskFolder::at(folder),
    }
}

fn open_keys(archive: &mut Archive, origin: &DeskFolder, unlock: &Unlock) -> Result<(Option<Keys>, Seed), StoreError> {
    let Some(text) = archive.keys()? else {
        return match unlock {
            Unlock::RecoveryCode(code) if code.seed().fingerprint() == archive.manifest.seed => Ok((None, code.seed().clone())),
            Unlock::RecoveryCode(_) => Err(StoreError::WrongRecoveryCode),
            Unlock::Passphrase(_) | Unlock::Local => Err(StoreError::RecoveryCodeNeeded),
        };
    };
    // The backup's hash of the keys was right, so a fault in them is the backup's.
    let keys = Keys::parse(&text).map_err(|error| match error {
        StoreError::KeysDamaged => StoreError::bad_backup("its keys are damaged"),
        other => other,
    })?;
    let seed = keys.unlock(origin, unlock)?;
    Ok((Some(keys), seed))
}

/// Writes the members, and copies shared attachments from the desk that has them; returns those that it has not.
fn unpack(archive: &mut Archive, made: &DeskFolder, origin: &DeskFolder) -> Result<Vec<String>, StoreError> {
    for member in archive.manifest.members.clone() {
        if member.name != KEYS {
            let to = made.path().join(&member.name);
            os::create_private_dir(to.parent().expect("a member is in the folder"))?;
            archive.extract(&member, &to)?;
        }
    }
    let mut missing = Vec::new();
    for shared in &archive.manifest.shared {
        let from = origin.files().join(&shared.name);
        if fs::metadata(&from).is_ok_and(|found| found.is_file() && found.len() == shared.bytes) {
            let to = made.path().join(FILES).join(&shared.name);
            os::create_private_dir(to.parent().expect("an attachment is in the folder"))?;
            let mut copy = os::create_private_file(&to)?;
            io::copy(&mut fs::File::open(&from)?, &mut copy)?;
            copy.sync_all()?;
            os::sync_parent(&to)?;
        } else {
            missing.push(shared.name.clone());
        }
    }
    Ok(missing)
}

fn check_database(
    made: &DeskFolder,
    seed: &Seed,
    known_version: i64,
    manifest: &Manifest,
    check_journal: impl FnOnce(&Connection, &Manifest) -> Result<(), StoreError>,
) -> Result<(), StoreError> {
    let damaged = |error| match error {
        StoreError::DatabaseDamaged(cause) => StoreError::BackupDamaged(cause),
        other => other,
    };
    let connection = connect(&made.path().join(DATABASE), &seed.database_key(), Access::Untouched)?;
    let found = version_of(&connection).map_err(damaged)?;
    if found > known_version {
        return Err(StoreError::NewerVersion { found, known: known_version });
    }
    if found != manifest.schema_version {
        return Err(StoreError::bad_backup("the database has another version than the manifest says"));
    }
    check(&connection).map_err(damaged)?;
    check_journal(&connection, manifest)
}

/// A passphrase stays what it was; a seed that this computer held is put where this computer holds seeds.
fn put_keys(made: &DeskFolder, keys: Option<Keys>, seed: &Seed, manifest: &Manifest) -> Result<Keys, StoreError> {
    match keys {
        Some(keys) if keys.holder() == SeedHolder::Passphrase => {
            os::replace_file(&made.keys(), keys.text().as_bytes())?;
            Ok(keys)
        }
        Some(keys) if keys.holder() == SeedHolder::File => Keys::write(made, keys.desk(), seed, &Protection::OwnFile),
        Some(_) | None => Keys::write(made, manifest.desk, seed, &Protection::ThisComputer),
    }
}

fn put_in_place(made: &DeskFolder, into: &Path, was_there: bool) -> Result<(), StoreError> {
    os::sync_dir(&made.files())?;
    os::sync_dir(made.path())?;
    if was_there {
        // Removes only an empty folder; Windows renames to a free name alone.
        fs::remove_dir(into)?;
    }
    if let Err(error) = fs::rename(made.path(), into) {
        if was_there {
            let _ = os::create_private_dir(into);
        }
        return Err(error.into());
    }
    Ok(os::sync_parent(into)?)
}

/// The folder in which a desk is put together, removed when dropped (renamed away, there is nothing to remove).
struct Scratch(PathBuf);

impl Scratch {
    fn beside(into: &Path) -> Result<Self, StoreError> {
        let into = std::path::absolute(into)?;
        // Making the folders above as well would leave them behind after a refusal.
        if !into.parent().is_some_and(Path::is_dir) {
            return Err(StoreError::Io(io::ErrorKind::NotFound.into()));
        }
        Ok(Self(os::part_of(&with_random_name(&into)?)))
    }
}

/// Removes the folders in which a desk of this place was being put together when a crash came.
pub(crate) fn remove_scratch(into: &Path) {
    let (Some(beside), Some(name)) = (into.parent(), into.file_name().and_then(OsStr::to_str)) else { return };
    let is_scratch = |entry: &fs::DirEntry| {
        let found = entry.file_name();
        let middle = found.to_str().and_then(|found| found.strip_prefix(name)?.strip_prefix('.')?.strip_suffix(".part"));
        middle.is_some_and(|random| random.len() == 8 && random.bytes().all(|byte| byte.is_ascii_hexdigit()))
    };
    for scratch in fs::read_dir(beside).into_iter().flatten().flatten().filter(is_scratch) {
        let _ = fs::remove_dir_all(scratch.path());
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}
