//! Rows on their way into the desk: what an import has read waits here, encrypted as the desk is, until all of it is
//! known and one transaction takes it in. So neither memory nor that transaction holds a file that is still being read.

use std::{fs, path::PathBuf};

use rusqlite::Connection;
use serde::{Serialize, de::DeserializeOwned};

use crate::{
    connection::{Access, connect},
    error::StoreError,
    folder::OpenDesk,
    os,
};

/// A passing database beside the desk's, removed when this is dropped, or after a crash when the desk is next opened.
#[derive(Debug)]
pub struct Staging {
    // `None` only while it is made or dropped: on Windows an open file can't be removed.
    connection: Option<Connection>,
    path: PathBuf,
    rows: u64,
}

impl Staging {
    /// An empty one in the desk's folder.
    pub fn create(desk: &OpenDesk) -> Result<Self, StoreError> {
        let mut name = [0; 8];
        getrandom::fill(&mut name).map_err(|_| StoreError::NoRandomness)?;
        let path = desk.folder().path().join(format!("staging-{}.part", hex::encode(name)));
        os::create_private_file(&path)?;
        // From here on, dropping it removes the file.
        let mut staging = Self { connection: None, path, rows: 0 };
        let connection = connect(&staging.path, &desk.seed().database_key(), Access::Write)?;
        // Nothing here has to outlive this process, so there is no journal and nothing to sync.
        connection.execute_batch(
            "PRAGMA journal_mode = OFF;
             PRAGMA synchronous = OFF;
             PRAGMA locking_mode = EXCLUSIVE;
             CREATE TABLE staged (n INTEGER PRIMARY KEY, body TEXT NOT NULL) STRICT;
             BEGIN",
        )?;
        staging.connection = Some(connection);
        Ok(staging)
    }

    /// Adds one row behind the others.
    pub fn push(&mut self, row: &impl Serialize) -> Result<(), StoreError> {
        let body = serde_json::to_string(row).map_err(|_| StoreError::RecordUnreadable)?;
        self.connection().prepare_cached("INSERT INTO staged (body) VALUES (?1)")?.execute([body])?;
        self.rows += 1;
        Ok(())
    }

    /// How many rows there are.
    pub fn rows(&self) -> u64 {
        self.rows
    }

    /// Calls `each` with every row, in the order in which they came, without holding them all.
    pub fn each<T: DeserializeOwned, E: From<StoreError>>(&self, mut each: impl FnMut(T) -> Result<(), E>) -> Result<(), E> {
        let sql = "SELECT body FROM staged ORDER BY n";
        let mut statement = self.connection().prepare_cached(sql).map_err(StoreError::from)?;
        let mut rows = statement.query([]).map_err(StoreError::from)?;
        while let Some(row) = rows.next().map_err(StoreError::from)? {
            let body: String = row.get(0).map_err(StoreError::from)?;
            each(serde_json::from_str(&body).map_err(|_| StoreError::RecordUnreadable)?)?;
        }
        Ok(())
    }

    fn connection(&self) -> &Connection {
        self.connection.as_ref().expect("the connection is there from the making to the dropping")
    }
}

impl Drop for Staging {
    fn drop(&mut self) {
        self.connection = None;
        let _ = fs::remove_file(&self.path);
    }
}
