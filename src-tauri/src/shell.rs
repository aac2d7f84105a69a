//! The one command of the page, the desk behind it, and the few things that only a window can do.

use std::{
    ops::ControlFlow,
    path::PathBuf,
    sync::{
        atomic::{AtomicBool, Ordering},
        Arc, Mutex,
    },
};

use app::{
    code::Code,
    commands::{self, Way},
    desk::places::Places,
    session::OnProgress,
    Readers, Session, System,
};
use serde_json::{json, Value};
use tauri::{AppHandle, Emitter, Manager, State};
use tauri_plugin_opener::OpenerExt;

use crate::{
    dialogs,
    trouble::{self, held, log_outcome},
};

/// The desk behind the window.
pub struct Shell {
    session: Arc<Mutex<Session>>,
    readers: Readers,
    running: Arc<Mutex<Vec<Running>>>,
    started_at_ms: i64,
}

/// A command on its way.
struct Running {
    command: String,
    cancel: Arc<AtomicBool>,
}

impl Shell {
    /// Starts with the desk that `--desk` names, else with none.
    pub fn start(places: Places, started_at_ms: i64) -> Self {
        let mut session = Session::new(System);
        session.remember_in(places);
        if let Some(folder) = desk_argument() {
            let opened = commands::dispatch(&mut session, "desk_open", json!({ "folder": folder }));
            log_outcome("desk_open", &opened);
        }
        Self { readers: session.readers(), session: Arc::new(Mutex::new(session)), running: Arc::default(), started_at_ms }
    }

    /// Cancels what runs under this name, or all that runs.
    fn cancel(&self, command: Option<&str>) {
        for running in held(&self.running).iter().filter(|running| command.is_none_or(|command| running.command == command)) {
            running.cancel.store(true, Ordering::Relaxed);
        }
    }
}

/// Carries out a command: a look beside whatever else runs, an action when the one before is done.
#[tauri::command]
pub async fn rpc(app: AppHandle, shell: State<'_, Shell>, command: String, payload: Value) -> Result<Value, Value> {
    match command.as_str() {
        "cancel" => {
            shell.cancel(payload["command"].as_str());
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
            log::error!("the page failed: {}", trouble::page_error(&payload));
            return Ok(json!({}));
        }
        _ => {}
    }
    let (session, readers, running) = (Arc::clone(&shell.session), shell.readers.clone(), Arc::clone(&shell.running));
    off_the_main_thread(move || {
        let cancel = Arc::new(AtomicBool::new(false));
        let _on_its_way = OnItsWay::begin(&running, &command, &cancel);
        let has_told = Arc::new(AtomicBool::new(false));
        let tell = progress(&app, &command, &cancel, &has_told);
        let outcome = commands::way(&command).and_then(|way| match way {
            Way::Read(read) => read(&readers.reader(&mut { tell }), payload),
            Way::Act(act) => {
                let mut session = held(&session);
                session.on_progress(tell);
                act_and_tell(&app, &mut session, &command, |session| act(session, payload))
            }
        });
        log_outcome(&command, &outcome);
        if has_told.load(Ordering::Relaxed) {
            let _ = app.emit("progress", Value::Null);
        }
        outcome.map_err(failure)
    })
    .await
}

/// Acts, and says what changed once it is on the disk.
fn act_and_tell(
    app: &AppHandle,
    session: &mut Session,
    command: &str,
    act: impl FnOnce(&mut Session) -> app::error::Result<Value>,
) -> app::error::Result<Value> {
    let before = session.reader().head();
    let outcome = act(session);
    if session.reader().head() != before {
        let _ = app.emit("changed", json!({ "command": command }));
    }
    if outcome.is_ok() && matches!(command, "desk_open" | "desk_create" | "desk_restore") {
        back_up_daily(session);
    }
    outcome
}

/// Shows the page how far a command has come, and hears from it whether to go on.
fn progress(app: &AppHandle, command: &str, cancel: &Arc<AtomicBool>, has_told: &Arc<AtomicBool>) -> OnProgress {
    let (app, command, cancel, has_told) = (app.clone(), command.to_owned(), Arc::clone(cancel), Arc::clone(has_told));
    let mut shown = None;
    Box::new(move |progress| {
        if shown != Some(progress.per_mille) {
            shown = Some(progress.per_mille);
            has_told.store(true, Ordering::Relaxed);
            let told = json!({ "command": command, "per_mille": progress.per_mille, "rows": progress.rows });
            let _ = app.emit("progress", told);
        }
        if cancel.load(Ordering::Relaxed) {
            ControlFlow::Break(())
        } else {
            ControlFlow::Continue(())
        }
    })
}

/// Stands among what runs for as long as it lives, whatever becomes of the command.
struct OnItsWay {
    running: Arc<Mutex<Vec<Running>>>,
    cancel: Arc<AtomicBool>,
}

impl OnItsWay {
    fn begin(running: &Arc<Mutex<Vec<Running>>>, command: &str, cancel: &Arc<AtomicBool>) -> Self {
        held(running).push(Running { command: command.to_owned(), cancel: Arc::clone(cancel) });
        Self { running: Arc::clone(running), cancel: Arc::clone(cancel) }
    }
}

impl Drop for OnItsWay {
    fn drop(&mut self) {
        held(&self.running).retain(|running| !Arc::ptr_eq(&running.cancel, &self.cancel));
    }
}

/// A panic in a command is its failure, not the window's.
async fn off_the_main_thread(work: impl FnOnce() -> Result<Value, Value> + Send + 'static) -> Result<Value, Value> {
    tauri::async_runtime::spawn_blocking(work).await.unwrap_or_else(|_| Err(failure(Code::Unexpected)))
}

fn back_up_daily(session: &mut Session) {
    if let Ok(backup) = session.start_daily_backup() {
        std::thread::spawn(move || match backup.join() {
            Ok(Ok(_)) => {}
            Ok(Err(error)) => log::error!("the daily backup failed: {}", app::Error::from(error).trace()),
            Err(_) => log::error!("the daily backup panicked"),
        });
    }
}

fn open(app: &AppHandle, payload: &Value) -> Result<Value, Value> {
    let path = payload["path"].as_str().unwrap_or_default();
    app.opener().open_path(path, None::<&str>).map_err(|_| failure(app::Error::new(Code::FileUnreadable, "path")))?;
    Ok(json!({}))
}

fn failure(error: impl Into<app::Error>) -> Value {
    serde_json::to_value(error.into()).unwrap_or(Value::Null)
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
