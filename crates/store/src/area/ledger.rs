//! The ledger: what moves a commission.

pub mod receipts;

use domain::{
    id::DealId,
    ledger::{Entry, LedgerEvent},
};
use rusqlite::Connection;

use crate::{
    area::{contract::instalment, deal::kept},
    books::Books,
    error::StoreError,
    sql,
};

pub(crate) fn apply(db: &Connection, event: &LedgerEvent) -> Result<(), StoreError> {
    match event {
        LedgerEvent::Recorded { entry } => {
            sql::insert(db, "ledger_entry", entry.id.0, entry)?;
            instalment::follow(db, entry, instalment::Sign::Recorded)?;
            kept::receive(db, entry.deal)
        }
        LedgerEvent::Reversed { entry } => {
            sql::delete(db, "ledger_entry", entry.id.0)?;
            instalment::follow(db, entry, instalment::Sign::Reversed)?;
            kept::receive(db, entry.deal)
        }
    }
}

impl Books<'_> {
    /// The ledger of a deal, in the order of entry.
    pub fn entries(&self, deal: DealId) -> Result<Vec<Entry>, StoreError> {
        self.list("SELECT body FROM ledger_entry WHERE deal = ?1 ORDER BY entered", [deal.0], sql::body)
    }
}
