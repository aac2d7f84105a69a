//! Keeps the index: what an event changed is taken out and put in anew, from the tables.

use domain::{
    event::Event,
    id::{OrganisationId, PersonId},
    personal::PersonalKind,
    record::{RecordEvent, Thing, Touch},
};
use rusqlite::{Connection, OptionalExtension, params};
use uuid::Uuid;

use super::{Kind, grams, sought::folded};
use crate::error::StoreError;

/// Brings the index to what the tables say after an event.
pub(crate) fn follow(db: &Connection, event: &Event) -> Result<(), StoreError> {
    let about = event.about();
    for (thing, touch) in &about.touches {
        if *touch == Touch::Used {
            continue;
        }
        match thing {
            Thing::Organisation(id) => refresh(db, Kind::Organisation, id.0)?,
            Thing::Result(id) => refresh(db, Kind::Result, id.0)?,
            Thing::Deal(id) => refresh(db, Kind::Deal, id.0)?,
            Thing::Statement(id) => refresh(db, Kind::Statement, id.0)?,
            Thing::Person(id) => forget(db, *id)?,
            // A deal is found by its contract's number.
            Thing::Contract(_) => about.deal.map_or(Ok(()), |deal| refresh(db, Kind::Deal, deal.0))?,
            Thing::Payee(_)
            | Thing::RateTable(_)
            | Thing::Path(_)
            | Thing::Terms(_)
            | Thing::NextAction(_)
            | Thing::Evidence(..)
            | Thing::Note(_)
            | Thing::Mandate(_)
            | Thing::Entry(_)
            | Thing::Import(_) => {}
        }
    }
    match event {
        Event::Organisation(RecordEvent::Changed { id, from, to }) if from.name != to.name => refresh_deals_of(db, *id),
        _ => Ok(()),
    }
}

/// Puts a personal value in, under the record whose page shows it. Posts are not sought.
pub(crate) fn put_personal(
    db: &Connection,
    row: i64,
    kind: &str,
    value: &str,
    shown_on: Option<&[u8]>,
) -> Result<(), StoreError> {
    let shown_on = Kind::ALL.into_iter().find(|kind| shown_on.is_some_and(|thing| thing.first() == Some(&(*kind as u8))));
    match shown_on {
        Some(shown_on) if kind != PersonalKind::Post.word() => {
            let mut pieces = String::new();
            grams::add(&folded(value), &mut pieces);
            put(db, "search_personal", shown_on.first() + row, &pieces)
        }
        Some(_) | None => Ok(()),
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
    let mut values = db.prepare("SELECT row, kind, value, shown_on FROM personal WHERE value IS NOT NULL")?;
    let mut values = values.query([])?;
    while let Some(row) = values.next()? {
        let (kind, value, shown_on): (String, String, Option<Vec<u8>>) = (row.get(1)?, row.get(2)?, row.get(3)?);
        put_personal(db, row.get(0)?, &kind, &value, shown_on.as_deref())?;
    }
    Ok(())
}

fn refresh(db: &Connection, kind: Kind, id: Uuid) -> Result<(), StoreError> {
    let sql = format!("SELECT row FROM {} WHERE id = ?1", kind.table());
    // One that was taken back has no row any more; what the index still says of it leads nowhere.
    let row: Option<i64> = db.prepare_cached(&sql)?.query_row([id], |row| row.get(0)).optional()?;
    row.map_or(Ok(()), |row| put_record(db, kind, row))
}

fn refresh_deals_of(db: &Connection, client: OrganisationId) -> Result<(), StoreError> {
    let mut rows = db.prepare_cached("SELECT row FROM deal WHERE client = ?1")?;
    let rows = rows.query_map([client.0], |row| row.get(0))?.collect::<Result<Vec<i64>, _>>()?;
    rows.into_iter().try_for_each(|row| put_record(db, Kind::Deal, row))
}

/// Erased values are taken out, and their pieces are gone from the file when this is done, not when the index is next tidied up.
fn forget(db: &Connection, person: PersonId) -> Result<(), StoreError> {
    for kind in Kind::ALL {
        db.prepare_cached("DELETE FROM search_personal WHERE rowid IN (SELECT row + ?2 FROM personal WHERE person = ?1)")?
            .execute(params![person.0, kind.first()])?;
    }
    db.execute_batch("INSERT INTO search_personal (search_personal) VALUES ('optimize')")?;
    Ok(())
}

fn put_record(db: &Connection, kind: Kind, row: i64) -> Result<(), StoreError> {
    let Some(sql) = kind.texts() else { return Ok(()) };
    let mut statement = db.prepare_cached(sql)?;
    let texts = statement.column_count();
    let mut rows = statement.query([row])?;
    let mut pieces = String::new();
    if let Some(found) = rows.next()? {
        for text in 1..texts {
            if let Some(text) = found.get_ref(text)?.as_str_or_null().map_err(rusqlite::Error::from)? {
                grams::add(&folded(text), &mut pieces);
            }
        }
    }
    put(db, "search_record", kind.first() + row, &pieces)
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
