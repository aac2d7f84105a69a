//! One piece of work at a made desk, done again and again in a process of its own: a kind of request to a reading command, or
//! one of the few things whose time a user waits for after writing. What was written is undone, so the desk stays as made.

use std::{
    fs,
    io::{self, Write},
    path::Path,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, anyhow};
use app::{Session, System, Unlock, commands, desk::places::Places, session::Surroundings};
use domain::Day;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::{facts::Facts, made_desk::TODAY, requests};

/// A piece of work is done at most so often, and not again once it has taken so long in all.
const TIMES: usize = 200;
const LONG_ENOUGH: Duration = Duration::from_secs(3);

/// How long one time took, and how many bytes the window would have got.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sample {
    /// Milliseconds, the answer written as text included.
    pub ms: f64,
    /// The length of that text.
    pub bytes: usize,
}

/// The system's clock and randomness on a day that stays the same, so that lists of what is due do not change.
struct FixedDay(System);

impl Surroundings for FixedDay {
    fn now_ms(&mut self) -> i64 {
        self.0.now_ms()
    }

    fn today(&mut self) -> Day {
        Day::parse(TODAY).expect("a day of the calendar")
    }

    fn new_id(&mut self) -> Uuid {
        self.0.new_id()
    }

    fn salt(&mut self) -> [u8; 16] {
        self.0.salt()
    }
}

/// A made desk with a session that has it open.
pub struct Worker<'a> {
    folder: &'a Path,
    facts: Facts,
    session: Session,
}

/// A session on the day of the made desks, with no desk open yet.
pub fn session(settings: &Path) -> Session {
    let mut session = Session::new(FixedDay(System));
    session.remember_in(Places { settings: settings.to_owned(), documents: settings.to_owned() });
    session
}

/// The names of everything that is measured.
pub fn names(facts: &Facts, folder: &Path) -> Vec<String> {
    let reading = requests::reading(facts, folder).into_iter().map(|asked| name(&asked));
    reading.chain(WRITING.iter().map(|name| (*name).to_owned())).collect()
}

/// What is measured beside the reading commands.
pub const WRITING: &[&str] = &[
    "desk_open",
    "receipt_record",
    "receipt_record, then deal_page",
    "note_log",
    "deal_move",
    "undo",
    "statement_export, PDF of 5,000 lines",
];

fn name(asked: &requests::Asked) -> String {
    if asked.what.is_empty() { asked.command.to_owned() } else { format!("{}: {}", asked.command, asked.what) }
}

impl<'a> Worker<'a> {
    /// Opens the made desk of a folder.
    pub fn at(folder: &'a Path) -> Result<Self> {
        let facts = Facts::read(folder)?;
        let mut session = session(&folder.join("settings"));
        session.open_desk(&folder.join("desk"), &Unlock::Local).map_err(said("desk_open"))?;
        Ok(Self { folder, facts, session })
    }

    /// Does a piece of work again and again, and writes a line for each time: milliseconds and bytes.
    pub fn repeat(&mut self, name: &str) -> Result<()> {
        println!("ready");
        let mut all = Duration::ZERO;
        for turn in 0..TIMES {
            let sample = self.once(name, turn)?;
            println!("{} {}", sample.ms, sample.bytes);
            io::stdout().flush()?;
            all += Duration::from_secs_f64(sample.ms / 1_000.0);
            if all > LONG_ENOUGH {
                break;
            }
        }
        Ok(())
    }

    /// Does a piece of work once.
    pub fn once(&mut self, work: &str, turn: usize) -> Result<Sample> {
        if let Some(asked) = requests::reading(&self.facts, self.folder).into_iter().find(|asked| name(asked) == work) {
            let request =
                asked.requests.get(turn % asked.requests.len().max(1)).with_context(|| format!("{work}: no request"))?;
            return self.timed(&[(asked.command, request.clone())]);
        }
        let on = TODAY;
        let deal = self.facts.deal[turn % self.facts.deal.len()].clone();
        let receipt = json!({ "deal": deal, "covers": "milestone", "amount": "12345.67", "received_on": on });
        let note = json!({ "id": deal, "text": "电话沟通，等待回复" });
        match work {
            "desk_open" => self.timed(&[(work, json!({ "folder": self.folder.join("desk") }))]),
            "receipt_record" => self.timed_and_undone(&[(work, receipt)]),
            "receipt_record, then deal_page" => {
                self.timed_and_undone(&[("receipt_record", receipt), ("deal_page", json!({ "id": deal }))])
            }
            "note_log" => self.timed_and_undone(&[(work, note)]),
            "deal_move" => {
                let deal = &self.facts.not_at_marketing[turn % self.facts.not_at_marketing.len()];
                self.timed_and_undone(&[(work, json!({ "id": deal, "to": "P06", "reason": "材料随后补齐" }))])
            }
            "undo" => {
                self.timed(&[("note_log", note)])?;
                self.timed(&[(work, json!({}))])
            }
            "statement_export, PDF of 5,000 lines" => {
                let file = self.folder.join("statement.pdf");
                let request = json!({ "id": self.facts.statement_5000, "pdf": file, "overwrite": true });
                let sample = self.timed(&[("statement_export", request)])?;
                Ok(Sample { bytes: usize::try_from(fs::metadata(&file)?.len())?, ..sample })
            }
            other => Err(anyhow!("no work is called {other}")),
        }
    }

    /// The answer of a command.
    #[cfg(test)]
    pub fn ask(&mut self, command: &str, request: Value) -> Value {
        commands::dispatch(&mut self.session, command, request).unwrap_or_else(|error| panic!("{command}: {error:?}"))
    }

    fn timed_and_undone(&mut self, calls: &[(&str, Value)]) -> Result<Sample> {
        let sample = self.timed(calls)?;
        self.timed(&[("undo", json!({}))])?;
        Ok(sample)
    }

    /// Calls commands one after the other as the window does, each answer written as text.
    fn timed(&mut self, calls: &[(&str, Value)]) -> Result<Sample> {
        let began = Instant::now();
        let mut bytes = 0;
        for (command, request) in calls {
            let answer = commands::dispatch(&mut self.session, command, request.clone()).map_err(said(command))?;
            bytes += answer.to_string().len();
        }
        Ok(Sample { ms: began.elapsed().as_secs_f64() * 1_000.0, bytes })
    }
}

/// A command's refusal as an error of this program.
pub fn said(command: &str) -> impl Fn(app::Error) -> anyhow::Error {
    let command = command.to_owned();
    move |error| anyhow!("{command}: {} {} {:?}", error.code, error.field, error.trace())
}
