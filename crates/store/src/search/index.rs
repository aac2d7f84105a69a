//! Keeps the index: what an event changed is taken out and put in anew, from the tables.

use std::{collections::BTreeSet, mem};

use domain::{
    event::Event,
    id::PersonId,
    record::{RecordEvent, Thing, Touch},
};
use rusqlite::{Connection, OptionalExtension, params};
use uuid::Uuid;

use super::{
    Kind, facet, grams,
    sought::{folded, joined},
};
use crate::error::StoreError;

/// So many texts wait before they are put in.
const WAITING: usize = 16_384;

/// What events changed and the index does not say yet. Texts are put in many at a time: each statement that needs a savepoint
/// makes FTS5 write what it has gathered as a segment of its own, and most that come between the texts of an import do.
#[derive(Default)]
pub(crate) struct Pending {
    records: BTreeSet<(Kind, Uuid)>,
    /// Rows of personal values.
    values: Vec<i64>,
    /// Numbers of records that are no longer there.
    gone: Vec<i64>,
    erased: Vec<PersonId>,
    /// Something was erased: no piece of it may stay in the file.
    erases: bool,
}

impl Pending {
    /// Takes note of a record that an event takes back, before the tables say it.
    pub(crate) fn note_gone(&mut self, db: &Connection, event: &Event) -> Result<(), StoreError> {
        let gone = match event {
            Event::Organisation(RecordEvent::Withdrawn { id, .. }) => Some((Kind::Organisation, id.0)),
            Event::Result(RecordEvent::Withdrawn { id, .. }) => Some((Kind::Result, id.0)),
            Event::Payee(RecordEvent::Withdrawn { id, .. }) => Some((Kind::Payee, id.0)),
            Event::Deal(RecordEvent::Withdrawn { id, .. }) => Some((Kind::Deal, id.0)),
            Event::Organisation(_)
            | Event::Result(_)
            | Event::Payee(_)
            | Event::Deal(_)
            | Event::Dealings(_)
            | Event::Desk(_)
            | Event::List(_)
            | Event::Rates(_)
            | Event::Progress(_)
            | Event::Mandate(_)
            | Event::Contract(_)
            | Event::Ledger(_)
            | Event::Statement(_)
            | Event::Person(_)
            | Event::Member(_) => None,
        };
        if let Some((kind, id)) = gone {
            self.gone.extend(row_of(db, kind, id)?.map(|row| kind.first() + row));
        }
        Ok(())
    }

    /// Takes note of what an event changed, once the tables say it.
    pub(crate) fn note(&mut self, db: &Connection, event: &Event) -> Result<(), StoreError> {
        let about = event.about();
        for (thing, touch) in &about.touches {
            if *touch == Touch::Used {
                continue;
            }
            match thing {
                Thing::Organisation(id) => self.record(Kind::Organisation, id.0),
                Thing::Result(id) => self.record(Kind::Result, id.0),
                Thing::Deal(id) => self.record(Kind::Deal, id.0),
                Thing::Statement(id) => self.record(Kind::Statement, id.0),
                Thing::Person(id) => {
                    self.erased.push(*id);
                    self.erases = true;
                }
                Thing::Text(id) => {
                    let row = db
                        .prepare_cached("SELECT row FROM personal WHERE id = ?1")?
                        .query_row([id.0], |row| row.get::<_, i64>(0));
                    self.values.extend(row.optional()?);
                    self.erases = true;
                }
                // A deal is found by its contract's number.
                Thing::Contract(_) => about.deal.into_iter().for_each(|deal| self.record(Kind::Deal, deal.0)),
                Thing::Payee(id) => self.record(Kind::Payee, id.0),
                Thing::RateTable(_)
                | Thing::Path(_)
                | Thing::Terms(_)
                | Thing::NextAction(_)
                | Thing::NextActionWith(_)
                | Thing::Evidence(..)
                | Thing::Note(_)
                | Thing::Mandate(_)
                | Thing::Entry(_)
                | Thing::Import(_)
                | Thing::Member(_) => {}
            }
        }
        if let Event::Organisation(RecordEvent::Changed { id, from, to }) = event
            && from.name != to.name
        {
            // What carries its name is found by it.
            for (kind, those) in [
                (Kind::Deal, "SELECT id FROM deal WHERE client = ?1"),
                (Kind::Result, "SELECT id FROM result WHERE owner_unit = ?1"),
            ] {
                let mut records = db.prepare_cached(those)?;
                for record in records.query_map([id.0], |row| row.get(0))? {
                    self.record(kind, record?);
                }
            }
        }
        if self.records.len() + self.values.len() >= WAITING { self.put_in(db) } else { Ok(()) }
    }

    fn record(&mut self, kind: Kind, id: Uuid) {
        self.records.insert((kind, id));
    }

    /// Takes note of a personal value that was kept.
    pub(crate) fn value(&mut self, row: i64) {
        self.values.push(row);
    }

    /// Brings the index to what the tables say.
    pub(crate) fn put_in(&mut self, db: &Connection) -> Result<(), StoreError> {
        for number in mem::take(&mut self.gone) {
            put(db, "search_record", number, "")?;
        }
        for (kind, id) in mem::take(&mut self.records) {
            refresh(db, kind, id)?;
        }
        for row in mem::take(&mut self.values) {
            put_personal(db, row)?;
        }
        mem::take(&mut self.erased).into_iter().try_for_each(|person| forget(db, person))?;
        // Else they would be gone when the index is next tidied up.
        if mem::take(&mut self.erases) {
            db.execute_batch("INSERT INTO search_personal (search_personal) VALUES ('optimize')")?;
        }
        Ok(())
    }
}

/// Builds the whole index anew from the tables.
pub(crate) fn rebuild(db: &Connection) -> Result<(), StoreError> {
    db.execute_batch("INSERT INTO search_record (search_record) VALUES ('delete-all'); INSERT INTO search_personal (search_personal) VALUES ('delete-all')")?;
    for kind in Kind::ALL {
        let mut rows = db.prepare(&format!("SELECT row FROM {}", kind.table()))?;
        let mut rows = rows.query([])?;
        while let Some(row) = rows.next()? {
            put_record(db, kind, row.get(0)?)?;
        }
    }
    let mut values = db.prepare("SELECT row FROM personal")?;
    let mut values = values.query([])?;
    while let Some(row) = values.next()? {
        put_personal(db, row.get(0)?)?;
    }
    Ok(())
}

fn refresh(db: &Connection, kind: Kind, id: Uuid) -> Result<(), StoreError> {
    // One that was taken back has no row any more.
    row_of(db, kind, id)?.map_or(Ok(()), |row| put_record(db, kind, row))
}

fn row_of(db: &Connection, kind: Kind, id: Uuid) -> Result<Option<i64>, StoreError> {
    let sql = format!("SELECT row FROM {} WHERE id = ?1", kind.table());
    Ok(db.prepare_cached(&sql)?.query_row([id], |row| row.get(0)).optional()?)
}

/// Puts a personal value in, under the record whose page shows it, or takes it out once it is erased. Posts and certificates are not sought.
fn put_personal(db: &Connection, row: i64) -> Result<(), StoreError> {
    let mut statement =
        db.prepare_cached("SELECT value, shown_on FROM personal WHERE row = ?1 AND kind NOT IN ('post', 'certificate')")?;
    let mut rows = statement.query([row])?;
    let Some(found) = rows.next()? else { return Ok(()) };
    let value = found.get_ref(0)?.as_str_or_null().map_err(rusqlite::Error::from)?;
    let shown_on = found.get_ref(1)?.as_blob_or_null().map_err(rusqlite::Error::from)?.and_then(<[u8]>::first);
    let kind = Kind::ALL.into_iter().find(|kind| shown_on == Some(&(*kind as u8)));
    let Some(kind) = kind else { return Ok(()) };
    let mut pieces = String::new();
    if let Some(value) = value {
        add(value, &mut pieces);
    }
    put(db, "search_personal", kind.first() + row, &pieces)
}

/// Takes all values about a person out.
fn forget(db: &Connection, person: PersonId) -> Result<(), StoreError> {
    for kind in Kind::ALL {
        db.prepare_cached("DELETE FROM search_personal WHERE rowid IN (SELECT row + ?2 FROM personal WHERE person = ?1)")?
            .execute(params![person.0, kind.first()])?;
    }
    Ok(())
}

fn put_record(db: &Connection, kind: Kind, row: i64) -> Result<(), StoreError> {
    let mut pieces = String::new();
    if let Some(sql) = kind.texts() {
        let mut statement = db.prepare_cached(sql)?;
        let texts = statement.column_count();
        let mut rows = statement.query([row])?;
        if let Some(found) = rows.next()? {
            for text in 1..texts {
                if let Some(text) = found.get_ref(text)?.as_str_or_null().map_err(rusqlite::Error::from)? {
                    add(text, &mut pieces);
                }
            }
        }
    }
    facet::add(db, kind, row, &mut pieces)?;
    put(db, "search_record", kind.first() + row, &pieces)
}

/// The pieces of a text, and those of its numbers joined, added to others.
fn add(text: &str, pieces: &mut String) {
    let text = folded(text);
    grams::add(&text, pieces);
    for numbers in text.split(|sign| !matches!(sign, '0'..='9' | '-' | ' ')) {
        if let Some(joined) = joined(numbers) {
            grams::add(&joined, pieces);
        }
    }
}

/// In place of what stood under this number.
fn put(db: &Connection, table: &str, number: i64, pieces: &str) -> Result<(), StoreError> {
    if pieces.is_empty() {
        db.prepare_cached(&format!("DELETE FROM {table} WHERE rowid = ?1"))?.execute([number])?;
    } else {
        db.prepare_cached(&format!("REPLACE INTO {table} (rowid, grams) VALUES (?1, ?2)"))?.execute(params![number, pieces])?;
    }
    Ok(())
}
