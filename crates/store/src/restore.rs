//! Restoring a backup into a new place. Everything is unpacked and checked in a folder beside that place, which takes
//! the place's name only when all is good; after any refusal nothing is left. The desk that the backup came from is
//! never written.

use std::{fs, io, path::Path};

use rusqlite::Connection;

use crate::{
    backup::{Archive, Backups, DATABASE, FILES, KEYS, Manifest},
    connection::{Access, check, connect, version_of},
    error::StoreError,
    keys::{Keys, Protection, SeedHolder, Unlock},
    layout::DeskFolder,
    os,
    schema::SCHEMA_VERSION,
    scratch::Scratch,
    seed::Seed,
    warning::Warning,
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
    /// What could not be made sure of, though the desk is there.
    pub warnings: Vec<Warning>,
}

/// A backup that could be restored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rehearsed {
    /// What the backup said about itself, compared with the seed and the database.
    pub manifest: Manifest,
    /// The attachments that it shared with its desk and that are there no more.
    pub missing_attachments: Vec<String>,
}

/// Restores the backup `file` into the folder `into`, which must be new or empty.
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
    let scratch = Scratch::beside(into)?;
    let mut archive = Archive::open(file)?;
    let origin = origin_of(file);
    let (keys, seed) = open_keys(&mut archive, &origin, unlock)?;
    archive.authenticate(&seed)?;

    let made = scratch.folder().clone();
    for folder in [made.files(), made.backups()] {
        os::create_private_dir(&folder)?;
    }
    let missing_attachments = unpack(&mut archive, &made, &origin)?;
    check_database(&made, &seed, known_version, &archive.manifest, check_journal)?;
    let holder = put_keys(&made, keys, &seed, &archive.manifest)?.holder();
    let cleared = scratch.has_cleared.then_some(Warning::LeftoversCleared);
    let warnings = scratch.put_in_place()?.into_iter().chain(cleared).collect();
    Ok(Restored { holder, missing_attachments, manifest: archive.manifest, warnings })
}

impl Backups {
    /// Restores a backup of this desk as `restore` does, into a folder that is gone afterwards, and says what it says about itself.
    /// The desk's own seed opens it, so that nobody is asked for anything.
    pub fn rehearse(
        &self,
        file: &Path,
        check_journal: impl FnOnce(&Connection, &Manifest) -> Result<(), StoreError>,
    ) -> Result<Rehearsed, StoreError> {
        let mut archive = Archive::open(file)?;
        archive.authenticate(&self.seed)?;
        let scratch = Scratch::beside(&self.folder.rehearsal())?;
        let made = scratch.folder();
        os::create_private_dir(&made.files())?;
        let missing_attachments = unpack(&mut archive, made, &origin_of(file))?;
        check_database(made, &self.seed, SCHEMA_VERSION, &archive.manifest, check_journal)?;
        Ok(Rehearsed { manifest: archive.manifest, missing_attachments })
    }
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
        Some(keys) if keys.holder() == SeedHolder::File => {
            Keys::write(made, keys.desk(), seed, &Protection::OwnFile).map(|(keys, _)| keys)
        }
        Some(_) | None => Keys::write(made, manifest.desk, seed, &Protection::ThisComputer).map(|(keys, _)| keys),
    }
}
