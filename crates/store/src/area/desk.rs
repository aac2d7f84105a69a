//! The desk's own record.

use domain::{
    Day,
    desk::DeskEvent,
    id::{DeskId, MemberId},
};
use rusqlite::{Connection, params};

use crate::{books::Books, error::StoreError, sql};

pub(crate) fn apply(db: &Connection, event: &DeskEvent) -> Result<(), StoreError> {
    match event {
        DeskEvent::Created { desk, name, is_demonstration, member, on } => sql::run(
            db,
            "INSERT INTO desk (id, name, is_demonstration, member, created_on) VALUES (?1, ?2, ?3, ?4, ?5)",
            params![desk.0, name, is_demonstration, member.0, on.to_string()],
        ),
    }
}

/// The desk itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeskRecord {
    /// Its identity.
    pub id: DeskId,
    /// Its name.
    pub name: String,
    /// A demonstration: 演示.
    pub is_demonstration: bool,
    /// The member whose desk it is, who acts in every entry.
    pub member: MemberId,
    /// The day on which it was set up.
    pub created_on: Day,
}

impl Books<'_> {
    /// The desk; `RecordMissing` before it was set up.
    pub fn desk(&self) -> Result<DeskRecord, StoreError> {
        let row = self.one("SELECT id, name, is_demonstration, member, created_on FROM desk", [], |row| {
            Ok((DeskId(row.get(0)?), row.get(1)?, row.get(2)?, MemberId(row.get(3)?), row.get::<_, String>(4)?))
        })?;
        let (id, name, is_demonstration, member, on) = row.ok_or(StoreError::RecordMissing)?;
        Ok(DeskRecord { id, name, is_demonstration, member, created_on: sql::day(&on)? })
    }
}
