//! Mandates and their clauses.

use std::collections::BTreeSet;

use domain::{
    Day,
    id::{DealId, MandateId},
    mandate::{Clause, Mandate, event::MandateEvent},
};
use rusqlite::{Connection, params};
use uuid::Uuid;

use crate::{
    area::{contract::instalment, deal::kept},
    books::Books,
    error::StoreError,
    sql,
};

pub(crate) fn apply(db: &Connection, event: &MandateEvent) -> Result<(), StoreError> {
    match event {
        MandateEvent::Signed { mandate } => {
            sql::insert(db, "mandate", mandate.id.0, mandate)?;
            keep_particulars(db, mandate)?;
            name_payees(db, mandate)
        }
        MandateEvent::Withdrawn { mandate } => {
            forget_payees(db, mandate.deal)?;
            sql::delete(db, "mandate", mandate.id.0)?;
            kept::keep(db, mandate.deal)
        }
        MandateEvent::ClauseAmended { mandate, successor, .. } => amend(db, *mandate, |clauses| clauses.push(successor.clone())),
        MandateEvent::ClauseAmendmentWithdrawn { mandate, successor, .. } => {
            amend(db, *mandate, |clauses| clauses.retain(|clause| clause.id != successor.id))
        }
        MandateEvent::Corrected { mandate, correction, .. } => {
            let corrected = Mandate { particulars: correction.after.clone(), ..stored(db, *mandate)? };
            sql::update(db, "mandate", mandate.0, &corrected)?;
            keep_particulars(db, &corrected)
        }
    }
}

fn stored(db: &Connection, mandate: MandateId) -> Result<Mandate, StoreError> {
    db.query_row("SELECT body FROM mandate WHERE id = ?1", [mandate.0], sql::body)?
}

/// Keeps what follows from a mandate's particulars: the end of its 保护期, and whom the deal is with.
fn keep_particulars(db: &Connection, mandate: &Mandate) -> Result<(), StoreError> {
    let tail_ends_on = mandate.particulars.tail_ends_on().map(|day| day.to_string());
    sql::run(db, "UPDATE mandate SET tail_ends_on = ?2 WHERE id = ?1", params![mandate.id.0, tail_ends_on])?;
    kept::keep(db, mandate.deal)
}

fn amend(db: &Connection, mandate: MandateId, change: impl FnOnce(&mut Vec<Clause>)) -> Result<(), StoreError> {
    let mut record = stored(db, mandate)?;
    change(&mut record.clauses);
    sql::update(db, "mandate", mandate.0, &record)?;
    forget_payees(db, record.deal)?;
    name_payees(db, &record)?;
    // A completed clause may cover other payments by now.
    instalment::plan(db, record.deal)
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

/// A mandate that ends, or whose 保护期 does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EndingMandate {
    /// The mandate.
    pub id: MandateId,
    /// The deal.
    pub deal: DealId,
    /// The deal's title.
    pub title: String,
    /// The last day of the mandate; missing where the deal is closed.
    pub ends_on: Option<Day>,
    /// The last day of what follows it.
    pub tail_ends_on: Option<Day>,
}

/// The mandates of deals in use of which something ends within some days; of a closed deal, its 保护期 alone.
const ENDING: &str = "FROM (SELECT id FROM mandate WHERE ends_on IS NOT NULL AND ends_on BETWEEN ?1 AND ?2
           UNION SELECT id FROM mandate WHERE tail_ends_on IS NOT NULL AND tail_ends_on BETWEEN ?1 AND ?2) AS ending
     JOIN mandate ON mandate.id = ending.id JOIN deal ON deal.id = mandate.deal
     WHERE deal.removed_on IS NULL AND (deal.stage <> 'P18' OR mandate.tail_ends_on BETWEEN ?1 AND ?2)";

impl Books<'_> {
    /// The mandates of deals in use that end within these days, or whose 保护期 does; of a closed deal, this alone.
    pub fn mandates_ending(&self, from: Day, until: Day, limit: u32) -> Result<Vec<EndingMandate>, StoreError> {
        let sql = format!(
            "SELECT mandate.id, deal.id, deal.title, iif(deal.stage = 'P18', NULL, mandate.ends_on), mandate.tail_ends_on
             {ENDING} ORDER BY mandate.ends_on, deal.row LIMIT ?3"
        );
        self.list(&sql, params![from.to_string(), until.to_string(), limit], |row| {
            let (id, deal, title) = (MandateId(row.get(0)?), DealId(row.get(1)?), row.get(2)?);
            let ends_on = row.get_ref(3)?.as_str_or_null()?.map(sql::day).transpose();
            let tail_ends_on = row.get_ref(4)?.as_str_or_null()?.map(sql::day).transpose();
            Ok(ends_on.and_then(|ends_on| Ok(EndingMandate { id, deal, title, ends_on, tail_ends_on: tail_ends_on? })))
        })
    }

    /// How many those are.
    pub fn mandates_ending_count(&self, from: Day, until: Day) -> Result<u32, StoreError> {
        self.count(&format!("SELECT count(*) {ENDING}"), [from.to_string(), until.to_string()])
    }

    /// The mandate of a deal.
    pub fn mandate(&self, deal: DealId) -> Result<Option<Mandate>, StoreError> {
        self.one("SELECT body FROM mandate WHERE deal = ?1", [deal.0], sql::body)?.transpose()
    }
}
