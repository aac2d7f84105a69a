//! Reads the desk's records. Whoever decides gets this view and nothing else, so that an event is the only way to write. What
//! each area reads stands with the area.

use domain::normal;
use rusqlite::{Connection, OptionalExtension, Params, Row, functions::FunctionFlags};

use crate::{error::StoreError, pinyin_order::pinyin_order};

/// A read-only view of the desk, within one transaction where one is open.
#[derive(Clone, Copy)]
pub struct Books<'a> {
    pub(crate) db: &'a Connection,
}

/// Teaches a connection the functions of the indexes that find a name, `comparable(text)`, and order it, `pinyin_order(text)`.
pub(crate) fn teach(connection: &Connection) -> Result<(), StoreError> {
    let flags = FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_DETERMINISTIC | FunctionFlags::SQLITE_INNOCUOUS;
    connection
        .create_scalar_function("comparable", 1, flags, |call| Ok(call.get_raw(0).as_str_or_null()?.map(normal::comparable)))?;
    connection
        .create_scalar_function("pinyin_order", 1, flags, |call| Ok(call.get_raw(0).as_str_or_null()?.map(pinyin_order)))?;
    Ok(())
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
