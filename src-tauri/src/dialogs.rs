//! The system's file dialogs, and the environment variable that answers them in tests.

use std::{
    collections::VecDeque,
    path::PathBuf,
    sync::{Mutex, OnceLock},
};

use serde_json::{json, Value};
use tauri::AppHandle;
use tauri_plugin_dialog::{DialogExt, FilePath};

/// Asks for a file or folder: `{purpose: open|save|folder, title, filters: [{name, extensions}], default_name}` gives
/// `{path}`, null where the user chose none.
pub fn choose(app: &AppHandle, request: &Value) -> Value {
    let path = prepared().unwrap_or_else(|| ask(app, request));
    json!({ "path": path.map(|path| path.display().to_string()) })
}

fn ask(app: &AppHandle, request: &Value) -> Option<PathBuf> {
    let text = |key: &str| request[key].as_str().unwrap_or_default();
    let mut dialog = app.dialog().file().set_title(text("title"));
    for filter in request["filters"].as_array().into_iter().flatten() {
        let extensions: Vec<&str> = filter["extensions"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        dialog = dialog.add_filter(filter["name"].as_str().unwrap_or_default(), &extensions);
    }
    if let Some(name) = request["default_name"].as_str() {
        dialog = dialog.set_file_name(name);
    }
    let chosen = match text("purpose") {
        "save" => dialog.blocking_save_file(),
        "folder" => dialog.blocking_pick_folder(),
        _ => dialog.blocking_pick_file(),
    };
    chosen.and_then(|path: FilePath| path.into_path().ok())
}

/// The next answer of `BROKERDESK_DIALOG_ANSWERS`, one path a line; an empty line chooses nothing.
fn prepared() -> Option<Option<PathBuf>> {
    // A released window asks its user.
    if !cfg!(debug_assertions) {
        return None;
    }
    static ANSWERS: OnceLock<Option<Mutex<VecDeque<String>>>> = OnceLock::new();
    let answers = ANSWERS.get_or_init(|| {
        let lines = std::env::var("BROKERDESK_DIALOG_ANSWERS").ok()?;
        Some(Mutex::new(lines.lines().map(str::to_owned).collect()))
    });
    let mut answers = answers.as_ref()?.lock().expect("nobody panics while holding the answers");
    let next = answers.pop_front().unwrap_or_default();
    Some((!next.is_empty()).then(|| PathBuf::from(next)))
}
