//! The kinds of tries, two of them going on at a time.

use std::{
    fs,
    path::{Path, PathBuf},
    sync::atomic::{AtomicU64, Ordering},
    thread,
    time::Duration,
};

use anyhow::{Result, ensure};

use super::{
    Extent,
    chance::Chance,
    program::{AtCall, Harm},
    table::{Outcome, Row},
    workflow::{Base, Workflow},
};
use crate::sh;

/// How a call fails.
const MODES: [&str; 6] = ["kill", "torn", "eio", "enospc", "eio+", "enospc+"];

/// Everything that is tried.
pub struct Tries<'a> {
    pub base: &'a Base,
    pub place: &'a Path,
    pub seed: u64,
    pub extent: &'a Extent,
    pub only: &'a str,
}

type Try<'a> = Box<dyn Fn(&Path) -> Result<Outcome, String> + Send + Sync + 'a>;

impl Tries<'_> {
    /// Every row of the table.
    pub fn all(&self, root: &Path) -> Result<Vec<Row>> {
        let mut rows = Vec::new();
        // Elsewhere no library can be put before the system's.
        let library = cfg!(target_os = "linux").then(|| self.library(root)).transpose()?;
        for workflow in &self.base.workflows {
            self.row(&mut rows, format!("kill, {}", workflow.name), |what| self.kills(workflow, what))?;
            if let Some(library) = &library {
                self.row(&mut rows, format!("calls, {}", workflow.name), |what| self.calls(workflow, library, what))?;
            }
        }
        for (what, file) in [("desk.db", "here/desk/desk.db"), ("keys.json", "here/desk/keys.json"), ("backup", "here/backup")] {
            self.row(&mut rows, format!("one bit, {what}"), |what| Ok(self.flips(file, what)))?;
        }
        for workflow in self.base.workflows.iter().filter(|workflow| ["receipt", "restore", "init"].contains(&workflow.name)) {
            self.row(&mut rows, format!("two at once, {}", workflow.name), |_| Ok(self.races(workflow)))?;
        }
        ensure!(!rows.is_empty(), "no row has {} in its name", self.only);
        Ok(rows)
    }

    fn row<'t>(
        &'t self,
        rows: &mut Vec<Row>,
        what: String,
        tries: impl FnOnce(&str) -> Result<Vec<(String, Try<'t>)>>,
    ) -> Result<()> {
        if !what.contains(self.only) {
            return Ok(());
        }
        let tries = tries(&what)?;
        let next = AtomicU64::new(0);
        let work = || {
            let mut done = Vec::new();
            while let Some((name, attempt)) = tries.get(next.fetch_add(1, Ordering::Relaxed) as usize) {
                let place = self.place.join(format!("{what} {name}").replace(' ', "_"));
                let outcome = self.base.copy(&place).and_then(|()| attempt(&place)).map_err(|fault| format!("{name}: {fault}"));
                // What went wrong stays to be looked at.
                if outcome.is_ok() {
                    let _ = fs::remove_dir_all(&place);
                }
                done.push(outcome);
            }
            done
        };
        let mut row = Row::new(what.clone());
        thread::scope(|scope| {
            let threads = [scope.spawn(work), scope.spawn(work)];
            for outcome in threads.into_iter().flat_map(|thread| thread.join().expect("a try does not panic")) {
                row.count(outcome);
            }
        });
        println!("{what}: {} tried, {} hit, {} faults", row.tried, row.hit, row.faults.len());
        rows.push(row);
        Ok(())
    }

    /// The workflow killed at random moments of the time that it takes.
    fn kills<'t>(&'t self, workflow: &'t Workflow, what: &str) -> Result<Vec<(String, Try<'t>)>> {
        let place = self.place.join("timed");
        self.base.copy(&place).map_err(anyhow::Error::msg)?;
        let took = self.base.run(workflow, &place, &Harm::None).map_err(anyhow::Error::msg)?.took;
        fs::remove_dir_all(&place)?;
        let micros = u64::try_from(took.as_micros())?.max(1);
        let mut chance = Chance::new(self.seed, what);
        let kills = (0..self.extent.kills).map(|n| {
            let delay = Duration::from_micros(chance.below(micros));
            let attempt: Try<'t> = Box::new(move |place| {
                let ended = self.base.run(workflow, place, &Harm::KilledAfter(delay))?;
                self.base.judge(workflow, place, &ended)
            });
            (format!("{n} after {} µs", delay.as_micros()), attempt)
        });
        Ok(kills.collect())
    }

    /// The workflow failing at its calls, in every mode.
    fn calls<'t>(&'t self, workflow: &'t Workflow, library: &Path, what: &str) -> Result<Vec<(String, Try<'t>)>> {
        let place = self.place.join("counted");
        self.base.copy(&place).map_err(anyhow::Error::msg)?;
        let count = place.join("count");
        let counting = AtCall { library: library.to_owned(), at: 0, mode: "", count: count.clone() };
        self.base.run(workflow, &place, &Harm::AtCall(&counting)).map_err(anyhow::Error::msg)?;
        let calls: u64 = fs::read_to_string(&count)?.parse()?;
        ensure!(calls > 0, "{} changes no file", workflow.name);
        fs::remove_dir_all(&place)?;
        let mut chance = Chance::new(self.seed, what);
        let mut tries: Vec<(String, Try<'t>)> = Vec::new();
        for mode in MODES {
            let all = self.extent.calls >= calls;
            for n in 1..=self.extent.calls.min(calls) {
                let at = if all { n } else { 1 + chance.below(calls) };
                let library = library.to_owned();
                let attempt = move |place: &Path| {
                    let call = AtCall { library: library.clone(), at, mode, count: place.join("count") };
                    let ended = self.base.run(workflow, place, &Harm::AtCall(&call))?;
                    self.base.judge(workflow, place, &ended)
                };
                tries.push((format!("{mode} at call {at} of {calls}"), Box::new(attempt)));
            }
        }
        Ok(tries)
    }

    /// A bit of a file flipped: what is read is as it was, or refused.
    fn flips<'t>(&'t self, file: &'t str, what: &str) -> Vec<(String, Try<'t>)> {
        let length = fs::metadata(self.base.folder.join(file)).map_or(1, |found| found.len());
        let mut chance = Chance::new(self.seed, what);
        let flips = (0..self.extent.flips).map(|_| {
            let (at, bit) = (chance.below(length), chance.below(8));
            let attempt: Try<'t> = Box::new(move |place| self.flipped(place, file, at, bit));
            (format!("bit {bit} of byte {at}"), attempt)
        });
        flips.collect()
    }

    fn flipped(&self, place: &Path, file: &str, at: u64, bit: u64) -> Result<Outcome, String> {
        let path = place.join(file);
        let mut bytes = fs::read(&path).map_err(|error| error.to_string())?;
        bytes[usize::try_from(at).map_err(|error| error.to_string())?] ^= 1 << bit;
        fs::write(&path, bytes).map_err(|error| error.to_string())?;
        let desk = if file.ends_with("backup") { "restored" } else { "here/desk" };
        if desk == "restored" {
            let restore = ["restore", file, desk].map(str::to_owned);
            if self.base.program.run(place, &restore, None, &Harm::None)?.code != Some(0) {
                return Ok(Outcome { was_hit: true, is_new: false });
            }
        }
        match self.base.entries_of(place, desk) {
            Err(_) => Ok(Outcome { was_hit: true, is_new: false }),
            Ok(found) if found == self.base.entries && !file.ends_with("desk.db") => {
                Ok(Outcome { was_hit: false, is_new: false })
            }
            Ok(found) => Err(format!("found sound, with {found} entries")),
        }
    }

    /// The workflow twice at the same time: both are done one after the other, or one of them is refused.
    fn races<'t>(&'t self, workflow: &'t Workflow) -> Vec<(String, Try<'t>)> {
        let race = move |place: &Path| {
            let run = || self.base.run(workflow, place, &Harm::None);
            let (one, other) = thread::scope(|scope| {
                let other = scope.spawn(run);
                (run(), other.join().expect("a run does not panic"))
            });
            let done = [one?, other?].iter().filter(|ended| ended.code == Some(0)).count();
            self.base.judge_race(workflow, place, i64::try_from(done).unwrap_or_default())
        };
        (0..self.extent.races).map(|n| (n.to_string(), Box::new(race) as Try<'t>)).collect()
    }

    fn library(&self, root: &Path) -> Result<PathBuf> {
        let library = self.place.join("calls.so");
        let source = root.join("xtask/src/torture/calls.c");
        sh(
            root,
            "cc",
            &["-shared", "-fPIC", "-O1", "-o", &library.display().to_string(), &source.display().to_string(), "-ldl"],
        )?;
        Ok(library)
    }
}
