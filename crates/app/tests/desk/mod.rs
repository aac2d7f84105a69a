//! A desk for the tests of the commands.

use app::{Session, System, commands::dispatch, desk::Keeping};
use serde_json::Value;
use tempfile::TempDir;

/// A new desk, asked as the window asks it.
pub struct Desk {
    pub session: Session,
    _folder: TempDir,
}

impl Desk {
    pub fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut session = Session::new(System);
        session.create_desk(&folder.path().join("desk"), "desk", None, Keeping::Passphrase("p".into())).unwrap();
        Self { session, _folder: folder }
    }

    pub fn ask(&mut self, command: &str, request: Value) -> Value {
        dispatch(&mut self.session, command, request).unwrap_or_else(|error| panic!("{command}: {error} {error:?}"))
    }

    pub fn made(&mut self, command: &str, request: Value) -> Value {
        self.ask(command, request)["id"].clone()
    }
}
