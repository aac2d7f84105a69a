//! Rows on their way into the desk: what an import has read waits here, encrypted as the desk is, until all of it is
//! known and one transaction takes it in. So neither memory nor that transaction holds a file that is still being read.

use std::{
    fs, mem,
    ops::ControlFlow,
    panic,
    path::PathBuf,
    sync::mpsc::{self, Receiver, SyncSender},
    thread::{self, ScopedJoinHandle},
};

use rusqlite::Connection;
use serde::{Serialize, de::DeserializeOwned};

use crate::{
    connection::{Access, connect},
    error::StoreError,
    folder::OpenDesk,
    os,
};

/// So many rows go from one thread to the other at once: a thread that is woken for each is woken too often.
const AT_ONCE: usize = 64;
/// So many times as many may be on their way.
const ON_THEIR_WAY: usize = 4;

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

    /// Adds the rows that `read` passes on, in their order. They are written beside the reading, which hears a break where that
    /// fails; what it gave is given back.
    pub fn fill<T: Serialize + Send, R>(
        &mut self,
        read: impl FnOnce(&mut dyn FnMut(T) -> ControlFlow<()>) -> R,
    ) -> Result<R, StoreError> {
        let (mut batches, rows) = batches::<T>();
        thread::scope(|scope| {
            let writing = scope.spawn(move || rows.into_iter().flatten().try_for_each(|row| self.push(&row)));
            let given = read(&mut |row| batches.pass(row));
            // Where nobody takes the rest, the writing says why.
            let _ = batches.finish();
            joined(writing).map(|()| given)
        })
    }

    fn push(&mut self, row: &impl Serialize) -> Result<(), StoreError> {
        let body = serde_json::to_string(row).map_err(|_| StoreError::RecordUnreadable)?;
        self.connection().prepare_cached("INSERT INTO staged (body) VALUES (?1)")?.execute([body])?;
        self.rows += 1;
        Ok(())
    }

    /// How many rows there are.
    pub fn rows(&self) -> u64 {
        self.rows
    }

    /// Calls `each` with every row, in the order in which they came, without holding them all. They are read and made ready beside
    /// it.
    pub fn each<T, R, E>(
        &mut self,
        ready: impl Fn(T) -> Result<R, E> + Send,
        each: impl FnMut(R) -> Result<(), E>,
    ) -> Result<(), E>
    where
        T: DeserializeOwned,
        R: Send,
        E: From<StoreError> + Send,
    {
        let (mut batches, rows) = batches();
        thread::scope(|scope| {
            let reading = scope.spawn(move || {
                let whole = self.read(|row| Ok(batches.pass(ready(row)?)));
                let _ = batches.finish();
                whole
            });
            rows.into_iter().flatten().try_for_each(each)?;
            joined(reading)
        })
    }

    /// Reads rows until nobody takes them any more.
    fn read<T: DeserializeOwned, E: From<StoreError>>(
        &self,
        mut pass: impl FnMut(T) -> Result<ControlFlow<()>, E>,
    ) -> Result<(), E> {
        let mut statement = self.connection().prepare_cached("SELECT body FROM staged ORDER BY n").map_err(StoreError::from)?;
        let mut rows = statement.query([]).map_err(StoreError::from)?;
        while let Some(row) = rows.next().map_err(StoreError::from)? {
            let body = row.get_ref(0).and_then(|body| Ok(body.as_str()?)).map_err(StoreError::from)?;
            if pass(serde_json::from_str(body).map_err(|_| StoreError::RecordUnreadable)?)?.is_break() {
                break;
            }
        }
        Ok(())
    }

    fn connection(&self) -> &Connection {
        self.connection.as_ref().expect("the connection is there from the making to the dropping")
    }
}

/// Rows that go to another thread, many at once.
struct Batches<T> {
    sender: SyncSender<Vec<T>>,
    waiting: Vec<T>,
}

fn batches<T>() -> (Batches<T>, Receiver<Vec<T>>) {
    let (sender, rows) = mpsc::sync_channel(ON_THEIR_WAY);
    (Batches { sender, waiting: Vec::new() }, rows)
}

impl<T> Batches<T> {
    /// Passes a row on; a break where nobody takes it.
    fn pass(&mut self, row: T) -> ControlFlow<()> {
        self.waiting.push(row);
        if self.waiting.len() < AT_ONCE { ControlFlow::Continue(()) } else { self.send() }
    }

    /// Passes on what still waits.
    fn finish(mut self) -> ControlFlow<()> {
        self.send()
    }

    fn send(&mut self) -> ControlFlow<()> {
        self.sender.send(mem::take(&mut self.waiting)).map_or(ControlFlow::Break(()), ControlFlow::Continue)
    }
}

/// What a thread came to; its panic goes on here.
fn joined<T>(thread: ScopedJoinHandle<'_, T>) -> T {
    thread.join().unwrap_or_else(|panic| panic::resume_unwind(panic))
}

impl Drop for Staging {
    fn drop(&mut self) {
        self.connection = None;
        let _ = fs::remove_file(&self.path);
    }
}
