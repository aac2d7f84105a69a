//! A desk in a folder of its own whose clock, ids and salt are set by the test, so that equal runs write equal journals.

use std::{
    path::Path,
    sync::{Arc, Mutex},
};

use app::{Error, Session, commands, session::Surroundings, wire::Nothing};
use chrono::NaiveTime;
use domain::{
    Day,
    id::{DeskId, MemberId},
};
use serde_json::Value;
use store::{Desk, DeskFolder, Protection, Stamp, Unlock};
use tempfile::TempDir;
use uuid::Uuid;

/// A clock that stands still between actions and never shows the same moment twice.
#[derive(Clone, Debug)]
pub struct Clock(Arc<Mutex<Shown>>);

#[derive(Debug)]
struct Shown {
    today: Day,
    ticks: i64,
    ids: u128,
}

impl Clock {
    /// A clock that shows this day.
    pub fn at(today: Day) -> Self {
        Self(Arc::new(Mutex::new(Shown { today, ticks: 0, ids: 0 })))
    }

    /// The same with ids far above those of an earlier clock, to go on with a desk that one wrote.
    pub fn going_on_at(today: Day) -> Self {
        Self(Arc::new(Mutex::new(Shown { today, ticks: 0, ids: 1 << 32 })))
    }

    /// Sets the day.
    pub fn set(&self, today: Day) {
        self.shown().today = today;
    }

    fn shown(&self) -> std::sync::MutexGuard<'_, Shown> {
        self.0.lock().expect("no test panics while it reads the clock")
    }
}

impl Surroundings for Clock {
    fn now_ms(&mut self) -> i64 {
        let mut shown = self.shown();
        shown.ticks += 1;
        shown.today.date().and_time(NaiveTime::MIN).and_utc().timestamp_millis() + shown.ticks
    }

    fn today(&mut self) -> Day {
        self.shown().today
    }

    fn new_id(&mut self) -> Uuid {
        let mut shown = self.shown();
        shown.ids += 1;
        id(shown.ids)
    }

    fn salt(&mut self) -> [u8; 16] {
        let mut shown = self.shown();
        shown.ids += 1;
        shown.ids.to_be_bytes()
    }
}

/// The id with this number, of the form that the program makes.
pub fn id(number: u128) -> Uuid {
    Uuid::from_u128(0x0199_0000_0000_7000_8000_0000_0000_0000 | number)
}

/// A desk on the disk with the session that works at it. The folder goes when this is dropped.
pub struct Bench {
    /// The one user's session.
    pub session: Session,
    /// What the session takes for the time of day.
    pub clock: Clock,
    folder: TempDir,
}

impl Bench {
    /// A new desk, set up on this day.
    pub fn new(today: Day) -> Self {
        let (clock, folder) = (Clock::at(today), tempfile::tempdir().expect("the system has a place for temporary files"));
        let mut session = Session::new(clock.clone());
        session.take(new_desk(&folder.path().join("desk"), today, &Protection::OwnFile));
        Self { session, clock, folder }
    }

    /// Lets the system write when it likes: a test of many actions survives without being safe from a power cut.
    pub fn write_lazily(&self) {
        self.desk().folder().connection.execute_batch("PRAGMA synchronous = OFF").expect("a connection takes a setting");
    }

    /// Carries out a command by its name on the wire.
    pub fn call(&mut self, command: &str, request: Value) -> Result<Value, Error> {
        let done = commands::dispatch(&mut self.session, command, request);
        if let Err(error) = &done {
            // Whoever is refused something is told at which field.
            let is_said = !error.field.is_empty() || error.code.fields().is_empty() || error.is_breakage;
            assert!(is_said, "{command} is refused with {} and names no field", error.code);
        }
        done
    }

    /// Carries out a command that answers with the id of what it made.
    pub fn make(&mut self, command: &str, request: Value) -> Result<String, Error> {
        let made = self.call(command, request)?;
        Ok(made["id"].as_str().expect("what is made has an id").to_owned())
    }

    /// Closes the desk and opens it again, as the next start of the program would.
    pub fn restart(&mut self) -> Result<(), Error> {
        self.session.close();
        self.session.open_desk(&self.folder.path().join("desk"), &Unlock::Local).map(drop)
    }

    /// The open desk.
    pub fn desk(&self) -> &Desk {
        self.session.desk().expect("a bench has its desk open")
    }

    /// What the check finds wrong; empty for a sound desk.
    pub fn faults(&mut self) -> Vec<String> {
        let report = self.session.reader().desk_check(Nothing {}).expect("a desk can always be checked");
        report.faults.iter().map(|fault| format!("{:?} {}", fault.code, fault.at).trim_end().to_owned()).collect()
    }
}

/// A new desk in a folder.
pub fn new_desk(folder: &Path, on: Day, protection: &Protection) -> Desk {
    let stamp = Stamp { at_ms: 0, member: MemberId(id(1)) };
    Desk::create(&DeskFolder::at(folder), DeskId(id(0)), "工作台", false, on, protection, &stamp).expect("the folder is empty")
}
