//! Records that are entered, changed, put into the recycle bin and taken out of it as a whole. Each has a table named after
//! its kind.

use domain::record::{Kept, Record, RecordEvent};
use rusqlite::{Connection, Row, params};
use uuid::Uuid;

use crate::{
    books::Books,
    error::StoreError,
    sql::{day, delete, insert, parsed, run, update},
};

pub(crate) fn apply<R: Record>(db: &Connection, event: &RecordEvent<R>) -> Result<(), StoreError> {
    let (table, key): (_, Uuid) = (R::KIND, event.id().into());
    let remove = |on: Option<String>| run(db, &format!("UPDATE {table} SET removed_on = ?2 WHERE id = ?1"), params![key, on]);
    match event {
        RecordEvent::Added { record, .. } => insert(db, table, key, record),
        RecordEvent::Changed { to, .. } => update(db, table, key, to),
        RecordEvent::Withdrawn { .. } => delete(db, table, key),
        RecordEvent::Removed { on, .. } => remove(Some(on.to_string())),
        RecordEvent::Restored { .. } => remove(None),
    }
}

impl Books<'_> {
    /// A record, also one in the recycle bin.
    pub fn kept<R: Record>(&self, id: R::Id) -> Result<Option<Kept<R>>, StoreError> {
        let sql = format!("SELECT id, body, removed_on FROM {} WHERE id = ?1", R::KIND);
        self.one(&sql, [Into::<Uuid>::into(id)], kept)?.transpose()
    }
}

/// A row of identity, body and removal.
pub(crate) fn kept<R: Record>(row: &Row<'_>) -> rusqlite::Result<Result<Kept<R>, StoreError>> {
    let (key, removed_on): (Uuid, Option<String>) = (row.get(0)?, row.get(2)?);
    let record = parsed(row.get_ref(1)?.as_str()?);
    Ok(record.and_then(|record| Ok(Kept { id: key.into(), record, removed_on: removed_on.as_deref().map(day).transpose()? })))
}
