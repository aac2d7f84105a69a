//! The command line as the torture runs it: killed, failing at a call, or as it is.

use std::{
    fs::{self, File},
    io::Write as _,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    sync::atomic::{AtomicU64, Ordering},
    thread,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, ensure};
use serde_json::Value;

/// A program that takes longer has hung; it is built without optimising, and others may be busy beside it.
const PATIENCE: Duration = Duration::from_secs(120);

/// How many runs there were: two at once in one place say different things.
static RUNS: AtomicU64 = AtomicU64::new(0);

/// The passphrase that a desk has, or gets.
pub const PASSPHRASE: &str = "a passphrase for torture";

/// The command line.
pub struct Program {
    /// Its file.
    pub file: PathBuf,
    /// What opens the backups of the desk that every try begins with.
    pub recovery_code: String,
}

/// What is done to a run.
pub enum Harm<'a> {
    /// Nothing.
    None,
    /// It is killed after this time, if it still runs.
    KilledAfter(Duration),
    /// It runs with the library that counts calls.
    AtCall(&'a AtCall),
}

/// A call that fails.
pub struct AtCall {
    /// The library.
    pub library: PathBuf,
    /// Which call; 0 for none.
    pub at: u64,
    /// How.
    pub mode: &'static str,
    /// Where the number of calls is left.
    pub count: PathBuf,
}

/// How a run ended.
pub struct Ended {
    /// Its exit code; none where it was killed.
    pub code: Option<i32>,
    /// What it answered.
    pub answer: String,
    /// The code of its error.
    pub error: Option<String>,
    /// The codes of its warnings.
    pub warnings: Vec<String>,
    /// How long it took.
    pub took: Duration,
}

impl Program {
    /// Runs it in a folder, which also gets what it says.
    pub fn run(&self, place: &Path, arguments: &[String], input: Option<&str>, harm: &Harm<'_>) -> Result<Ended, String> {
        self.try_to_run(place, arguments, input, harm).map_err(|error| format!("{error:#}"))
    }

    fn try_to_run(&self, place: &Path, arguments: &[String], input: Option<&str>, harm: &Harm<'_>) -> Result<Ended> {
        let run = RUNS.fetch_add(1, Ordering::Relaxed);
        let [out, err] = ["out", "err"].map(|name| place.join(format!("said.{run}.{name}")));
        let mut command = Command::new(&self.file);
        command.args(arguments).env("BROKERDESK_NO_KEYRING", "1").env("BROKERDESK_PASSPHRASE", PASSPHRASE).current_dir(place);
        command.stdin(Stdio::piped()).stdout(File::create(&out)?).stderr(File::create(&err)?);
        if arguments.iter().any(|argument| argument == "init") {
            // Most desks have none, and every one opens with one.
            command.env_remove("BROKERDESK_PASSPHRASE");
        }
        if arguments.iter().any(|argument| argument == "restore") {
            command.env("BROKERDESK_RECOVERY_CODE", &self.recovery_code);
        }
        if let Harm::AtCall(AtCall { library, at, mode, count }) = harm {
            command.env("LD_PRELOAD", library).env("TORTURE_UNDER", place.join("here")).env("TORTURE_COUNT", count);
            if *at > 0 {
                command.env("TORTURE_AT", at.to_string()).env("TORTURE_MODE", mode);
            }
        }
        let started = Instant::now();
        let mut process = command.spawn().with_context(|| format!("{} does not start", self.file.display()))?;
        if let (Some(mut stdin), Some(input)) = (process.stdin.take(), input) {
            // It may be dead by now.
            let _ = stdin.write_all(input.as_bytes());
        }
        let status = loop {
            if let Some(status) = process.try_wait()? {
                break status;
            }
            let kills = matches!(harm, Harm::KilledAfter(delay) if started.elapsed() >= *delay);
            let hangs = started.elapsed() > PATIENCE;
            if kills || hangs {
                process.kill()?;
                let status = process.wait()?;
                ensure!(!hangs, "it hangs: {}", arguments.join(" "));
                break status;
            }
            thread::sleep(Duration::from_micros(500));
        };
        let said = String::from_utf8_lossy(&fs::read(&err)?).into_owned();
        let ended = Ended {
            code: status.code(),
            answer: String::from_utf8_lossy(&fs::read(&out)?).into_owned(),
            error: codes(&said, "error").pop(),
            warnings: codes(&said, "warning"),
            took: started.elapsed(),
        };
        ensure!(!matches!(ended.code, Some(code) if code > 2), "it ends with {:?}: {said}", ended.code);
        ensure!(ended.code.is_none_or(|code| code == 0) || said.lines().all(is_json), "it says what is no JSON: {said}");
        Ok(ended)
    }
}

fn is_json(line: &str) -> bool {
    serde_json::from_str::<Value>(line).is_ok()
}

fn codes(said: &str, kind: &str) -> Vec<String> {
    let lines = said.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok());
    lines.filter_map(|line| line[kind]["code"].as_str().map(str::to_owned)).collect()
}
