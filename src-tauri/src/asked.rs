//! What the program was started for: a backup or a desk that was double-clicked, or a link that leads into a desk. A second start
//! says it to the window that is open.

use std::{
    path::{Path, PathBuf},
    sync::Mutex,
};

use serde::Serialize;
use tauri::{AppHandle, Emitter, Manager};

/// The scheme of links into a desk.
const SCHEME: &str = "brokerdesk://";
/// The ending of a backup.
const BACKUP: &str = "bdbackup";

/// What the program was asked to show.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Asked {
    /// A backup, to be restored.
    Backup {
        /// Its file.
        file: String,
    },
    /// A screen: the path of a deal, an organisation, a result or a statement.
    Link {
        /// The page's own path: `deals/01890a5d-…`.
        path: String,
    },
}

impl Asked {
    /// What the arguments of a start ask for; `folder` is where relative names begin.
    pub fn by<S: AsRef<str>>(arguments: &[S], folder: &Path) -> Option<Self> {
        arguments.iter().skip(1).find_map(|argument| {
            let argument = argument.as_ref();
            // A file manager may name a file by its address.
            let address = || tauri::Url::parse(argument).ok().filter(|url| url.scheme() == "file")?.to_file_path().ok();
            match argument.strip_prefix(SCHEME) {
                Some(link) => Self::link(link),
                None => Self::file(&address().unwrap_or_else(|| folder.join(argument))),
            }
        })
    }

    fn file(path: &Path) -> Option<Self> {
        let is_backup = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case(BACKUP)) && path.is_file();
        is_backup.then(|| Self::Backup { file: path.display().to_string() })
    }

    /// Links come from outside: nothing but a known kind and an id gets through.
    fn link(link: &str) -> Option<Self> {
        let (kind, id) = link.trim_end_matches('/').split_once('/')?;
        let is_id = id.len() == 36 && id.bytes().all(|byte| byte.is_ascii_hexdigit() || byte == b'-');
        let path = match kind {
            "deal" => format!("deals/{id}"),
            "organisation" => format!("organisations?id={id}"),
            "statement" => format!("statements?id={id}"),
            _ => return None,
        };
        is_id.then_some(Self::Link { path })
    }
}

/// What is to be shown when the page next asks.
#[derive(Default)]
pub struct Waiting(Mutex<Option<Asked>>);

impl Waiting {
    pub fn of(asked: Option<Asked>) -> Self {
        Self(Mutex::new(asked))
    }

    /// Takes what waits.
    pub fn take(&self) -> Option<Asked> {
        crate::trouble::held(&self.0).take()
    }
}

/// Shows the window, and tells the page what it was asked for now.
pub fn show(app: &AppHandle, asked: Option<Asked>) {
    if let Some(window) = app.get_webview_window("main") {
        let _ = window.unminimize();
        let _ = window.set_focus();
    }
    if let (Some(asked), Some(waiting)) = (asked, app.try_state::<Waiting>()) {
        *crate::trouble::held(&waiting.0) = Some(asked);
        let _ = app.emit("asked", ());
    }
}

/// What this start asks for.
pub fn at_start() -> Option<Asked> {
    let arguments: Vec<String> = std::env::args_os().map(|argument| argument.to_string_lossy().into_owned()).collect();
    Asked::by(&arguments, &std::env::current_dir().unwrap_or_else(|_| PathBuf::new()))
}

#[cfg(test)]
mod tests {
    use super::Asked;

    const ID: &str = "01890a5d-ac96-774b-bcce-b302099a8057";

    fn by(argument: &str) -> Option<Asked> {
        Asked::by(&["brokerdesk-window", argument], std::path::Path::new("/"))
    }

    #[test]
    fn links_lead_to_known_screens_alone() {
        assert_eq!(by(&format!("brokerdesk://deal/{ID}")), Some(Asked::Link { path: format!("deals/{ID}") }));
        assert_eq!(by(&format!("brokerdesk://statement/{ID}/")), Some(Asked::Link { path: format!("statements?id={ID}") }));
        for link in
            ["brokerdesk://deal/../settings", "brokerdesk://settings/x", "brokerdesk://deal/", "brokerdesk://", "https://x/y"]
        {
            assert_eq!(by(link), None, "{link}");
        }
    }

    #[test]
    fn a_backup_that_is_there_is_to_be_restored() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("台.bdbackup"), "").unwrap();
        let asked = |name: &str| Asked::by(&["brokerdesk-window", "--desk", name], folder.path());
        let path = folder.path().join("台.bdbackup");
        let backup = Some(Asked::Backup { file: path.display().to_string() });
        assert_eq!(asked("台.bdbackup"), backup);
        assert_eq!(asked(tauri::Url::from_file_path(&path).unwrap().as_str()), backup);
        assert_eq!(asked("missing.bdbackup"), None);
        assert_eq!(asked("."), None);
    }
}
