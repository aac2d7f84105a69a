//! The recycle bin.

use domain::{Day, organisation::Organisation, record::Record as _, result::ResearchResult};
use schemars::JsonSchema;
use serde::Serialize;

use crate::{error::Result, reader::Reader, wire::Stretch};

/// What lies in the recycle bin.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct RecycleBin {
    /// How many there are in all.
    pub total: u32,
    /// Those of the page, by kind and name.
    pub records: Vec<Discarded>,
}

/// A record in the recycle bin.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Discarded {
    /// What it is.
    pub kind: RecordKind,
    /// Its id.
    pub id: String,
    /// Its name or title.
    pub name: String,
    /// Since when.
    pub removed_on: Day,
}

/// The kinds of record that a page of their own shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum RecordKind {
    /// An organisation.
    Organisation,
    /// A research result.
    Result,
    /// A deal.
    Deal,
}

impl Reader<'_> {
    /// What lies in the recycle bin.
    pub fn recycle_bin(&self, query: Stretch) -> Result<RecycleBin> {
        let books = self.books()?;
        let shown = |row: store::area::listed::Discarded| Discarded {
            kind: kind(&row.kind),
            id: row.id.to_string(),
            name: row.name,
            removed_on: row.removed_on,
        };
        let records = books.discarded(query.offset, query.limit())?.into_iter().map(shown).collect();
        Ok(RecycleBin { total: books.discarded_count()?, records })
    }
}

/// The kind of record that a table holds.
fn kind(table: &str) -> RecordKind {
    match table {
        Organisation::KIND => RecordKind::Organisation,
        ResearchResult::KIND => RecordKind::Result,
        _ => RecordKind::Deal,
    }
}
