//! What happens to guideline rate tables. An issued version never changes.

use crate::{
    day::Day,
    id::RateTableId,
    rates::RateTable,
    record::{About, AreaEvent, Stays, Thing, events},
};

events! {
    /// What happens to a version of a guideline rate table.
    pub enum RatesEvent {
        /// A version was issued.
        Issued = "rate_table_issued" { table: RateTable },
        /// The issue of a version was taken back before anything used it.
        Withdrawn = "rate_table_withdrawn" { table: RateTable },
        /// A person checked a version against its source.
        Checked = "rate_table_checked" { table: RateTableId, before: Option<Day>, on: Option<Day> },
    }
}

impl AreaEvent for RatesEvent {
    fn kinds() -> Vec<String> {
        Self::kinds_of_area()
    }

    fn read(kind: &str, body: &str) -> Option<serde_json::Result<Self>> {
        Self::read_of_area(kind, body)
    }

    fn inverse(&self) -> Result<Self, Stays> {
        Ok(match self.clone() {
            Self::Issued { table } => Self::Withdrawn { table },
            Self::Withdrawn { table } => Self::Issued { table },
            Self::Checked { table, before, on } => Self::Checked { table, before: on, on: before },
        })
    }

    fn about(&self) -> About<'_> {
        match self {
            Self::Issued { table } | Self::Withdrawn { table } => About::made(Thing::RateTable(table.id)),
            Self::Checked { table, .. } => About::changed(Thing::RateTable(*table)),
        }
    }
}
