//! Records that are entered, changed, put into the recycle bin and taken out of it as a whole. Each has a table named after
//! its kind.

use domain::{
    deal::Deal,
    id::{DealId, OrganisationId, PayeeId, ResultId},
    organisation::Organisation,
    payee::Payee,
    record::{Kept, Record, RecordEvent},
    result::ResearchResult,
};
use rusqlite::{Connection, Row, params};
use uuid::Uuid;

use crate::{
    books::Books,
    error::StoreError,
    sql::{day, delete, insert, parsed, run, update},
};

/// A record with a table of its own.
pub trait Stored: Record {
    /// The identity of a row.
    fn key(id: Self::Id) -> Uuid;

    /// The identity that a row's key stands for.
    fn identity(key: Uuid) -> Self::Id;
}

macro_rules! stored {
    ($($record:ty = $id:ident),* $(,)?) => {$(
        impl Stored for $record {
            fn key(id: $id) -> Uuid {
                id.0
            }

            fn identity(key: Uuid) -> $id {
                $id(key)
            }
        }
    )*};
}

stored! { Organisation = OrganisationId, ResearchResult = ResultId, Payee = PayeeId, Deal = DealId }

pub(crate) fn apply<R: Stored>(db: &Connection, event: &RecordEvent<R>) -> Result<(), StoreError> {
    let (table, key) = (R::KIND, R::key(event.id()));
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
    pub fn kept<R: Stored>(&self, id: R::Id) -> Result<Option<Kept<R>>, StoreError> {
        let sql = format!("SELECT id, body, removed_on FROM {} WHERE id = ?1", R::KIND);
        self.one(&sql, [R::key(id)], kept)?.transpose()
    }
}

/// A row of identity, body and removal.
pub(crate) fn kept<R: Stored>(row: &Row<'_>) -> rusqlite::Result<Result<Kept<R>, StoreError>> {
    let (key, removed_on): (Uuid, Option<String>) = (row.get(0)?, row.get(2)?);
    let record = parsed(row.get_ref(1)?.as_str()?);
    Ok(record
        .and_then(|record| Ok(Kept { id: R::identity(key), record, removed_on: removed_on.as_deref().map(day).transpose()? })))
}
