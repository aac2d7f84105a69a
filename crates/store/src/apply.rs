//! Writes an event into the tables: the one code path for an action, an import, an undo, a received document and a replay.
//! It decides nothing.

use domain::event::Event;
use rusqlite::Connection;

use crate::{area, error::StoreError};

pub(crate) fn apply(db: &Connection, event: &Event) -> Result<(), StoreError> {
    match event {
        Event::Desk(event) => area::desk::apply(db, event),
        Event::Organisation(event) => area::record::apply(db, event),
        Event::Dealings(event) => area::organisation::dealings::apply(db, event),
        Event::Result(event) => area::result::apply(db, event),
        Event::List(event) => area::list::apply(db, event),
        Event::Payee(event) => area::record::apply(db, event),
        Event::Rates(event) => area::rates::apply(db, event),
        Event::Deal(event) => area::deal::kept::apply(db, event),
        Event::Progress(event) => area::deal::apply(db, event),
        Event::Mandate(event) => area::mandate::apply(db, event),
        Event::Contract(event) => area::contract::apply(db, event),
        Event::Ledger(event) => area::ledger::apply(db, event),
        Event::Statement(event) => area::statement::apply(db, event),
        Event::Person(event) => area::person::apply(db, event),
        Event::Member(event) => area::record::apply(db, event),
    }?;
    area::deal::facts::follow(db, event)
}
