//! The one command of the page, the desk behind it, and the few things that only a window can do.

use std::{
    ops::ControlFlow,
    path::PathBuf,
    sync::{
        atomic::{AtomicBool, Ordering},
        Arc, Mutex,
    },
};

use app::{commands, desk::places::Places, Session, System};
use serde_json::{json, Value};
use tauri::{AppHandle, Emitter, Manager, State};
use tauri_plugin_opener::OpenerExt;

use crate::dialogs;

/// The desk behind the window.
pub struct Shell {
    session: Arc<Mutex<Session>>,
    cancel: Arc<AtomicBool>,
    /// The running command has told how far it is.
    has_told: Arc<AtomicBool>,
    started_at_ms: i64,
}

impl Shell {
    /// Starts with the desk that `--desk` names, else with none.
    pub fn start(app: &AppHandle, places: Places, started_at_ms: i64) -> Self {
        let (cancel, has_told) = (Arc::new(AtomicBool::new(false)), Arc::new(AtomicBool::new(false)));
        let mut session = Session::new(System);
        session.remember_in(places);
        let (handle, stop, told, mut shown) = (app.clone(), Arc::clone(&cancel), Arc::clone(&has_told), None);
        session.on_progress(move |progress| {
            if shown != Some(progress.per_mille) {
                shown = Some(progress.per_mille);
                told.store(true, Ordering::Relaxed);
                let _ = handle.emit("progress", json!({ "per_mille": progress.per_mille, "rows": progress.rows }));
            }
            if stop.load(Ordering::Relaxed) {
                ControlFlow::Break(())
            } else {
                ControlFlow::Continue(())
            }
        });
        if let Some(folder) = desk_argument() {
            let opened = commands::dispatch(&mut session, "desk_open", json!({ "folder": folder }));
            log_outcome("desk_open", &opened);
        }
        Self { session: Arc::new(Mutex::new(session)), cancel, has_told, started_at_ms }
    }
}

/// Carries out a command. Writing is said in the event `changed` once it is on the disk.
#[tauri::command]
pub async fn rpc(app: AppHandle, shell: State<'_, Shell>, command: String, payload: Value) -> Result<Value, Value> {
    match command.as_str() {
        "cancel" => {
            shell.cancel.store(true, Ordering::Relaxed);
            return Ok(json!({}));
        }
        "file_choose" => return off_the_main_thread(move || Ok(dialogs::choose(&app, &payload))).await,
        "file_open" => return open(&app, &payload),
        "page_ready" => {
            let after = |key: &str| payload[key].as_i64().map_or(0, |at| at.saturating_sub(shell.started_at_ms));
            log::info!("painted after {} ms, usable after {} ms", after("painted_at_ms"), after("usable_at_ms"));
            return Ok(json!({}));
        }
        "page_error" => {
            log::error!("the page failed");
            return Ok(json!({}));
        }
        _ => {}
    }
    let (session, cancel, has_told) = (Arc::clone(&shell.session), Arc::clone(&shell.cancel), Arc::clone(&shell.has_told));
    off_the_main_thread(move || {
        let mut session = session.lock().map_err(|_| failure("unexpected", ""))?;
        // Only now: a command that waits for its turn must not take back the cancelling of the one that runs.
        cancel.store(false, Ordering::Relaxed);
        let before = head(&session);
        let outcome = commands::dispatch(&mut session, &command, payload);
        log_outcome(&command, &outcome);
        if has_told.swap(false, Ordering::Relaxed) {
            let _ = app.emit("progress", Value::Null);
        }
        if head(&session) != before {
            let _ = app.emit("changed", json!({ "command": command }));
        }
        if outcome.is_ok() && matches!(command.as_str(), "desk_open" | "desk_create" | "desk_restore") {
            back_up_daily(&mut session);
        }
        outcome.map_err(|error| serde_json::to_value(&error).unwrap_or_else(|_| failure("unexpected", "")))
    })
    .await
}

/// A panic in a command is its failure, not the window's.
async fn off_the_main_thread(work: impl FnOnce() -> Result<Value, Value> + Send + 'static) -> Result<Value, Value> {
    tauri::async_runtime::spawn_blocking(work).await.unwrap_or_else(|_| Err(failure("unexpected", "")))
}

fn head(session: &Session) -> Option<(i64, String)> {
    session.desk().ok().and_then(|desk| desk.head().ok())
}

fn back_up_daily(session: &mut Session) {
    if let Ok(backup) = session.start_daily_backup() {
        std::thread::spawn(move || {
            if !matches!(backup.join(), Ok(Ok(_))) {
                log::error!("the daily backup failed");
            }
        });
    }
}

fn open(app: &AppHandle, payload: &Value) -> Result<Value, Value> {
    let path = payload["path"].as_str().unwrap_or_default();
    app.opener().open_path(path, None::<&str>).map_err(|_| failure("file_unreadable", "path"))?;
    Ok(json!({}))
}

fn failure(code: &str, field: &str) -> Value {
    serde_json::to_value(app::Error::new(code, field)).unwrap_or(Value::Null)
}

/// The command and the code of its failure; never what it was about.
fn log_outcome(command: &str, outcome: &app::error::Result<Value>) {
    match outcome {
        Err(error) if error.is_breakage => log::error!("{command}: {}", error.code),
        Err(error) => log::info!("{command}: {}", error.code),
        Ok(_) => {}
    }
}

/// `--desk DIR` of the command line.
fn desk_argument() -> Option<String> {
    // A folder's name need not be Unicode; what can't be written as such is not found, and that is said.
    let mut arguments = std::env::args_os().skip_while(|argument| argument != "--desk");
    arguments.nth(1).map(|folder| folder.to_string_lossy().into_owned())
}

/// Where desks and preferences are kept; `BROKERDESK_HOME` puts all of it into one folder.
pub fn places(app: &AppHandle) -> Places {
    match std::env::var_os("BROKERDESK_HOME").map(PathBuf::from) {
        Some(home) => Places { settings: home.join("settings"), documents: home },
        None => {
            let path = app.path();
            let documents = path.document_dir().or_else(|_| path.home_dir()).unwrap_or_default();
            Places { settings: path.app_config_dir().unwrap_or_else(|_| documents.clone()), documents }
        }
    }
}
