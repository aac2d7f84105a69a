//! Reads the desk's records. Whoever decides gets this view and nothing else, so that an event is the only way to write. What
//! each area reads stands with the area.

use domain::{normal, scheme::Scheme};
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
    connection.create_scalar_function("named", 2, flags, |call| {
        let scheme = Scheme::ALL.into_iter().find(|scheme| Ok(scheme.word()) == call.get_raw(0).as_str());
        let code = call.get_raw(1).as_str_or_null()?;
        Ok(code.map(|code| scheme.and_then(|scheme| scheme.name(code)).unwrap_or_else(|| code.to_owned())))
    })?;
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

    /// How many rows each table of the desk has, by name.
    pub fn table_sizes(&self) -> Result<Vec<(String, i64)>, StoreError> {
        let sql = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name NOT LIKE 'search%' ORDER BY name";
        let tables: Vec<String> = self.list(sql, [], |row| Ok(Ok(row.get(0)?)))?;
        let size = |table: String| {
            let rows = self.one(&format!("SELECT count(*) FROM {table}"), [], |row| row.get(0))?;
            Ok((table, rows.unwrap_or_default()))
        };
        tables.into_iter().map(size).collect()
    }
}
