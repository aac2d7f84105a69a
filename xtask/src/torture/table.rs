//! What was tried and what came of it.

use std::{fmt::Write as _, fs, path::Path};

use anyhow::Result;
use serde_json::json;

/// One kind of try.
pub struct Row {
    /// What was done to what.
    pub what: String,
    /// How often.
    pub tried: u32,
    /// How often it hit: the program was killed, a call failed, a file was damaged.
    pub hit: u32,
    /// Everything was as before.
    pub old: u32,
    /// Everything was done.
    pub new: u32,
    /// What must not be, each with what it takes to see it again.
    pub faults: Vec<String>,
}

impl Row {
    /// Nothing tried yet.
    pub fn new(what: String) -> Self {
        Self { what, tried: 0, hit: 0, old: 0, new: 0, faults: Vec::new() }
    }

    /// Counts the outcome of one try.
    pub fn count(&mut self, outcome: Result<Outcome, String>) {
        self.tried += 1;
        match outcome {
            Ok(Outcome { was_hit, is_new }) => {
                self.hit += u32::from(was_hit);
                if is_new { self.new += 1 } else { self.old += 1 }
            }
            Err(fault) => {
                self.hit += 1;
                self.faults.push(fault);
            }
        }
    }
}

/// What became of one try in which nothing was wrong.
#[derive(Clone, Copy)]
pub struct Outcome {
    /// The program was killed, a call failed, a file was damaged.
    pub was_hit: bool,
    /// It was done, and not as before.
    pub is_new: bool,
}

/// The rows as a table in Markdown, and below it every fault.
pub fn text(seed: u64, rows: &[Row]) -> String {
    let mut text = format!("seed {seed}\n\n| what | tried | hit | as before | done | faults |\n|---|---|---|---|---|---|\n");
    for row in rows {
        let Row { what, tried, hit, old, new, faults } = row;
        let _ = writeln!(text, "| {what} | {tried} | {hit} | {old} | {new} | {} |", faults.len());
    }
    for row in rows {
        for fault in &row.faults {
            let _ = write!(text, "\n{}: {fault}", row.what);
        }
    }
    text
}

/// Leaves the table in a folder, for people and for programs.
pub fn save(place: &Path, seed: u64, rows: &[Row]) -> Result<()> {
    fs::write(place.join("table.md"), text(seed, rows))?;
    let rows: Vec<_> = rows
        .iter()
        .map(|row| {
            json!({ "what": row.what, "tried": row.tried, "hit": row.hit, "old": row.old, "new": row.new, "faults": row.faults })
        })
        .collect();
    Ok(fs::write(place.join("table.json"), serde_json::to_vec_pretty(&json!({ "seed": seed, "rows": rows }))?)?)
}
