//! Planned payments and what has come in for each, kept for the day's list by contract and ledger.

use domain::{
    Day, Money,
    id::{DealId, InstalmentId},
    ledger::{Entry, What},
};
use rusqlite::{Connection, OptionalExtension, params};

use crate::{books::Books, error::StoreError, sql};

/// Whether an entry comes to the ledger or goes from it.
#[derive(Clone, Copy)]
pub(crate) enum Sign {
    Recorded,
    Reversed,
}

/// Writes a deal's plan anew as its contract stands now; what came in for a payment comes back with it.
pub(crate) fn plan(db: &Connection, deal: DealId) -> Result<(), StoreError> {
    let books = Books { db };
    db.prepare_cached("DELETE FROM instalment WHERE deal = ?1")?.execute([deal.0])?;
    let Some((contract, mut changes)) = books.contract(deal)? else { return Ok(()) };
    let money = changes.pop().map_or(contract.money, |change| change.money);
    for (n, planned) in (0_i64..).zip(&money.instalments) {
        let due_on = planned.due_on.map(|day| day.to_string());
        sql::run(
            db,
            "INSERT INTO instalment (deal, n, id, amount_fen, due_on, received_fen) VALUES (?1, ?2, ?3, ?4, ?5, 0)",
            params![deal.0, n, planned.id.0, planned.amount.fen(), due_on],
        )?;
    }
    if money.instalments.is_empty() {
        return Ok(());
    }
    books.entries(deal)?.iter().try_for_each(|entry| meet(db, entry, Sign::Recorded))
}

/// Adds an entry to what has come in for the payment that it meets, or takes it off; a receipt for a payment that is no
/// longer planned is kept in the ledger alone.
pub(crate) fn meet(db: &Connection, entry: &Entry, sign: Sign) -> Result<(), StoreError> {
    let (planned, amount) = match &entry.what {
        What::Receipt { instalment, amount, .. } => (*instalment, *amount),
        What::Refund { receipt, amount } => {
            let sql = "SELECT unhex(body ->> '$.what.instalment', '-') FROM ledger_entry WHERE id = ?1";
            let planned = db.prepare_cached(sql)?.query_row([receipt.0], |row| row.get::<_, Option<_>>(0)).optional()?;
            (planned.flatten().map(InstalmentId), amount.negated())
        }
        What::Retainer { .. } | What::Adjustment { .. } | What::Completion { .. } => return Ok(()),
    };
    let Some(planned) = planned else { return Ok(()) };
    let amount = match sign {
        Sign::Recorded => amount,
        Sign::Reversed => amount.negated(),
    };
    db.prepare_cached("UPDATE instalment SET received_fen = received_fen + ?3 WHERE deal = ?1 AND id = ?2")?.execute(params![
        entry.deal.0,
        planned.0,
        amount.fen()
    ])?;
    Ok(())
}

/// A planned payment that is open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenInstalment {
    /// The deal.
    pub deal: DealId,
    /// The deal's title.
    pub title: String,
    /// What is still to come in.
    pub open: Money,
    /// When it is due.
    pub due_on: Day,
}

impl Books<'_> {
    /// The open instalments of deals in use that are due by a day, the oldest first.
    pub fn open_instalments(&self, until: Day, limit: u32) -> Result<Vec<OpenInstalment>, StoreError> {
        self.list(
            "SELECT deal.id, deal.title, amount_fen - received_fen, due_on
             FROM instalment JOIN deal ON deal.id = instalment.deal
             WHERE due_on IS NOT NULL AND received_fen < amount_fen AND due_on <= ?1 AND deal.removed_on IS NULL
             ORDER BY due_on, deal, n LIMIT ?2",
            params![until.to_string(), limit],
            |row| {
                let (deal, title) = (DealId(row.get(0)?), row.get(1)?);
                let (open, due_on): (i64, String) = (row.get(2)?, row.get(3)?);
                let open = Money::from_fen(open).map_err(|_| StoreError::RecordUnreadable);
                Ok(open.and_then(|open| Ok(OpenInstalment { deal, title, open, due_on: sql::day(&due_on)? })))
            },
        )
    }
}
