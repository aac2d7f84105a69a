//! Has each piece of work done by a process of its own, which is ended when it takes too long, so that one slow command
//! neither holds up the table nor leaves its memory to the next.

use std::{
    env,
    io::{BufRead, BufReader},
    path::Path,
    process::{Command, Stdio},
    sync::mpsc::{self, RecvTimeoutError},
    thread,
    time::{Duration, Instant},
};

use anyhow::{Context, Result};

use crate::work::Sample;

/// Work that has not been done once after so long is "over".
const PATIENCE: Duration = Duration::from_secs(20);
/// A desk opens within this, or nothing can be measured at it.
const OPENING: Duration = Duration::from_secs(120);

/// How a piece of work went.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    /// It was done at least once.
    Done(Figures),
    /// It was ended before it was done once.
    Over,
    /// A command said no; its words went to the terminal.
    Failed,
}

/// What the samples of a piece of work come to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Figures {
    /// How often it was done.
    pub times: usize,
    /// Half of them took at most so many milliseconds.
    pub p50_ms: f64,
    /// 95 of 100 took at most so many milliseconds.
    pub p95_ms: f64,
    /// The longest answer.
    pub bytes: usize,
}

/// Has a piece of work done at the made desk of a folder.
pub fn work(folder: &Path, name: &str) -> Result<Outcome> {
    let mut child = Command::new(env::current_exe()?)
        .arg("work")
        .arg(folder)
        .arg(name)
        .stdout(Stdio::piped())
        .spawn()
        .context("the bench can't start itself")?;
    let lines = BufReader::new(child.stdout.take().context("the output is a pipe")?).lines();
    let (tell, hear) = mpsc::channel();
    thread::spawn(move || lines.map_while(Result::ok).try_for_each(|line| tell.send(line)));
    let mut samples: Vec<Sample> = Vec::new();
    let mut until = Instant::now() + OPENING;
    let ended = loop {
        match hear.recv_timeout(until.saturating_duration_since(Instant::now())) {
            Ok(line) if line == "ready" => until = Instant::now() + PATIENCE,
            Ok(line) => samples.extend(sample(&line)),
            Err(RecvTimeoutError::Timeout) => break None,
            Err(RecvTimeoutError::Disconnected) => break Some(child.wait()?),
        }
    };
    if ended.is_none() {
        child.kill()?;
        child.wait()?;
    }
    Ok(match (figures(samples), ended) {
        (_, Some(status)) if !status.success() => Outcome::Failed,
        (Some(figures), _) => Outcome::Done(figures),
        (None, _) => Outcome::Over,
    })
}

fn sample(line: &str) -> Option<Sample> {
    let (ms, bytes) = line.split_once(' ')?;
    Some(Sample { ms: ms.parse().ok()?, bytes: bytes.parse().ok()? })
}

/// The figures of samples in any order; none of no samples.
fn figures(mut samples: Vec<Sample>) -> Option<Figures> {
    samples.sort_by(|one, other| one.ms.total_cmp(&other.ms));
    let percentile = |percent: usize| samples.get((samples.len() * percent).div_ceil(100).max(1) - 1).map(|sample| sample.ms);
    Some(Figures {
        times: samples.len(),
        p50_ms: percentile(50)?,
        p95_ms: percentile(95)?,
        bytes: samples.iter().map(|sample| sample.bytes).max()?,
    })
}

#[cfg(test)]
mod tests {
    use super::{figures, sample};
    use crate::work::Sample;

    #[test]
    fn percentiles_are_those_of_the_samples() {
        let samples = (1..=40).rev().map(|ms| Sample { ms: f64::from(ms), bytes: 7 }).collect();
        let figures = figures(samples).unwrap();
        assert_eq!((figures.times, figures.p50_ms, figures.p95_ms, figures.bytes), (40, 20.0, 38.0, 7));
        let alone = super::figures(vec![Sample { ms: 3.5, bytes: 1 }]).unwrap();
        assert_eq!((alone.p50_ms, alone.p95_ms), (3.5, 3.5));
        assert_eq!(super::figures(Vec::new()), None);
    }

    #[test]
    fn a_line_is_milliseconds_and_bytes() {
        assert_eq!(sample("1.25 300"), Some(Sample { ms: 1.25, bytes: 300 }));
        assert_eq!(sample("ready"), None);
    }
}
