//! Mandates and their clauses.

use std::collections::BTreeSet;

use domain::{
    id::{DealId, MandateId},
    mandate::{Clause, Mandate, event::MandateEvent},
};
use rusqlite::{Connection, params};
use uuid::Uuid;

use crate::{books::Books, error::StoreError, sql};

pub(crate) fn apply(db: &Connection, event: &MandateEvent) -> Result<(), StoreError> {
    match event {
        MandateEvent::Signed { mandate } => {
            sql::insert(db, "mandate", mandate.id.0, mandate)?;
            name_payees(db, mandate)
        }
        MandateEvent::Withdrawn { mandate } => {
            forget_payees(db, mandate.deal)?;
            sql::delete(db, "mandate", mandate.id.0)
        }
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
    sql::update(db, "mandate", mandate.0, &record)?;
    forget_payees(db, record.deal)?;
    name_payees(db, &record)
}

/// Keeps who has a share in a clause of a deal's mandate, closed ones included.
fn name_payees(db: &Connection, mandate: &Mandate) -> Result<(), StoreError> {
    let payees: BTreeSet<Uuid> = mandate.clauses.iter().flat_map(|clause| &clause.shares).map(|share| share.payee.0).collect();
    let mut insert = db.prepare_cached("INSERT INTO mandate_payee (payee, deal) VALUES (?1, ?2)")?;
    payees.into_iter().try_for_each(|payee| insert.execute(params![payee, mandate.deal.0]).map(drop))?;
    Ok(())
}

fn forget_payees(db: &Connection, deal: DealId) -> Result<(), StoreError> {
    db.prepare_cached("DELETE FROM mandate_payee WHERE deal = ?1")?.execute([deal.0])?;
    Ok(())
}

impl Books<'_> {
    /// The mandate of a deal.
    pub fn mandate(&self, deal: DealId) -> Result<Option<Mandate>, StoreError> {
        self.one("SELECT body FROM mandate WHERE deal = ?1", [deal.0], sql::body)?.transpose()
    }
}
