//! The one command of the page, the desk behind it, and the few things that only a window can do.

use std::{
    ops::ControlFlow,
    path::PathBuf,
    sync::{atomic::Ordering, Arc, Mutex},
};

use app::{
    code::Code,
    commands::{self, Way},
    desk::{places::Places, whereabouts::kept_in_step_by},
    jobs::{failure, JobChosen, JobStart, Jobs},
    session::OnProgress,
    warning::WarningCode,
    Readers, Session, System,
};
use serde::de::DeserializeOwned;
use serde_json::{json, Value};
use tauri::{AppHandle, Emitter, Manager, State};
use tauri_plugin_log::TargetKind;
use tauri_plugin_opener::OpenerExt;

use crate::{
    asked::Waiting,
    diagnostics, dialogs, printing, reminder,
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

    /// The answer to a command that only looks; none where it fails.
    pub fn look(&self, command: &str, payload: Value) -> Option<Value> {
        match commands::way(command).ok()? {
            Way::Read(read) => {
                read(&self.readers.reader(&mut (Box::new(|_| ControlFlow::Continue(())) as OnProgress)), payload).ok()
            }
            Way::Act(_) => None,
        }
    }
}

/// Carries out a command: a look beside whatever else runs, an action when the one before is done.
#[tauri::command]
pub async fn rpc(app: AppHandle, shell: State<'_, Shell>, command: String, payload: Value) -> Result<Value, Value> {
    match command.as_str() {
        "job_start" => return start_job(&app, &shell, payload),
        "warnings_take" => return serde_json::to_value(shell.readers.take_warnings()).map_err(|_| failure(Code::Unexpected)),
        "job_list" => return serde_json::to_value(shell.jobs.list()).map_err(|_| failure(Code::Unexpected)),
        "job_cancel" => {
            shell.jobs.cancel(read::<JobChosen>(payload)?.id);
            return Ok(json!({}));
        }
        "job_forget" => {
            shell.jobs.forget(read::<JobChosen>(payload)?.id);
            return Ok(json!({}));
        }
        "diagnostics_text" => return Ok(json!({ "text": diagnostics::text(&app, &shell) })),
        "diagnostics_save" => {
            let (file, text) = (payload["file"].as_str().unwrap_or_default(), payload["text"].as_str().unwrap_or_default());
            return diagnostics::save(file.as_ref(), text).map(|()| json!({})).map_err(failure);
        }
        "asked_take" => return Ok(json!({ "asked": app.state::<Waiting>().take() })),
        "file_choose" => return off_the_main_thread(move || Ok(dialogs::choose(&app, &payload))).await,
        "file_open" => return off_the_main_thread(move || open(&app, &payload)).await,
        "remind" => return off_the_main_thread(move || reminder::show(&app, &payload).map_err(failure)).await,
        "print_place" => {
            let place = printing::place(payload["name"].as_str().unwrap_or_default());
            let place = place.map_err(|error| failure(app::Error::unexpected(error)))?;
            return Ok(json!({ "path": place.display().to_string() }));
        }
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
        if readers.has_warnings() {
            let _ = app.emit("warned", ());
        }
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
    session.pass_warnings_on();
    let changes = session.take_changes();
    if !changes.is_empty() {
        let _ = app.emit("changed", changes);
    }
    if outcome.is_ok() && matches!(command, "desk_open" | "desk_create" | "desk_restore" | "desk_move" | "desk_close") {
        jobs.forget_ended();
        // Without a desk there is nothing to back up.
        back_up_daily(app, session);
    }
    outcome
}

/// A panic in a command is its failure, not the window's.
async fn off_the_main_thread(work: impl FnOnce() -> Result<Value, Value> + Send + 'static) -> Result<Value, Value> {
    tauri::async_runtime::spawn_blocking(work).await.unwrap_or_else(|_| Err(failure(Code::Unexpected)))
}

fn back_up_daily(app: &AppHandle, session: &mut Session) {
    let (app, readers) = (app.clone(), session.readers());
    if let Ok(backup) = session.start_daily_backup() {
        std::thread::spawn(move || {
            match backup.join() {
                Ok(Ok(_)) => return,
                Ok(Err(error)) => log::error!("the daily backup failed: {}", app::Error::from(error).trace()),
                Err(_) => log::error!("the daily backup panicked"),
            }
            readers.warn(WarningCode::DailyBackupFailed);
            let _ = app.emit("warned", ());
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

/// The folder that holds everything of the program: what `BROKERDESK_HOME` names, or, where a file `.portable` lies beside the
/// program, the folder of the program itself, as on a stick.
fn own_folder() -> Option<PathBuf> {
    let beside = || {
        let program = std::env::current_exe().ok()?;
        let folder = program.parent()?;
        folder.join(".portable").is_file().then(|| folder.to_owned())
    };
    std::env::var_os("BROKERDESK_HOME").map(PathBuf::from).or_else(beside)
}

/// Where desks and preferences are kept. New desks are proposed where no cloud drive keeps the folder in step.
pub fn places(app: &AppHandle) -> Places {
    match own_folder() {
        Some(home) => Places { settings: home.join("settings"), documents: home },
        None => {
            let path = app.path();
            let proposed = [path.document_dir(), path.home_dir(), path.app_local_data_dir()].into_iter().flatten();
            let documents = proposed.into_iter().find(|folder| kept_in_step_by(folder).is_none()).unwrap_or_default();
            Places { settings: path.app_config_dir().unwrap_or_else(|_| documents.clone()), documents }
        }
    }
}

/// The folder of the log.
pub fn log_folder(app: &AppHandle) -> Option<PathBuf> {
    own_folder().map(|home| home.join("logs")).or_else(|| app.path().app_log_dir().ok())
}

/// Where the log goes.
pub fn log_target() -> TargetKind {
    let file_name = Some("brokerdesk".to_owned());
    match own_folder() {
        Some(home) => TargetKind::Folder { path: home.join("logs"), file_name },
        None => TargetKind::LogDir { file_name },
    }
}
