//! Whether a desk is whole: its journal's chain holds, and the journal replayed into an empty store gives every table.

use std::ops::ControlFlow;

use rusqlite::Connection;

use crate::{
    apply::apply,
    books::Books,
    error::StoreError,
    journal::{self, EntryNumber},
    schema,
};

/// Something that `check` found wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The database file itself.
    Database,
    /// An entry does not match its hash, or the chain breaks at it.
    Chain(EntryNumber),
    /// An entry can't be read or applied.
    Entry(EntryNumber),
    /// A table differs from what the journal gives.
    Table(String),
    /// A personal value is not what its reference was made for.
    Personal,
}

/// The tables that the journal gives.
const REPLAYED: &[&str] = &[
    "touch",
    "desk",
    "organisation",
    "research_result",
    "import",
    "payee",
    "rate_table",
    "deal",
    "deal_step",
    "evidence",
    "note",
    "mandate",
    "contract",
    "ledger_entry",
    "statement",
];

pub(crate) fn check(db: &Connection, tell: &mut dyn FnMut(u32) -> ControlFlow<()>) -> Result<Vec<Fault>, StoreError> {
    let events = db.query_row("SELECT count(*) FROM journal_event", [], |row| row.get::<_, u32>(0))?;
    let mut steps = Steps { done: 0, events: u64::from(events), tell };
    let mut faults = Vec::new();
    if let Some(entry) = journal::verify(db, &mut || steps.step())? {
        faults.push(Fault::Chain(entry));
    }
    let replayed = match replay(db, &mut steps) {
        Ok(replayed) => replayed,
        Err(StoreError::JournalBroken { entry }) => {
            faults.push(Fault::Entry(entry));
            return Ok(faults);
        }
        Err(error) => return Err(error),
    };
    for table in REPLAYED {
        if !same_rows(db, &replayed, table, &mut steps)? {
            faults.push(Fault::Table((*table).to_owned()));
        }
    }
    if !personal_values_hold(db)? {
        faults.push(Fault::Personal);
    }
    Ok(faults)
}

/// What was looked at so far. Each event is looked at in its chain and in its replay, and about twice among the rows.
struct Steps<'a> {
    done: u64,
    events: u64,
    tell: &'a mut dyn FnMut(u32) -> ControlFlow<()>,
}

impl Steps<'_> {
    fn step(&mut self) -> Result<(), StoreError> {
        self.done += 1;
        if !self.done.is_multiple_of(256) {
            return Ok(());
        }
        let per_mille = (self.done * 250 / self.events.max(1)).min(1000);
        let told = (self.tell)(u32::try_from(per_mille).unwrap_or(1000));
        if told.is_break() { Err(StoreError::Cancelled) } else { Ok(()) }
    }
}

/// The journal applied, entry by entry, to an empty store in memory.
fn replay(db: &Connection, steps: &mut Steps<'_>) -> Result<Connection, StoreError> {
    let mut fresh = Connection::open_in_memory()?;
    schema::migrate(&mut fresh)?;
    let last = journal::head(db)?.0;
    let transaction = fresh.transaction()?;
    for n in 1..=last {
        let head = journal::entry(db, n)?.ok_or(StoreError::JournalBroken { entry: n })?;
        let broken = |_| StoreError::JournalBroken { entry: n };
        journal::each_event(db, n, |event| {
            apply(&transaction, &event).map_err(broken)?;
            journal::note_touches(&transaction, n, head.undoes, &event)?;
            steps.step()
        })?;
    }
    transaction.commit()?;
    Ok(fresh)
}

/// Do both hold the same rows of a table, in the order of the primary key?
fn same_rows(a: &Connection, b: &Connection, table: &str, steps: &mut Steps<'_>) -> Result<bool, StoreError> {
    let sql = format!("SELECT * FROM {table} ORDER BY 1, 2");
    let (mut a, mut b) = (a.prepare(&sql)?, b.prepare(&sql)?);
    let columns = a.column_count();
    let (mut left, mut right) = (a.query([])?, b.query([])?);
    loop {
        steps.step()?;
        match (left.next()?, right.next()?) {
            (None, None) => return Ok(true),
            (Some(left), Some(right)) => {
                for column in 0..columns {
                    if left.get_ref(column)? != right.get_ref(column)? {
                        return Ok(false);
                    }
                }
            }
            (Some(_), None) | (None, Some(_)) => return Ok(false),
        }
    }
}

/// Does every reference in the journal to a personal value find the row, and the hash that it names unless erased?
fn personal_values_hold(db: &Connection) -> Result<bool, StoreError> {
    let books = Books { db };
    let mut statement = db.prepare(
        "SELECT reference.value ->> 'id', reference.value ->> 'hash' FROM journal_event, json_tree(journal_event.body) AS reference
         WHERE reference.type = 'object' AND reference.value ->> 'hash' IS NOT NULL AND reference.value ->> 'id' IS NOT NULL
           AND length(reference.value ->> 'hash') = 64",
    )?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let (id, hash): (String, String) = (row.get(0)?, row.get(1)?);
        let id = id.parse().map_err(|_| StoreError::RecordUnreadable)?;
        match books.personal(&domain::personal::PersonalRef { id, hash }) {
            Ok(_) => {}
            Err(StoreError::RecordMissing | StoreError::RecordUnreadable) => return Ok(false),
            Err(error) => return Err(error),
        }
    }
    Ok(true)
}
