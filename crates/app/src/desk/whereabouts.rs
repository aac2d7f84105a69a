//! Where a desk lies, and moving it elsewhere. A folder that a cloud drive keeps in step is no place for a database: the drive copies
//! the file while it is written, brings back older states of it, and two computers write over each other.

use std::path::{Component, Path};

use schemars::JsonSchema;
use serde::Deserialize;
use store::{DeskFolder, Unlock};

use crate::{
    code::Code,
    desk::DeskStatus,
    error::{Error, Result},
    list,
    session::Session,
};

/// Moves the desk.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DeskMove {
    /// A new or empty folder; the one above it must be there.
    pub into: String,
}

impl Session {
    /// Moves the desk, with its backups, into another folder and opens it there. After an error it is open where it was.
    pub fn desk_move(&mut self, request: DeskMove) -> Result<DeskStatus> {
        let into = Path::new(&request.into);
        if list::is_of_desk(into) {
            return Err(Error::new(Code::FileOfDesk, "into"));
        }
        if !into.parent().is_some_and(Path::is_dir) {
            return Err(Error::new(Code::FolderMissing, "into"));
        }
        let open = self.desk()?.folder();
        let (folder, code) = (open.folder().clone(), open.recovery_code());
        self.close();
        let moved = folder.move_to(into);
        // Where only taking the old folder away failed, the desk is in its new place.
        let is_there = DeskFolder::at(into).keys().is_file();
        let status = self.open_desk(if is_there { into } else { folder.path() }, &Unlock::RecoveryCode(code))?;
        if !is_there {
            moved.map_err(Error::from)?;
            return Ok(status);
        }
        moved.ok().flatten().into_iter().for_each(|warning| self.warn(warning));
        self.remember(&status);
        Ok(status)
    }
}

/// Folders as the programs that keep them in step call them: what a folder's name begins with, and what the drive is called.
const DRIVES: &[(&str, &str)] = &[
    ("onedrive", "OneDrive"),
    ("dropbox", "Dropbox"),
    ("google drive", "Google Drive"),
    ("googledrive", "Google Drive"),
    ("icloud", "iCloud"),
    ("com~apple~clouddocs", "iCloud"),
    ("mobile documents", "iCloud"),
    ("我的坚果云", "坚果云"),
    ("坚果云", "坚果云"),
    ("nutstore", "坚果云"),
    ("baidusyncdisk", "百度网盘"),
    ("baidunetdisk", "百度网盘"),
    ("百度网盘", "百度网盘"),
    ("wps云盘", "WPS 云盘"),
    ("wps 云盘", "WPS 云盘"),
    ("wpsdrive", "WPS 云盘"),
    ("wechat files", "微信"),
    ("xwechat_files", "微信"),
    ("阿里云盘", "阿里云盘"),
    ("adrive", "阿里云盘"),
    ("weiyun", "腾讯微云"),
    ("nextcloud", "Nextcloud"),
    ("owncloud", "ownCloud"),
    ("seafile", "Seafile"),
    ("pcloud", "pCloud"),
];

/// What some programs put into the folder that they keep in step.
const MARKS: &[(&str, &str)] =
    &[(".dropbox", "Dropbox"), (".stfolder", "Syncthing"), (".nutstore", "坚果云"), (".owncloud", "ownCloud")];

/// What keeps this folder in step with other computers, as far as names and marks of the folders above it tell.
pub fn kept_in_step_by(folder: &Path) -> Option<&'static str> {
    let name = |component: Component<'_>| match component {
        Component::Normal(name) => Some(name.to_string_lossy().to_lowercase()),
        _ => None,
    };
    let by_name = |name: String| DRIVES.iter().find(|(begins, _)| name.starts_with(begins)).map(|(_, drive)| *drive);
    let named = folder.components().filter_map(name).find_map(by_name);
    let marked = || {
        let mark = |above: &Path| MARKS.iter().find(|(mark, _)| above.join(mark).exists()).map(|(_, drive)| *drive);
        folder.ancestors().find_map(mark)
    };
    named.or_else(marked)
}

#[cfg(test)]
mod tests {
    use std::{fs, path::Path};

    use super::kept_in_step_by;

    #[test]
    fn folders_of_cloud_drives_are_known_by_their_names() {
        for (folder, drive) in [
            ("/Users/li/OneDrive - 兰州某校/Brokerdesk", Some("OneDrive")),
            ("/home/li/我的坚果云/技术经纪/台", Some("坚果云")),
            ("/home/li/Nutstore Files/台", Some("坚果云")),
            ("/d/BaiduSyncdisk/台", Some("百度网盘")),
            ("/Users/li/Library/Mobile Documents/com~apple~CloudDocs/desk", Some("iCloud")),
            ("/home/li/Documents/WeChat Files/wxid/FileStorage/desk", Some("微信")),
            ("/home/li/Documents/Brokerdesk", None),
            ("/home/li/文档/云计算项目/台", None),
        ] {
            assert_eq!(kept_in_step_by(Path::new(folder)), drive, "{folder}");
        }
    }

    #[test]
    fn a_mark_above_tells_too() {
        let place = tempfile::tempdir().unwrap();
        let desk = place.path().join("sync/office/desk");
        fs::create_dir_all(&desk).unwrap();
        assert_eq!(kept_in_step_by(&desk), None);
        fs::create_dir(place.path().join("sync/.stfolder")).unwrap();
        assert_eq!(kept_in_step_by(&desk), Some("Syncthing"));
    }
}
