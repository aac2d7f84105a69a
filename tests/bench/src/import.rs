//! An import of 100,000 rows into an empty desk, beside a peer that reads the same workbook with calamine and writes its rows
//! into plain SQLite: no journal, no encryption, no checks. Each run is a process of its own, so that its CPU time is its own.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    time::Instant,
};

use anyhow::{Context, Result, ensure};
use app::{Unlock, commands};
use domain::Day;
use serde::{Deserialize, Serialize};
use serde_json::json;
use store::Protection;
use tests::bench::new_desk;

use crate::{
    made::{self, bytes},
    made_desk::{Size, TODAY},
    work::{said, session},
};

/// Rows of the list.
const ROWS: u64 = 100_000;
/// The figures are those of the run with the least CPU time of so many.
const RUNS: usize = 3;
/// The peer's program and the version of its reader.
const PEER: &str = include_str!("peer.py");
const READER: &str = "python-calamine==0.9.1";

/// What an import cost.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Cost {
    /// From the call to the answer.
    pub seconds: f64,
    /// Of the process's own and of the system for it.
    pub cpu_seconds: f64,
    /// By which the database grew.
    pub bytes: u64,
}

/// Both imports, side by side.
#[derive(Clone, Debug, Serialize)]
pub struct Compared {
    /// Rows of the list.
    pub rows: u64,
    /// The workbook's length.
    pub file_bytes: u64,
    /// Into a desk.
    pub desk: Cost,
    /// Into plain SQLite.
    pub peer: Cost,
}

/// Runs both.
pub fn compare(place: &Path, shape: &str) -> Result<Compared> {
    let list = list(place, shape)?;
    let python = python(place)?;
    let desk = least(|| cost(Command::new(env::current_exe()?).arg("import").arg(&list).arg(place)))?;
    let script = place.join("peer.py");
    fs::write(&script, PEER)?;
    let peer = least(|| cost(Command::new(&python).arg(&script).arg(&list).arg(place.join("peer.db"))))?;
    Ok(Compared { rows: ROWS, file_bytes: fs::metadata(&list)?.len(), desk, peer })
}

/// The workbook: the results of a made desk as the program itself saves them.
fn list(place: &Path, shape: &str) -> Result<PathBuf> {
    let made = made::desk(place, Size { deals: 0, results: ROWS }, shape)?;
    let list = made.join("list.xlsx");
    if !list.exists() {
        let mut session = session(&made.join("settings"));
        session.open_desk(&made.join("desk"), &Unlock::Local).map_err(said("desk_open"))?;
        let request = json!({ "list": "results", "file": list });
        commands::dispatch(&mut session, "list_export", request).map_err(said("list_export"))?;
    }
    Ok(list)
}

/// Imports a list into a new desk and writes the cost; the body of the process that `compare` starts.
pub fn into_a_desk(list: &Path, place: &Path) -> Result<Cost> {
    let folder = tempfile::tempdir_in(place)?;
    let desk = folder.path().join("desk");
    let mut session = session(folder.path());
    session.take(new_desk(&desk, Day::parse(TODAY).ok().context("a day of the calendar")?, &Protection::OwnFile));
    let (before, cpu_before, began) = (bytes(&desk), cpu_seconds(), Instant::now());
    let request = json!({ "list": "results", "file": list, "match_names": "new" });
    let report = commands::dispatch(&mut session, "import_run", request).map_err(said("import_run"))?;
    let (seconds, cpu_seconds) = (began.elapsed().as_secs_f64(), cpu_seconds() - cpu_before);
    ensure!(report["added"] == json!(ROWS), "not every row was imported: {}", report["added"]);
    // Closing takes what still waits into the database.
    session.close();
    Ok(Cost { seconds, cpu_seconds, bytes: bytes(&desk).saturating_sub(before) })
}

/// The CPU time that this process has used; where the system does not tell, not a number.
fn cpu_seconds() -> f64 {
    let ticks = |stat: String| -> Option<f64> {
        // The name of the program, in brackets, may hold spaces; user and system time are the 12th and 13th field after it.
        let mut fields = stat.rsplit_once(')')?.1.split_whitespace().skip(11);
        Some(fields.next()?.parse::<f64>().ok()? + fields.next()?.parse::<f64>().ok()?)
    };
    fs::read_to_string("/proc/self/stat").ok().and_then(ticks).map_or(f64::NAN, |ticks| ticks / 100.0)
}

fn cost(command: &mut Command) -> Result<Cost> {
    let output = command.stderr(Stdio::inherit()).output().with_context(|| format!("{command:?} does not start"))?;
    ensure!(output.status.success(), "{command:?} failed");
    Ok(serde_json::from_slice(&output.stdout)?)
}

fn least(run: impl FnMut() -> Result<Cost>) -> Result<Cost> {
    let costs: Vec<Cost> = std::iter::repeat_with(run).take(RUNS).collect::<Result<_>>()?;
    costs.into_iter().min_by(|one, other| one.cpu_seconds.total_cmp(&other.cpu_seconds)).context("there were runs")
}

/// A Python with the peer's reader, in an environment of its own.
fn python(place: &Path) -> Result<PathBuf> {
    let environment = place.join("python");
    let python = environment.join(if cfg!(windows) { "Scripts/python.exe" } else { "bin/python" });
    let has_reader = Command::new(&python).args(["-c", "import python_calamine"]).stderr(Stdio::null()).status();
    if !has_reader.is_ok_and(|status| status.success()) {
        let run = |command: &mut Command| -> Result<()> {
            let status =
                command.stdout(Stdio::null()).status().context("Python 3 with venv is needed for the peer of the import")?;
            ensure!(status.success(), "{command:?} failed");
            Ok(())
        };
        run(Command::new(if cfg!(windows) { "python" } else { "python3" }).args(["-m", "venv"]).arg(&environment))?;
        run(Command::new(&python).args(["-m", "pip", "install", "--quiet", READER]))?;
    }
    Ok(python)
}
