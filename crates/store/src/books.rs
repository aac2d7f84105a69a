//! Reads the desk's records. Whoever decides gets this view and nothing else, so that an event is the only way to write. What
//! each area reads stands with the area.

use rusqlite::{Connection, OptionalExtension, Params, Row};

use crate::error::StoreError;

/// A read-only view of the desk, within one transaction where one is open.
#[derive(Clone, Copy)]
pub struct Books<'a> {
    pub(crate) db: &'a Connection,
}

impl Books<'_> {
    pub(crate) fn one<T>(
        &self,
        sql: &str,
        parameters: impl Params,
        read: impl FnOnce(&Row<'_>) -> rusqlite::Result<T>,
    ) -> Result<Option<T>, StoreError> {
        Ok(self.db.prepare_cached(sql)?.query_row(parameters, read).optional()?)
    }

    pub(crate) fn list<T>(
        &self,
        sql: &str,
        parameters: impl Params,
        read: impl FnMut(&Row<'_>) -> rusqlite::Result<Result<T, StoreError>>,
    ) -> Result<Vec<T>, StoreError> {
        let mut statement = self.db.prepare_cached(sql)?;
        let rows = statement.query_map(parameters, read)?;
        rows.map(|row| row?).collect()
    }

    pub(crate) fn count(&self, sql: &str, parameters: impl Params) -> Result<u32, StoreError> {
        Ok(self.db.prepare_cached(sql)?.query_row(parameters, |row| row.get(0))?)
    }
}
