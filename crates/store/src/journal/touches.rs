//! Which entries touched what, which decides what may be taken back.

use domain::{
    event::Event,
    id::{DealId, OrganisationId, PayeeId, ResultId},
    record::{Thing, Touch},
};
use rusqlite::{Connection, params};
use uuid::Uuid;

use super::{EntryNumber, Way};
use crate::error::StoreError;

/// Keeps which entries touched what. An undo forgets the touches of what it takes back, as if it had never been.
pub(crate) fn note_touches(connection: &Connection, entry: EntryNumber, way: Way, event: &Event) -> Result<(), StoreError> {
    let undone = match way {
        Way::Undo(undone) => Some(undone),
        Way::Act | Way::Redo(_) => None,
    };
    // A change back may rely on other things than the change did, and it is the change's touches that go.
    let taken_back = undone.and_then(|_| event.inverse().ok());
    for (thing, touch) in taken_back.as_ref().unwrap_or(event).about().touches {
        let key = thing_key(&thing);
        match undone {
            Some(undone) => {
                connection.prepare_cached("DELETE FROM touch WHERE thing = ?1 AND entry = ?2")?.execute(params![key, undone])?
            }
            // One entry that made and used a thing keeps the stronger word, which is the smaller number.
            None => connection
                .prepare_cached(
                    "INSERT INTO touch (thing, entry, touch) VALUES (?1, ?2, ?3)
                     ON CONFLICT (thing, entry) DO UPDATE SET touch = min(touch, excluded.touch)",
                )?
                .execute(params![key, entry, touch_number(touch)])?,
        };
    }
    Ok(())
}

/// The first later entry that keeps an event of `entry` from being taken back, if any does.
pub(crate) fn touched_since(
    connection: &Connection,
    entry: EntryNumber,
    event: &Event,
) -> Result<Option<EntryNumber>, StoreError> {
    for (thing, touch) in event.about().touches {
        let blocking = match touch {
            Touch::Used => continue,
            Touch::Changed => "SELECT min(entry) FROM touch WHERE thing = ?1 AND entry > ?2 AND touch <> 2",
            Touch::Made => "SELECT min(entry) FROM touch WHERE thing = ?1 AND entry > ?2",
        };
        let later: Option<i64> =
            connection.prepare_cached(blocking)?.query_row(params![thing_key(&thing), entry], |row| row.get(0))?;
        if later.is_some() {
            return Ok(later);
        }
    }
    Ok(None)
}

/// The entries that changed a thing and stand, the first first.
pub(crate) fn entries_changing(connection: &Connection, thing: &Thing) -> Result<Vec<EntryNumber>, StoreError> {
    let sql = "SELECT entry FROM touch WHERE thing = ?1 AND touch = ?2 ORDER BY entry";
    let mut statement = connection.prepare_cached(sql)?;
    let entries = statement.query_map(params![thing_key(thing), touch_number(Touch::Changed)], |row| row.get(0))?;
    Ok(entries.collect::<Result<_, _>>()?)
}

const fn touch_number(touch: Touch) -> u8 {
    match touch {
        Touch::Made => 0,
        Touch::Changed => 1,
        Touch::Used => 2,
    }
}

/// A thing as the table of touches names it: its kind in a byte, its identity, and for evidence the item.
pub(crate) fn thing_key(thing: &Thing) -> Vec<u8> {
    let (kind, id, item) = match thing {
        Thing::Organisation(id) => (1, id.0, None),
        Thing::Result(id) => (2, id.0, None),
        Thing::Payee(id) => (3, id.0, None),
        Thing::RateTable(id) => (4, id.0, None),
        Thing::Deal(id) => (5, id.0, None),
        Thing::Path(id) => (6, id.0, None),
        Thing::Terms(id) => (7, id.0, None),
        Thing::NextAction(id) => (8, id.0, None),
        Thing::Evidence(id, item) => (9, id.0, Some(item)),
        Thing::Note(id) => (10, id.0, None),
        Thing::Mandate(id) => (11, id.0, None),
        Thing::Contract(id) => (12, id.0, None),
        Thing::Entry(id) => (13, id.0, None),
        Thing::Statement(id) => (14, id.0, None),
        Thing::Import(id) => (15, id.0, None),
        Thing::Person(id) => (16, id.0, None),
        Thing::NextActionWith(id) => (17, id.0, None),
        Thing::Member(id) => (18, id.0, None),
        Thing::Text(id) => (19, id.0, None),
    };
    let mut key = Vec::with_capacity(17);
    key.push(kind);
    key.extend_from_slice(id.as_bytes());
    if let Some(item) = item {
        key.extend_from_slice(serde_json::to_string(item).expect("an item is a word").as_bytes());
    }
    key
}

/// The record that such a key names; `None` for what is a part of one.
pub(crate) fn record_of_key(key: &[u8]) -> Option<Thing> {
    let (kind, id) = key.split_first()?;
    let id = Uuid::from_slice(id).ok()?;
    match kind {
        1 => Some(Thing::Organisation(OrganisationId(id))),
        2 => Some(Thing::Result(ResultId(id))),
        3 => Some(Thing::Payee(PayeeId(id))),
        5 => Some(Thing::Deal(DealId(id))),
        _ => None,
    }
}
