//! The one command of the page, the desk behind it, and the few things that only a window can do.

use std::{
    ops::ControlFlow,
    path::PathBuf,
    sync::{atomic::Ordering, Arc, Mutex},
};

use app::{
    code::Code,
    commands::{self, Way},
    desk::places::Places,
    jobs::{failure, JobChosen, JobStart, Jobs},
    session::OnProgress,
    Readers, Session, System,
};
use serde::de::DeserializeOwned;
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
    jobs: Jobs,
    started_at_ms: i64,
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
        Self { readers: session.readers(), session: Arc::new(Mutex::new(session)), jobs: Jobs::default(), started_at_ms }
    }
}

/// Carries out a command: a look beside whatever else runs, an action when the one before is done.
#[tauri::command]
pub async fn rpc(app: AppHandle, shell: State<'_, Shell>, command: String, payload: Value) -> Result<Value, Value> {
    match command.as_str() {
        "job_start" => return start_job(&app, &shell, payload),
        "job_list" => return serde_json::to_value(shell.jobs.list()).map_err(|_| failure(Code::Unexpected)),
        "job_cancel" => {
            shell.jobs.cancel(read::<JobChosen>(payload)?.id);
            return Ok(json!({}));
        }
        "job_forget" => {
            shell.jobs.forget(read::<JobChosen>(payload)?.id);
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
    let carried_out = carry_out(&app, &shell, command, payload, Box::new(|_| ControlFlow::Continue(())));
    off_the_main_thread(move || carried_out().map_err(failure)).await
}

/// Begins a long command, which goes on when nobody waits for it, and says how far it is until it has ended.
fn start_job(app: &AppHandle, shell: &Shell, payload: Value) -> Result<Value, Value> {
    let JobStart { command, request } = read(payload)?;
    let (id, cancel) = shell.jobs.begin(command, &request);
    let (told, jobs, mut shown) = (app.clone(), shell.jobs.clone(), None);
    let tell = Box::new(move |progress: app::session::Progress| {
        if shown != Some(progress.per_mille) {
            shown = Some(progress.per_mille);
            let _ = told.emit("job", jobs.tell(id, progress));
        }
        if cancel.load(Ordering::Relaxed) {
            ControlFlow::Break(())
        } else {
            ControlFlow::Continue(())
        }
    });
    let carried_out = carry_out(app, shell, command.name().to_owned(), request, tell);
    let (app, jobs) = (app.clone(), shell.jobs.clone());
    let begun = jobs.tell(id, app::session::Progress { per_mille: 0, rows: 0 });
    tauri::async_runtime::spawn(async move {
        let outcome = tauri::async_runtime::spawn_blocking(carried_out).await;
        let _ = app.emit("job", jobs.end(id, outcome.unwrap_or_else(|_| Err(Code::Unexpected.into()))));
    });
    serde_json::to_value(begun).map_err(|_| failure(Code::Unexpected))
}

/// What carries a command out, on whatever thread it is called.
fn carry_out(
    app: &AppHandle,
    shell: &Shell,
    command: String,
    payload: Value,
    tell: OnProgress,
) -> impl FnOnce() -> app::error::Result<Value> + Send + 'static {
    let (app, session, readers, jobs) = (app.clone(), Arc::clone(&shell.session), shell.readers.clone(), shell.jobs.clone());
    move || {
        let outcome = commands::way(&command).and_then(|way| match way {
            Way::Read(read) => read(&readers.reader(&mut { tell }), payload),
            Way::Act(act) => {
                let mut session = held(&session);
                session.on_progress(tell);
                act_and_tell(&app, &mut session, &jobs, &command, |session| act(session, payload))
            }
        });
        log_outcome(&command, &outcome);
        outcome
    }
}

/// Acts, and says what changed once it is on the disk.
fn act_and_tell(
    app: &AppHandle,
    session: &mut Session,
    jobs: &Jobs,
    command: &str,
    act: impl FnOnce(&mut Session) -> app::error::Result<Value>,
) -> app::error::Result<Value> {
    let outcome = act(session);
    let changes = session.take_changes();
    if !changes.is_empty() {
        let _ = app.emit("changed", changes);
    }
    if outcome.is_ok() && matches!(command, "desk_open" | "desk_create" | "desk_restore" | "desk_close") {
        jobs.forget_ended();
        // Without a desk there is nothing to back up.
        back_up_daily(session);
    }
    outcome
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
    if !std::path::Path::new(path).exists() {
        return Err(failure(app::Error::new(Code::FileMissing, "path")));
    }
    app.opener().open_path(path, None::<&str>).map_err(|_| failure(app::Error::new(Code::NoProgramForFile, "path")))?;
    Ok(json!({}))
}

fn read<T: DeserializeOwned>(payload: Value) -> Result<T, Value> {
    serde_json::from_value(payload).map_err(|error| failure(app::Error::new(Code::Format, "").because(error)))
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
