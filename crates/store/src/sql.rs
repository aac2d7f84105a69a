//! Small steps that every table needs.

use domain::{Money, day::Day};
use rusqlite::{Connection, Params, Row, params};
use serde::{Serialize, de::DeserializeOwned};
use uuid::Uuid;

use crate::error::StoreError;

/// A value as a column holds it.
pub(crate) fn json(value: &impl Serialize) -> Result<String, StoreError> {
    serde_json::to_string(value).map_err(|_| StoreError::RecordUnreadable)
}

/// Runs a statement that must hit exactly one row: an event that changes nothing is a broken journal.
pub(crate) fn run(db: &Connection, sql: &str, parameters: impl Params) -> Result<(), StoreError> {
    match db.prepare_cached(sql)?.execute(parameters)? {
        1 => Ok(()),
        _ => Err(StoreError::RecordMissing),
    }
}

pub(crate) fn insert(db: &Connection, table: &'static str, id: Uuid, record: &impl Serialize) -> Result<(), StoreError> {
    run(db, &format!("INSERT INTO {table} (id, body) VALUES (?1, ?2)"), params![id, json(record)?])
}

pub(crate) fn update(db: &Connection, table: &'static str, id: Uuid, record: &impl Serialize) -> Result<(), StoreError> {
    run(db, &format!("UPDATE {table} SET body = ?2 WHERE id = ?1"), params![id, json(record)?])
}

pub(crate) fn delete(db: &Connection, table: &'static str, id: Uuid) -> Result<(), StoreError> {
    run(db, &format!("DELETE FROM {table} WHERE id = ?1"), [id])
}

/// A column that holds a record, in the first place of a row.
pub(crate) fn body<T: DeserializeOwned>(row: &Row<'_>) -> rusqlite::Result<Result<T, StoreError>> {
    Ok(parsed(row.get_ref(0)?.as_str()?))
}

/// A stored JSON text.
pub(crate) fn parsed<T: DeserializeOwned>(text: &str) -> Result<T, StoreError> {
    serde_json::from_str(text).map_err(|_| StoreError::RecordUnreadable)
}

/// A stored amount.
pub(crate) fn money(fen: i64) -> Result<Money, StoreError> {
    Money::from_fen(fen).map_err(|_| StoreError::RecordUnreadable)
}

/// A sum of stored amounts.
pub(crate) fn sum(fen: i64) -> Result<Money, StoreError> {
    Money::from_fen(fen).map_err(|_| StoreError::SumTooLarge)
}

/// A stored day.
pub(crate) fn day(text: &str) -> Result<Day, StoreError> {
    Day::parse(text).map_err(|_| StoreError::RecordUnreadable)
}
