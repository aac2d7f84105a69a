//! The backup that a damaged desk can go back to.

use std::path::PathBuf;

use chrono::{DateTime, Utc};

use super::{Archive, BackupName, list};
use crate::{layout::DeskFolder, mark, seed::Seed};

/// An automatic backup that was read from end to end and found as it was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SoundBackup {
    /// Its file.
    pub file: PathBuf,
    /// When it was made.
    pub made_at: DateTime<Utc>,
    /// The journal entries in it.
    pub entries: u64,
    /// How many were saved after it, and would be missing; `None` where nothing tells.
    pub later: Option<u64>,
}

/// The newest one, or `None`.
pub(crate) fn newest(folder: &DeskFolder, seed: &Seed) -> Option<SoundBackup> {
    let saved = mark::recorded(folder).and_then(|(n, _)| u64::try_from(n).ok());
    let sound = |name: BackupName| {
        let file = folder.backups().join(name.to_string());
        let mut archive = Archive::open(&file).ok()?;
        archive.authenticate(seed).ok()?;
        archive.verify().ok()?;
        let entries = archive.manifest.entries;
        Some(SoundBackup { file, made_at: name.made_at, entries, later: saved.map(|saved| saved.saturating_sub(entries)) })
    };
    list(folder).ok()?.into_iter().rev().find_map(sound)
}
