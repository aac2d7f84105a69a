//! Mandates and their clauses.

use domain::{
    id::{DealId, MandateId},
    mandate::{Clause, Mandate, event::MandateEvent},
};
use rusqlite::Connection;

use crate::{books::Books, error::StoreError, sql};

pub(crate) fn apply(db: &Connection, event: &MandateEvent) -> Result<(), StoreError> {
    match event {
        MandateEvent::Signed { mandate } => sql::insert(db, "mandate", mandate.id.0, mandate),
        MandateEvent::Withdrawn { mandate } => sql::delete(db, "mandate", mandate.id.0),
        MandateEvent::ClauseAmended { mandate, successor, .. } => amend(db, *mandate, |clauses| clauses.push(successor.clone())),
        MandateEvent::ClauseAmendmentWithdrawn { mandate, successor, .. } => {
            amend(db, *mandate, |clauses| clauses.retain(|clause| clause.id != successor.id))
        }
    }
}

fn amend(db: &Connection, mandate: MandateId, change: impl FnOnce(&mut Vec<Clause>)) -> Result<(), StoreError> {
    let body: String = db.query_row("SELECT body FROM mandate WHERE id = ?1", [mandate.0], |row| row.get(0))?;
    let mut record: Mandate = sql::parsed(&body)?;
    change(&mut record.clauses);
    sql::update(db, "mandate", mandate.0, &record)
}

impl Books<'_> {
    /// The mandate of a deal.
    pub fn mandate(&self, deal: DealId) -> Result<Option<Mandate>, StoreError> {
        self.one("SELECT body FROM mandate WHERE deal = ?1", [deal.0], sql::body)?.transpose()
    }
}
