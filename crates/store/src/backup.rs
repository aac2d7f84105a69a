//! Making backups: one file with a copy of the database under the same key, the keys without their secret, and what is
//! needed to check them. Automatic ones stand in `backups/` and share the desk's attachments; one to a file elsewhere
//! takes them along. Reading a backup is `restore`'s.

mod archive;
mod keep;
mod sound;

use std::{
    fs::{self, File},
    io,
    path::{Path, PathBuf},
    sync::Arc,
    thread::{self, JoinHandle},
    time::Duration,
};

use chrono::{DateTime, Datelike, SubsecRound, TimeDelta, Utc};
use domain::{Day, id::DeskId};
use rusqlite::{
    Connection,
    backup::{Backup, StepResult},
};

pub use archive::Manifest;
pub(crate) use archive::{Archive, DATABASE, FILES, KEYS, copy_hashing, is_safe};
pub use keep::{BackupName, NotABackupName, Reason, is_due, keep};
pub use sound::SoundBackup;
pub(crate) use sound::newest;

use crate::{
    connection::{Access, DeskLock, check, connect, pages_were_sound, version_of},
    error::StoreError,
    keys::{Keys, SeedHolder},
    layout::DeskFolder,
    os,
    output::{Output, Readable},
    seed::Seed,
    warning::Warning,
};

/// 1 MiB in pages of SQLCipher.
const STEP_PAGES: i32 = 256;
/// Between steps in the background, so that the disk is left to the user.
const BACKGROUND_PAUSE: Duration = Duration::from_millis(5);
/// How often a step may find the database locked, at a tenth of a second each.
const MAX_WAITS: u32 = 100;

/// The backups of an open desk. Each is made on a connection of its own, from one moment of the database, while others
/// write. The desk stays locked until the last of these is dropped.
#[derive(Clone, Debug)]
pub struct Backups {
    pub(crate) folder: DeskFolder,
    pub(crate) seed: Seed,
    _lock: Arc<DeskLock>,
}

/// What the journal says at the moment of the backup.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JournalHead {
    /// The desk.
    pub desk: DeskId,
    /// The number of entries.
    pub entries: u64,
    /// The hash of the last entry; empty where there is none.
    pub head: String,
}

/// A backup that was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BackupMade {
    /// Its file.
    pub file: PathBuf,
    /// Its length.
    pub bytes: u64,
    /// When it was made, to the second.
    pub made_at: DateTime<Utc>,
    /// What opens it beside the recovery code: the passphrase that the desk has now; this computer's keyring; the
    /// `seed.key` of this desk's folder, for a backup in its `backups/`. To be said plainly, since the last two are
    /// lost with the computer. `None`: nothing else.
    pub opens_with: Option<SeedHolder>,
    /// What the system would not confirm once the file had its name.
    pub warning: Option<Warning>,
}

impl Backups {
    pub(crate) fn new(folder: DeskFolder, seed: Seed, lock: Arc<DeskLock>) -> Self {
        Self { folder, seed, _lock: lock }
    }

    /// Makes a backup in `backups/`, and prunes behind it. `describe` reads the journal in
    /// the copy, and refuses one that does not hold.
    pub fn make(
        &self,
        reason: Reason,
        made_at: DateTime<Utc>,
        describe: impl FnOnce(&Connection) -> Result<JournalHead, StoreError>,
    ) -> Result<BackupMade, StoreError> {
        let made = self.make_paced(reason, made_at, Duration::ZERO, describe)?;
        // An old backup that cannot be removed now is tried again with the next one; the new one stands.
        let _ = self.prune(made_at);
        Ok(made)
    }

    /// Makes a backup to this file, attachments included; a file of that name is never replaced.
    pub fn export(
        &self,
        file: &Path,
        made_at: DateTime<Utc>,
        describe: impl FnOnce(&Connection) -> Result<JournalHead, StoreError>,
    ) -> Result<BackupMade, StoreError> {
        let name = BackupName { made_at: made_at.trunc_subsecs(0), reason: Reason::Export };
        self.write(file, name, Duration::ZERO, describe)
    }

    /// The automatic backups, from old to new. Files of other names are not ours.
    pub fn list(&self) -> Result<Vec<BackupName>, StoreError> {
        list(&self.folder)
    }

    /// Where this automatic backup is.
    pub fn path(&self, name: BackupName) -> PathBuf {
        self.folder.backups().join(name.to_string())
    }

    /// Whether `today`, a day of UTC, has no backup yet.
    pub fn daily_due(&self, today: Day) -> Result<bool, StoreError> {
        Ok(is_due(&self.list()?, today))
    }

    /// Removes the automatic backups that `keep` does not keep, and returns how many they were.
    pub fn prune(&self, now: DateTime<Utc>) -> Result<usize, StoreError> {
        let made = self.list()?;
        let kept = keep(&made, now);
        let gone: Vec<&BackupName> = made.iter().filter(|name| !kept.contains(name)).collect();
        for name in &gone {
            fs::remove_file(self.path(**name))?;
        }
        Ok(gone.len())
    }

    /// Makes the day's backup in a thread, if it is due, and prunes behind it; `None` where it was not due.
    pub fn spawn_daily(
        self,
        now: DateTime<Utc>,
        describe: impl FnOnce(&Connection) -> Result<JournalHead, StoreError> + Send + 'static,
    ) -> Result<JoinHandle<Result<Option<BackupMade>, StoreError>>, StoreError> {
        let make = move || {
            let today = Day::new(now.year(), now.month(), now.day())
                .map_err(|_| io::Error::new(io::ErrorKind::InvalidInput, "the clock shows no year from 1 to 9999"))?;
            if !self.daily_due(today)? {
                return Ok(None);
            }
            let made = self.make_paced(Reason::Daily, now, BACKGROUND_PAUSE, describe)?;
            let _ = self.prune(now);
            Ok(Some(made))
        };
        Ok(thread::Builder::new().name("backup".into()).spawn(make)?)
    }

    fn make_paced(
        &self,
        reason: Reason,
        made_at: DateTime<Utc>,
        pause: Duration,
        describe: impl FnOnce(&Connection) -> Result<JournalHead, StoreError>,
    ) -> Result<BackupMade, StoreError> {
        os::create_private_dir(&self.folder.backups())?;
        let mut name = BackupName { made_at: made_at.trunc_subsecs(0), reason };
        // Two imports within a second: the second backup is named a second later.
        while self.path(name).exists() {
            name.made_at += TimeDelta::seconds(1);
        }
        self.write(&self.path(name), name, pause, describe)
    }

    fn write(
        &self,
        file: &Path,
        name: BackupName,
        pause: Duration,
        describe: impl FnOnce(&Connection) -> Result<JournalHead, StoreError>,
    ) -> Result<BackupMade, StoreError> {
        let copy = os::part_of(&os::with_random_name(file)?);
        // What is left half made in the desk's own folder is found there.
        let noted = (name.reason == Reason::Export).then_some(&self.folder);
        // Before the part, since what comes last is dropped first.
        let _noted = noted.map(|desk| desk.unfinished(&copy));
        let copy = Part(copy);
        let mut whole = Output::beside(file, Readable::ByOwner, false, noted)?;
        let (head, schema_version) = self.copy_database(&copy.0, pause, describe)?;
        let mut manifest = Manifest::new(head.desk, &self.seed, name.reason, name.made_at);
        (manifest.entries, manifest.head, manifest.schema_version) = (head.entries, head.head, schema_version);

        let mut writer = archive::Writer::new(whole.writer()?);
        writer.add(DATABASE.into(), &mut File::open(&copy.0)?)?;
        let keys = match Keys::read(&self.folder) {
            Ok(keys) => Some(keys),
            Err(StoreError::KeysDamaged) => None,
            Err(error) => return Err(error),
        };
        if let Some(keys) = &keys {
            writer.add(KEYS.into(), &mut keys.text().as_bytes())?;
        }
        for shared in attachments(&self.folder.files())? {
            if name.reason == Reason::Export {
                writer.add(format!("{FILES}/{}", shared.name), &mut File::open(self.folder.files().join(&shared.name))?)?;
            } else {
                manifest.shared.push(shared);
            }
        }
        writer.finish(manifest, &self.seed)?;
        let bytes = whole.file().metadata()?.len();
        let warning = whole.finish()?;
        let opens_with = keys.map(|keys| keys.holder());
        Ok(BackupMade { file: file.to_owned(), bytes, made_at: name.made_at, opens_with, warning })
    }

    /// Copies one moment of the database under its own key, in steps.
    fn copy_database(
        &self,
        to: &Path,
        pause: Duration,
        describe: impl FnOnce(&Connection) -> Result<JournalHead, StoreError>,
    ) -> Result<(JournalHead, i64), StoreError> {
        let key = self.seed.database_key();
        let source = connect(&self.folder.database(), &key, Access::Write)?;
        source.busy_timeout(Duration::from_secs(10))?;
        // One read transaction around all: otherwise each commit of another connection would start the copy afresh.
        source.execute_batch("PRAGMA query_only = ON; BEGIN")?;
        let schema_version = version_of(&source)?;

        os::create_private_file(to)?;
        let mut copy = connect(to, &key, Access::Write)?;
        // A copy that is cut short is thrown away, and a whole one is synced when it stands in the zip.
        copy.execute_batch("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF")?;
        let backup = Backup::new(&source, &mut copy)?;
        let mut waits = 0;
        loop {
            match backup.step(STEP_PAGES)? {
                StepResult::Done => break,
                StepResult::More => thread::sleep(pause),
                _ if waits == MAX_WAITS => return Err(StoreError::Busy),
                _ => {
                    waits += 1;
                    thread::sleep(Duration::from_millis(100));
                }
            }
        }
        drop(backup);
        // The copying itself passes over damaged pages as if they were empty.
        pages_were_sound(&source)?;
        // What a restore would refuse must not be kept, let alone push out an older backup that is good.
        check(&copy)?;
        Ok((describe(&copy)?, schema_version))
    }
}

/// A file in the making, removed when dropped (renamed away, there is nothing to remove).
struct Part(PathBuf);

impl Drop for Part {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.0);
    }
}

fn list(folder: &DeskFolder) -> Result<Vec<BackupName>, StoreError> {
    let mut made = Vec::new();
    for entry in fs::read_dir(folder.backups())? {
        made.extend(entry?.file_name().to_str().and_then(|name| name.parse::<BackupName>().ok()));
    }
    made.sort_unstable();
    Ok(made)
}

/// The attachments in `files/`, by path. Files that are half written or not ours are left out.
fn attachments(files: &Path) -> Result<Vec<archive::Shared>, StoreError> {
    let mut found = Vec::new();
    let mut folders = vec![String::new()];
    while let Some(folder) = folders.pop() {
        let entries = match fs::read_dir(files.join(&folder)) {
            Ok(entries) => entries,
            Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
            Err(error) => return Err(error.into()),
        };
        for entry in entries {
            let entry = entry?;
            let name = entry.file_name().to_string_lossy().into_owned();
            let name = if folder.is_empty() { name } else { format!("{folder}/{name}") };
            let kind = entry.file_type()?;
            if !is_safe(&name) || name.ends_with(".part") {
                continue;
            }
            if kind.is_dir() {
                folders.push(name);
            } else if kind.is_file() {
                found.push(archive::Shared { bytes: entry.metadata()?.len(), name });
            }
        }
    }
    found.sort_unstable_by(|a, b| a.name.cmp(&b.name));
    Ok(found)
}
