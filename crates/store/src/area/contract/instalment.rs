//! Planned payments and what has come in for each, kept for the day's list by contract and ledger.

use domain::{
    Day, Money,
    deal::expected::completed_kinds,
    id::{DealId, InstalmentId},
    ledger::{Entry, What},
};
use rusqlite::{Connection, OptionalExtension, params};

use crate::{area::deal::listed::DealsFound, books::Books, error::StoreError, sql};

/// Whether an entry comes to the ledger or goes from it.
#[derive(Clone, Copy)]
pub(crate) enum Sign {
    Recorded,
    Reversed,
}

/// Writes a deal's plan anew as its contract, its mandate and its ledger stand now; what came in for a payment comes back with it.
pub(crate) fn plan(db: &Connection, deal: DealId) -> Result<(), StoreError> {
    let books = Books { db };
    db.prepare_cached("DELETE FROM instalment WHERE deal = ?1")?.execute([deal.0])?;
    let Some((contract, mut changes)) = books.contract(deal)? else { return Ok(()) };
    let money = changes.pop().map_or(contract.money, |change| change.money);
    if money.instalments.is_empty() {
        return Ok(());
    }
    let entries = books.entries(deal)?;
    let over = completed_kinds(books.mandate(deal)?.as_ref(), &entries);
    for (n, planned) in (0_i64..).zip(&money.instalments) {
        let due_on = planned.due_on.map(|day| day.to_string());
        sql::run(
            db,
            "INSERT INTO instalment (deal, n, id, amount_fen, due_on, received_fen, is_over) VALUES (?1, ?2, ?3, ?4, ?5, 0, ?6)",
            params![deal.0, n, planned.id.0, planned.amount.fen(), due_on, over.contains(&planned.kind)],
        )?;
    }
    entries.iter().try_for_each(|entry| meet(db, entry, Sign::Recorded))
}

/// Follows an entry of the ledger: a completion ends payments, others come in for one.
pub(crate) fn follow(db: &Connection, entry: &Entry, sign: Sign) -> Result<(), StoreError> {
    if matches!(entry.what, What::Completion { .. }) { plan(db, entry.deal) } else { meet(db, entry, sign) }
}

/// Adds an entry to what has come in for the payment that it meets, or takes it off; a receipt for a payment that is no
/// longer planned is kept in the ledger alone.
fn meet(db: &Connection, entry: &Entry, sign: Sign) -> Result<(), StoreError> {
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
    /// The planned payment.
    pub id: InstalmentId,
    /// What is still to come in.
    pub open: Money,
    /// When it is due.
    pub due_on: Day,
}

/// What is open of planned payments, and due within some days. A refund opens the payment that it gives back where the deal goes
/// on: the price is still owed. Nothing is expected where the deal is closed, or the clause that covers the payment completed.
const OPEN: &str = "FROM instalment JOIN deal ON deal.id = instalment.deal
     WHERE due_on IS NOT NULL AND instalment.received_fen < instalment.amount_fen AND NOT is_over AND due_on BETWEEN ?1 AND ?2
     AND deal.removed_on IS NULL AND deal.stage <> 'P18'";

impl Books<'_> {
    /// The open instalments of deals in use that are due within these days, the oldest first; of some deals where `among` says
    /// which.
    pub fn open_instalments(
        &self,
        from: Day,
        until: Day,
        among: Option<&DealsFound>,
        limit: u32,
    ) -> Result<Vec<OpenInstalment>, StoreError> {
        let sql = format!(
            "SELECT deal.id, deal.title, instalment.amount_fen - instalment.received_fen, due_on, instalment.id
             {OPEN} AND (?4 IS NULL OR deal.row IN (SELECT value FROM json_each(?4))) ORDER BY due_on, deal, n LIMIT ?3"
        );
        let among = among.and_then(DealsFound::rows);
        self.list(&sql, params![from.to_string(), until.to_string(), limit, among], |row| {
            let (deal, title, id) = (DealId(row.get(0)?), row.get(1)?, InstalmentId(row.get(4)?));
            let (open, due_on): (i64, String) = (row.get(2)?, row.get(3)?);
            let open = sql::money(open);
            Ok(open.and_then(|open| Ok(OpenInstalment { deal, title, id, open, due_on: sql::day(&due_on)? })))
        })
    }

    /// How many those are, and what they come to.
    pub fn open_in_all(&self, from: Day, until: Day) -> Result<(u32, Money), StoreError> {
        let sql = format!("SELECT count(*), ifnull(sum(instalment.amount_fen - instalment.received_fen), 0) {OPEN}");
        let sums = self.one(&sql, [from.to_string(), until.to_string()], |row| Ok((row.get(0)?, row.get(1)?)))?;
        let (count, fen) = sums.ok_or(StoreError::RecordMissing)?;
        Ok((count, sql::sum(fen)?))
    }
}
