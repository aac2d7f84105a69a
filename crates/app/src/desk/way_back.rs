//! The way back from a damaged database: the newest good backup, the place where it may be opened, and what would be missing.

use std::path::{Path, PathBuf};

use chrono::SecondsFormat;
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::json;
use store::{DeskFolder, SoundBackup, Unlock};

use crate::{
    code::Code,
    error::{Error, Result, Sentence},
    reader::Reader,
    wire::Nothing,
};

/// A good backup, and where it may be opened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct WayBack {
    /// Its file.
    pub file: String,
    /// When it was made, UTC.
    pub made_at: String,
    /// The journal entries in it.
    pub entries: u64,
    /// How many were saved after it and would be missing; none where nothing tells.
    pub later: Option<u64>,
    /// A free folder beside the damaged desk.
    pub into: String,
}

/// The newest good backup, where there is one.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct WayBackFound {
    /// What to open instead.
    pub way_back: Option<WayBack>,
}

impl Reader<'_> {
    /// The newest good backup of this desk, to open it in a new place.
    pub fn way_back(&self, _: Nothing) -> Result<WayBackFound> {
        let desk = self.desk()?;
        let way_back = desk.sound_backup().map(|backup| way_back(desk.place().path(), backup));
        Ok(WayBackFound { way_back })
    }
}

/// Why a desk was not opened; of a damaged one also which backup to go back to.
pub(super) fn unopened(error: impl Into<Error>, folder: &Path, unlock: &Unlock) -> Error {
    let error = error.into();
    if error.code != Code::DatabaseDamaged {
        return error;
    }
    let Ok(Some(backup)) = DeskFolder::at(folder).sound_backup(unlock) else { return error };
    let name = backup.file.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let (zh, en) = match backup.later {
        Some(0) => ("，一条不少".to_owned(), "holds all that was saved".to_owned()),
        Some(1) => ("，其后的 1 条操作会缺少".to_owned(), "lacks the 1 action after it".to_owned()),
        Some(later) => (format!("，其后的 {later} 条操作会缺少"), format!("lacks the {later} actions after it")),
        None => (String::new(), "may lack what came after it".to_owned()),
    };
    let message = Sentence {
        zh: format!("数据库已损坏，没有做任何改动；最近一份完好的备份是 {name}{zh}，请把它恢复到新文件夹。"),
        en: format!(
            "The database is damaged and was left as it is. The last good backup, {name}, {en}: restore it into a new folder."
        ),
    };
    error.saying(message).with(json!({ "way_back": way_back(folder, backup) }))
}

fn way_back(folder: &Path, backup: SoundBackup) -> WayBack {
    let beside = PathBuf::from(format!("{} {}", folder.display(), backup.made_at.format("%Y-%m-%d")));
    WayBack {
        file: backup.file.display().to_string(),
        made_at: backup.made_at.to_rfc3339_opts(SecondsFormat::Secs, true),
        entries: backup.entries,
        later: backup.later,
        into: free(&beside).display().to_string(),
    }
}

/// The first of `Name`, `Name 2`, `Name 3` … that is not taken.
pub(super) fn free(path: &Path) -> PathBuf {
    let taken = |path: &Path| path.read_dir().is_ok_and(|mut entries| entries.next().is_some()) || path.is_file();
    let numbered = (2..1000).map(|n| PathBuf::from(format!("{} {n}", path.display())));
    std::iter::once(path.to_owned()).chain(numbered).find(|path| !taken(path)).unwrap_or_else(|| path.to_owned())
}
