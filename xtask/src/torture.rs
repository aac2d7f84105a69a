//! `cargo xtask torture`: what a user does, killed at any moment, failing at every call that changes a file, damaged, and done twice
//! at once. Whatever happens, what was acknowledged stays, nothing is half done, and a second try works. Chance comes from a seed
//! that is printed, so that what was seen can be seen again.

mod chance;
mod program;
mod table;
mod tries;
mod workflow;

use std::{
    fs,
    path::{Path, PathBuf},
    time::{SystemTime, UNIX_EPOCH},
};

use anyhow::{Context, Result, bail};

use crate::{run, setup};
use program::Program;
use tries::Tries;
use workflow::Base;

/// How much is tried.
pub struct Extent {
    /// Random kills of each workflow.
    pub kills: u64,
    /// Calls of each workflow at which each mode is tried; all of them where there are fewer.
    pub calls: u64,
    /// Flips of a bit in each file.
    pub flips: u64,
    /// Races of each kind.
    pub races: u64,
}

const SHORT: Extent = Extent { kills: 2, calls: 1, flips: 4, races: 3 };
const LONG: Extent = Extent { kills: 2000, calls: u64::MAX, flips: 1000, races: 500 };

/// Tries everything; `--long` for hours instead of a minute or two, `--seed N` to see something again, `--only WORD` for the rows
/// whose name holds the word, `--place DIR` for another place than `target/torture`, such as a disk of another kind, `--built` to
/// take the programs as they are, as another user must.
pub fn run(root: &Path, mut options: impl Iterator<Item = String>) -> Result<()> {
    let mut place = run::target(root).join("torture");
    let mut seed = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    let (mut extent, mut only, mut is_built) = (SHORT, String::new(), false);
    while let Some(option) = options.next() {
        let mut value = || options.next().with_context(|| format!("{option} needs a value"));
        match option.as_str() {
            "--long" => extent = LONG,
            "--seed" => seed = value()?.parse()?,
            "--only" => only = value()?,
            "--built" => is_built = true,
            "--place" => place = PathBuf::from(value()?),
            other => bail!("cargo xtask torture does not know {other}"),
        }
    }
    if !is_built {
        setup::everything(root)?;
        run::build(root)?;
    }
    if place.exists() {
        fs::remove_dir_all(&place)?;
    }
    fs::create_dir_all(&place)?;
    let place = place.canonicalize()?;
    println!("torture, seed {seed}, in {}", place.display());
    let base = Base::make(&place, Program { file: run::program(root), recovery_code: String::new() }, &root.join("xtask/lists"))?;
    let rows = Tries { base: &base, place: &place, seed, extent: &extent, only: &only }.all(root)?;
    table::save(&place, seed, &rows)?;
    println!("{}", table::text(seed, &rows));
    let faults: usize = rows.iter().map(|row| row.faults.len()).sum();
    if faults > 0 { bail!("{faults} faults; to see them again: cargo xtask torture --seed {seed}") } else { Ok(()) }
}
