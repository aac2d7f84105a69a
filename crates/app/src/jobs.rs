//! Long commands. A job belongs to the session and not to the screen that began it: it can be looked for, cancelled, and its
//! outcome taken from anywhere, until another of its kind is begun or another desk is opened.

use std::sync::{
    Arc, Mutex, MutexGuard, PoisonError,
    atomic::{AtomicBool, Ordering},
};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::{
    error::{Error, Result},
    surroundings::Progress,
};

/// The jobs of a session: a handle to share among threads.
#[derive(Clone, Default)]
pub struct Jobs(Arc<Mutex<Board>>);

#[derive(Default)]
struct Board {
    last: u32,
    jobs: Vec<(Job, Arc<AtomicBool>)>,
}

/// The commands that may run long.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum JobCommand {
    /// Imports a list, or says what its import would do.
    ImportRun,
    /// Saves a list.
    ListExport,
    /// Saves a register.
    RegisterExport,
    /// Checks the whole desk.
    DeskCheck,
    /// Writes a backup.
    BackupMake,
    /// Restores a backup for a trial.
    BackupRehearse,
    /// Saves everything that the desk holds.
    EverythingSave,
}

impl JobCommand {
    /// Its name in the list of commands.
    pub const fn name(self) -> &'static str {
        match self {
            Self::ImportRun => "import_run",
            Self::ListExport => "list_export",
            Self::RegisterExport => "register_export",
            Self::DeskCheck => "desk_check",
            Self::BackupMake => "backup_make",
            Self::BackupRehearse => "backup_rehearse",
            Self::EverythingSave => "everything_save",
        }
    }
}

/// Begins a job.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
pub struct JobStart {
    /// The command.
    pub command: JobCommand,
    /// What it is asked.
    pub request: Value,
}

/// Names a job.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
pub struct JobChosen {
    /// Which.
    pub id: u32,
}

/// A command that runs long, or ran.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Job {
    /// Its number in this session.
    pub id: u32,
    /// The command.
    pub command: JobCommand,
    /// What it was asked.
    pub request: Value,
    /// How far it is.
    #[serde(flatten)]
    pub state: JobState,
}

/// How far a job is.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum JobState {
    /// It runs.
    Running {
        /// Done, of a thousand.
        per_mille: u32,
        /// Rows read or written so far.
        rows: u64,
    },
    /// It was carried out.
    Done {
        /// What it answered.
        answer: Value,
    },
    /// It was refused or broke, or was cancelled; nothing has changed.
    Failed {
        /// Why.
        failure: Value,
    },
}

/// All jobs that are remembered, in the order in which they were begun.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct JobList {
    /// The jobs.
    pub jobs: Vec<Job>,
}

/// How far a job has come, told while it runs. When it has ended it is told once more, with a thousand of a thousand.
#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
pub struct JobTold {
    /// Which.
    pub id: u32,
    /// Done, of a thousand.
    pub per_mille: u32,
    /// Rows read or written so far.
    pub rows: u64,
    /// Its outcome is there.
    pub has_ended: bool,
}

impl Jobs {
    /// Begins a job, in the place of one of its kind that has ended; its number, and what says that it shall stop.
    pub fn begin(&self, command: JobCommand, request: &Value) -> (u32, Arc<AtomicBool>) {
        let mut board = self.board();
        board.last += 1;
        let (id, cancel) = (board.last, Arc::<AtomicBool>::default());
        board.jobs.retain(|(job, _)| job.command != command || job.is_running());
        let state = JobState::Running { per_mille: 0, rows: 0 };
        let job = Job { id, command, request: request.clone(), state };
        board.jobs.push((job, Arc::clone(&cancel)));
        (id, cancel)
    }

    /// Keeps how far a job has come.
    pub fn tell(&self, id: u32, progress: Progress) -> JobTold {
        self.set(id, JobState::Running { per_mille: progress.per_mille, rows: progress.rows });
        JobTold { id, per_mille: progress.per_mille, rows: progress.rows, has_ended: false }
    }

    /// Keeps what became of a job.
    pub fn end(&self, id: u32, outcome: Result<Value>) -> JobTold {
        self.set(
            id,
            match outcome {
                Ok(answer) => JobState::Done { answer },
                Err(error) => JobState::Failed { failure: failure(error) },
            },
        );
        JobTold { id, per_mille: 1000, rows: 0, has_ended: true }
    }

    /// Stops a job with nothing half done.
    pub fn cancel(&self, id: u32) {
        for (_, cancel) in self.board().jobs.iter().filter(|(job, _)| job.id == id) {
            cancel.store(true, Ordering::Relaxed);
        }
    }

    /// Forgets a job that has ended: somebody has taken its outcome.
    pub fn forget(&self, id: u32) {
        self.board().jobs.retain(|(job, _)| job.id != id || job.is_running());
    }

    /// Forgets all that have ended: they were another desk's.
    pub fn forget_ended(&self) {
        self.board().jobs.retain(|(job, _)| job.is_running());
    }

    /// All that are remembered.
    pub fn list(&self) -> JobList {
        JobList { jobs: self.board().jobs.iter().map(|(job, _)| job.clone()).collect() }
    }

    fn set(&self, id: u32, state: JobState) {
        if let Some((job, _)) = self.board().jobs.iter_mut().find(|(job, _)| job.id == id) {
            job.state = state;
        }
    }

    fn board(&self) -> MutexGuard<'_, Board> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Job {
    fn is_running(&self) -> bool {
        matches!(self.state, JobState::Running { .. })
    }
}

/// An error as it travels.
pub fn failure(error: impl Into<Error>) -> Value {
    serde_json::to_value(error.into()).unwrap_or(Value::Null)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::code::Code;

    #[test]
    fn the_commands_that_run_long_are_commands() {
        for command in [
            JobCommand::ImportRun,
            JobCommand::ListExport,
            JobCommand::RegisterExport,
            JobCommand::DeskCheck,
            JobCommand::BackupMake,
        ] {
            assert_eq!(json!(command), command.name());
            assert!(crate::commands::way(command.name()).is_ok(), "{}", command.name());
        }
    }

    #[test]
    fn a_job_is_found_from_its_beginning_until_its_outcome_is_taken() {
        let jobs = Jobs::default();
        let (id, cancel) = jobs.begin(JobCommand::ImportRun, &json!({ "file": "list.xlsx" }));
        jobs.tell(id, Progress { per_mille: 400, rows: 12 });
        let found = json!(jobs.list());
        let asked = json!({ "file": "list.xlsx" });
        let running =
            json!({ "id": id, "command": "import_run", "request": asked, "state": "running", "per_mille": 400, "rows": 12 });
        assert_eq!(found["jobs"], json!([running]));

        // What runs is not forgotten, and another of its kind does not take its place.
        jobs.forget(id);
        let (other, _) = jobs.begin(JobCommand::ImportRun, &json!({}));
        jobs.cancel(id);
        assert!(cancel.load(Ordering::Relaxed));
        assert!(jobs.end(id, Err(Error::new(Code::Cancelled, ""))).has_ended);
        jobs.end(other, Ok(json!({ "added": 3 })));
        let found = json!(jobs.list());
        assert_eq!((&found["jobs"][0]["state"], &found["jobs"][0]["failure"]["code"]), (&json!("failed"), &json!("cancelled")));
        assert_eq!((&found["jobs"][1]["state"], &found["jobs"][1]["answer"]["added"]), (&json!("done"), &json!(3)));

        jobs.forget(other);
        assert_eq!(jobs.list().jobs.len(), 1);
        let (last, _) = jobs.begin(JobCommand::ImportRun, &json!({}));
        jobs.forget_ended();
        assert_eq!(jobs.list().jobs.iter().map(|job| job.id).collect::<Vec<_>>(), [last]);
    }
}
