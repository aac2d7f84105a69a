//! What helps to find a fault, as one text: what the page shows of it is what is saved, and nothing else leaves.

use std::{
    fs::OpenOptions,
    io::{self, Write as _},
    path::Path,
};

use app::code::Code;
use serde_json::{json, Value};
use tauri::AppHandle;

use crate::shell::{log_folder, Shell};

/// So many of the log's last lines are shown.
const LINES: usize = 200;

/// The text: versions, the desk's sizes, and the end of the log, which holds codes and places alone.
pub fn text(app: &AppHandle, shell: &Shell) -> String {
    let desk = shell.look("diagnostics", json!({})).unwrap_or(Value::Null);
    let about = json!({
        "program": app.package_info().version.to_string(),
        "system": format!("{} {}", std::env::consts::OS, std::env::consts::ARCH),
        "webview": tauri::webview_version().unwrap_or_default(),
        "desk": desk,
    });
    let about = serde_json::to_string_pretty(&about).unwrap_or_default();
    let log = log_folder(app).and_then(|folder| std::fs::read_to_string(folder.join("brokerdesk.log")).ok()).unwrap_or_default();
    let lines: Vec<&str> = log.lines().collect();
    let last = lines[lines.len().saturating_sub(LINES)..].join("\n");
    format!("{about}\n\n{last}\n")
}

/// Saves the text that was shown; replaces no file.
pub fn save(file: &Path, text: &str) -> Result<(), app::Error> {
    let written = OpenOptions::new().write(true).create_new(true).open(file);
    let written = written.and_then(|mut file| file.write_all(text.as_bytes()).and_then(|()| file.sync_all()));
    written.map_err(|error| match error.kind() {
        io::ErrorKind::AlreadyExists => app::Error::new(Code::FileExists, "file"),
        io::ErrorKind::NotFound => app::Error::new(Code::FolderMissing, "file"),
        io::ErrorKind::StorageFull => app::Error::new(Code::DiskFull, "file"),
        _ => app::Error::new(Code::PermissionDenied, "file").because(error),
    })
}
