//! The recycle bin.

use domain::Day;
use schemars::JsonSchema;
use serde::Serialize;
use store::books::Shelf;

use crate::{error::Result, reader::Reader, wire::Nothing};

/// What lies in the recycle bin.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct RecycleBin {
    /// The records, by kind and name.
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
    pub fn recycle_bin(&self, _: Nothing) -> Result<RecycleBin> {
        let books = self.books()?;
        let mut records = Vec::new();
        let mut add = |kind, id: String, name: &str, removed_on: Option<Day>| {
            records.extend(removed_on.map(|removed_on| Discarded { kind, id, name: name.to_owned(), removed_on }));
        };
        for kept in books.organisations(Shelf::Bin, "", 0, u32::MAX)? {
            add(RecordKind::Organisation, kept.id.to_string(), &kept.record.name, kept.removed_on);
        }
        for kept in books.results(Shelf::Bin, "", 0, u32::MAX)? {
            add(RecordKind::Result, kept.id.to_string(), &kept.record.title, kept.removed_on);
        }
        for row in books.deals(Shelf::Bin, "")? {
            add(RecordKind::Deal, row.id.to_string(), &row.deal.title, row.removed_on);
        }
        Ok(RecycleBin { records })
    }
}
