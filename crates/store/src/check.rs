//! Whether a desk is whole: its journal's chain holds, and the journal replayed into an empty store gives every table.

use std::{collections::HashSet, ops::ControlFlow};

use domain::{id::PersonalId, personal::PersonalRef};

use rusqlite::Connection;

use crate::{
    apply::apply,
    area::statement::earned::Moved,
    books::Books,
    error::StoreError,
    journal::{self, EntryNumber},
    schema,
    warning::Loss,
};

/// Something that `check` found wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The database file itself.
    Database,
    /// The journal lacks what was saved.
    Lost(Loss),
    /// An entry does not match its hash, or the chain breaks at it.
    Chain(EntryNumber),
    /// An entry can't be read or applied.
    Entry(EntryNumber),
    /// A table differs from what the journal gives.
    Table(String),
    /// A personal value is missing, is not what its reference was made for, or is named by no event.
    Personal,
}

/// The tables that the journal does not give: the journal itself, what can be erased, and what is a preference. Every other
/// table of the schema is compared, also one that a later version adds, but for the search index, which SQLite checks.
const NOT_REPLAYED: &[&str] =
    &["journal_entry", "journal_event", "personal", "person", "person_name", "persons_held", "list_view", "remembered_mapping"];

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
    for table in replayed_tables(db)? {
        if !same_rows(db, &replayed.store, &table, &mut steps)? {
            faults.push(Fault::Table(table));
        }
    }
    if !replayed.values_hold || values_held(db)? != replayed.values.len() {
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

/// What the journal gives.
struct Replayed {
    store: Connection,
    /// The personal values that its events name.
    values: HashSet<PersonalId>,
    /// Each of them is there, and is what its reference was made for unless it is erased.
    values_hold: bool,
}

/// The journal applied, entry by entry, to an empty store in memory.
fn replay(db: &Connection, steps: &mut Steps<'_>) -> Result<Replayed, StoreError> {
    let mut store = Connection::open_in_memory()?;
    schema::migrate(&mut store)?;
    let last = journal::head(db)?.0;
    let (mut values, mut values_hold) = (HashSet::new(), true);
    let transaction = store.transaction()?;
    // What is earned follows from how the files stand in the end, whatever they were in between.
    let mut moved = Moved::default();
    for n in 1..=last {
        let head = journal::entry(db, n)?.ok_or(StoreError::JournalBroken { entry: n })?;
        let broken = |_| StoreError::JournalBroken { entry: n };
        journal::each_event(db, n, |event| {
            apply(&transaction, &event).map_err(broken)?;
            moved.note(&transaction, &event)?;
            journal::note_touches(&transaction, n, head.way(), &event)?;
            for reference in event.about().personal {
                if values.insert(reference.id) {
                    values_hold &= value_holds(db, reference)?;
                }
            }
            steps.step()
        })?;
    }
    moved.count(&transaction)?;
    transaction.commit()?;
    Ok(Replayed { store, values, values_hold })
}

fn replayed_tables(db: &Connection) -> Result<Vec<String>, StoreError> {
    let mut statement =
        db.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name NOT LIKE 'search%' ORDER BY name")?;
    let names = statement.query_map([], |row| row.get(0))?.collect::<Result<Vec<String>, _>>()?;
    Ok(names.into_iter().filter(|name| !NOT_REPLAYED.contains(&name.as_str())).collect())
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

fn value_holds(db: &Connection, reference: &PersonalRef) -> Result<bool, StoreError> {
    match (Books { db }).personal(reference) {
        Ok(_) => Ok(true),
        Err(StoreError::RecordMissing | StoreError::RecordUnreadable) => Ok(false),
        Err(error) => Err(error),
    }
}

fn values_held(db: &Connection) -> Result<usize, StoreError> {
    let held: u32 = db.query_row("SELECT count(*) FROM personal", [], |row| row.get(0))?;
    Ok(held as usize)
}
