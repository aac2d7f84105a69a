//! When something goes wrong: what the log keeps of it, and how the desk goes on. The log gets codes, kinds and places;
//! what a user typed stays out of it.

use std::{
    panic,
    sync::{Mutex, MutexGuard, PoisonError},
};

use serde_json::Value;

/// So much of what the page says of its own error is kept.
const PAGE_ERROR_SIGNS: usize = 200;

/// What is shared, also after a command panicked while it held it. A write that panics is a transaction that is dropped
/// while the stack unwinds, and SQLite rolls it back: the desk is as it was before that command, and can be used.
pub fn held<T>(shared: &Mutex<T>) -> MutexGuard<'_, T> {
    shared.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Logs where a panic came up, and not what it says, which may quote a value.
pub fn log_panics() {
    panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(ToString::to_string).unwrap_or_default();
        log::error!("panic at {place}");
        // A panic before the log is there would leave no trace at all.
        eprintln!("panic at {place}");
    }));
}

/// The command and how it failed; never what it was about.
pub fn log_outcome(command: &str, outcome: &app::error::Result<Value>) {
    match outcome {
        Err(error) if error.is_breakage => log::error!("{command}: {}", error.trace()),
        Err(error) => log::info!("{command}: {}", error.code),
        Ok(_) => {}
    }
}

/// What the page says of an error of its own, as one line of the log.
pub fn page_error(payload: &Value) -> String {
    let message = payload["message"].as_str().unwrap_or_default();
    message.chars().map(|sign| if sign.is_control() { ' ' } else { sign }).take(PAGE_ERROR_SIGNS).collect()
}

#[cfg(test)]
mod tests {
    use std::{ops::ControlFlow, sync::Arc, thread};

    use app::{commands::dispatch, desk::Keeping, Session, System};
    use serde_json::json;

    use super::*;

    #[test]
    fn a_command_works_after_another_panicked_in_the_middle_of_its_writing() {
        let folder = tempfile::tempdir().unwrap();
        let list = folder.path().join("list.csv");
        std::fs::write(&list, "单位名称,地址\n甲公司,1\n乙公司,2\n").unwrap();
        let mut session = Session::new(System);
        session.create_desk(&folder.path().join("desk"), "台", None, Keeping::Passphrase("p".into())).unwrap();
        // The first row is written by the time that the last one is told.
        session.on_progress(|progress| {
            assert!(progress.per_mille < 1000, "the listener fails");
            ControlFlow::Continue(())
        });
        let session = Arc::new(Mutex::new(session));

        let importing = Arc::clone(&session);
        let import = move || {
            let request = json!({ "list": "organisations", "file": list, "match_names": "new" });
            drop(dispatch(&mut held(&importing), "import_run", request));
        };
        assert!(thread::spawn(import).join().is_err() && session.is_poisoned(), "the import panics");

        let mut session = held(&session);
        let organisations = dispatch(&mut session, "organisation_page", json!({})).unwrap();
        assert_eq!(organisations["total"], 0, "{organisations}");
        dispatch(&mut session, "organisation_add", json!({ "record": { "name": "丙公司" } })).unwrap();
        session.on_progress(|_| ControlFlow::Continue(()));
        let checked = dispatch(&mut session, "desk_check", Value::Null).unwrap();
        assert_eq!((&checked["is_sound"], &checked["entries"]), (&json!(true), &json!(2)), "{checked}");
    }

    #[test]
    fn the_page_s_error_is_one_short_line() {
        let told = page_error(&json!({ "message": format!("TypeError: 甲\n{}", "乙".repeat(500)) }));
        assert_eq!(told.chars().count(), 200);
        assert!(told.starts_with("TypeError: 甲 乙"), "{told}");
        assert_eq!(page_error(&json!({})), "");
    }
}
