//! What a made desk holds, so that requests can ask for things that are there. It lies beside the desk as `facts.json`.

use std::{fs, path::Path};

use anyhow::{Context, Result};
use serde::{Deserialize, Serialize};

/// Ids and words of a made desk, spread from its first records to its last.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Facts {
    /// How many deals it has.
    pub deals: u64,
    /// How many research results it has.
    pub results: u64,
    /// Deals, each with ten receipts.
    pub deal: Vec<String>,
    /// Those of them that do not stand at the marketing stage, to be moved there.
    pub not_at_marketing: Vec<String>,
    /// Research results.
    pub result: Vec<String>,
    /// Organisations.
    pub organisation: Vec<String>,
    /// Codes of organisations.
    pub code: Vec<String>,
    /// Names of organisations.
    pub name: Vec<String>,
    /// Application numbers of results.
    pub number: Vec<String>,
    /// Titles of results.
    pub title: Vec<String>,
    /// Payees with a few deals.
    pub payee: Vec<String>,
    /// Statements of some thirty lines.
    pub statement: Vec<String>,
    /// Drafts of some thirty lines.
    pub draft: Vec<String>,
    /// The statement of 5,000 lines, or of half the deals where there are too few.
    pub statement_5000: String,
    /// The statement of 10,000 lines, or of all deals.
    pub statement_10000: String,
    /// The guideline in force.
    pub rate_table: String,
    /// How long the desk took to make, in milliseconds.
    pub made_in_ms: u64,
}

impl Facts {
    /// Reads them beside a made desk.
    pub fn read(folder: &Path) -> Result<Self> {
        let file = folder.join("facts.json");
        let text = fs::read(&file).with_context(|| format!("{} can't be read", file.display()))?;
        Ok(serde_json::from_slice(&text)?)
    }

    /// Writes them beside a made desk.
    pub fn write(&self, folder: &Path) -> Result<()> {
        Ok(fs::write(folder.join("facts.json"), serde_json::to_vec_pretty(self)?)?)
    }
}

/// Whether the record with this number, of so many, is one of the few dozen that requests ask for.
pub fn is_asked_for(number: u64, of: u64) -> bool {
    number.is_multiple_of((of / 60).max(1))
}
