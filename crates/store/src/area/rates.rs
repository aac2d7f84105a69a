//! Guideline rate tables.

use domain::rates::{RateTable, event::RatesEvent};
use rusqlite::{Connection, params};

use crate::{books::Books, error::StoreError, sql};

pub(crate) fn apply(db: &Connection, event: &RatesEvent) -> Result<(), StoreError> {
    match event {
        RatesEvent::Issued { table } => sql::insert(db, "rate_table", table.id.0, table),
        RatesEvent::Withdrawn { table } => sql::delete(db, "rate_table", table.id.0),
        RatesEvent::Checked { table, on, .. } => sql::run(
            db,
            "UPDATE rate_table SET body = json_set(body, '$.checked_on', ?2) WHERE id = ?1",
            params![table.0, on.map(|day| day.to_string())],
        ),
    }
}

impl Books<'_> {
    /// Every version of every rate table, by first day.
    pub fn rate_tables(&self) -> Result<Vec<RateTable>, StoreError> {
        self.list("SELECT body FROM rate_table ORDER BY effective_from, id", [], sql::body)
    }
}
