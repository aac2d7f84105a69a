//! The backups that the desk made by itself: which there are, and whether one can be restored.

use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use store::{BackupName, Desk, Reason};

use crate::{
    code::Code,
    error::{Error, Result},
    reader::Reader,
    wire::Nothing,
};

/// The backups in the desk's own folder.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct BackupList {
    /// The folder.
    pub folder: String,
    /// The newest first.
    pub backups: Vec<BackupKept>,
}

/// A backup that is kept.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct BackupKept {
    /// The name of its file.
    pub name: String,
    /// When it was made, `2026-11-22T03:04:05Z`.
    pub made_at: String,
    /// What for.
    pub reason: BackupReason,
    /// Its length.
    pub bytes: u64,
}

/// What a backup was made for.
#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum BackupReason {
    /// Once a day.
    Daily,
    /// Before an import.
    Import,
    /// Before the desk was brought to a newer version.
    Migration,
    /// Asked for by a person, to a place of their choice.
    Export,
}

impl From<Reason> for BackupReason {
    fn from(reason: Reason) -> Self {
        match reason {
            Reason::Daily => Self::Daily,
            Reason::Import => Self::Import,
            Reason::Migration => Self::Migration,
            Reason::Export => Self::Export,
        }
    }
}

/// Tries a backup.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct BackupRehearse {
    /// The name of a backup in the desk's own folder.
    pub name: String,
}

/// What the restoring of a backup would give.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct BackupRehearsed {
    /// The backup.
    pub name: String,
    /// When it was made, `2026-11-22T03:04:05Z`.
    pub made_at: String,
    /// The entries of its journal.
    pub entries: u64,
    /// The entries that the desk has beyond them: what would have to be done anew.
    pub since: u64,
    /// Attachments that would be missing.
    pub missing_files: usize,
}

impl Reader<'_> {
    /// The backups in the desk's own folder. At most some sixty are kept.
    pub fn backup_list(&self, _: Nothing) -> Result<BackupList> {
        let desk = self.desk()?;
        let backups = desk.backups();
        let kept = backups.list()?.into_iter().rev().map(|name| {
            let bytes = backups.path(name).metadata().map(|found| found.len()).unwrap_or_default();
            BackupKept { name: name.to_string(), made_at: moment(name.made_at), reason: name.reason.into(), bytes }
        });
        Ok(BackupList { folder: desk.folder().backups().display().to_string(), backups: kept.collect() })
    }

    /// Restores a backup of this desk for a trial: unpacked, every page and the whole journal compared, and taken away again. The
    /// desk is not touched.
    pub fn backup_rehearse(&self, request: BackupRehearse) -> Result<BackupRehearsed> {
        let desk = self.desk()?;
        let backups = desk.backups();
        let name: Option<BackupName> = request.name.parse().ok();
        let file = name.map(|name| backups.path(name)).filter(|file| file.is_file());
        let file = file.ok_or_else(|| Error::new(Code::FileMissing, "name"))?;
        let tried = backups.rehearse(&file, Desk::check_restored).map_err(|error| Error::from(error).at("name"))?;
        let entries = u64::try_from(desk.books().head()?.0).unwrap_or_default();
        Ok(BackupRehearsed {
            name: request.name,
            made_at: moment(tried.manifest.made_at),
            entries: tried.manifest.entries,
            since: entries.saturating_sub(tried.manifest.entries),
            missing_files: tried.missing_attachments.len(),
        })
    }
}

fn moment(at: DateTime<Utc>) -> String {
    at.format("%Y-%m-%dT%H:%M:%SZ").to_string()
}
