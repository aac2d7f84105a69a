//! What is kept beside the deals for lists and pages that may not open each of them: whom a deal is with, which results it is
//! about, what it is worth and what has come in.

use domain::{
    deal::Deal,
    id::{DealId, ResultId},
    record::RecordEvent,
    result::ResearchResult,
};
use rusqlite::{Connection, params};

use crate::{area::record, books::Books, error::StoreError, sql};

/// A deal as a record, and what is kept of it.
pub(crate) fn apply(db: &Connection, event: &RecordEvent<Deal>) -> Result<(), StoreError> {
    match event {
        RecordEvent::Withdrawn { id, .. } => {
            forget(db, *id)?;
            record::apply(db, event)
        }
        RecordEvent::Added { id, .. } | RecordEvent::Changed { id, .. } => {
            record::apply(db, event)?;
            keep(db, *id)
        }
        RecordEvent::Removed { .. } | RecordEvent::Restored { .. } => record::apply(db, event),
    }
}

/// Follows a result's owner and price into its deals.
pub(crate) fn follow(db: &Connection, event: &RecordEvent<ResearchResult>) -> Result<(), StoreError> {
    let RecordEvent::Changed { id, from, to } = event else { return Ok(()) };
    if (from.owner_unit, from.asking_amount) == (to.owner_unit, to.asking_amount) {
        return Ok(());
    }
    deals_with(db, *id)?.into_iter().try_for_each(|deal| keep(db, deal))
}

/// Writes anew whom a deal is with, what it is about and what it is worth, as deal, results, mandate and contract stand now.
pub(crate) fn keep(db: &Connection, deal: DealId) -> Result<(), StoreError> {
    forget(db, deal)?;
    db.prepare_cached(
        "INSERT INTO deal_result (result, deal)
         SELECT DISTINCT unhex(named.value, '-'), deal.id FROM deal, json_each(deal.body, '$.results') AS named WHERE deal.id = ?1",
    )?
    .execute([deal.0])?;
    // Whoever signed the mandate sells, unless the client did.
    db.prepare_cached(
        "INSERT INTO deal_party (organisation, deal, buys, sells)
         SELECT organisation, ?1, max(buys), max(1 - buys) FROM (
           SELECT client AS organisation, 1 AS buys FROM deal WHERE id = ?1 AND client IS NOT NULL
           UNION ALL SELECT result.owner_unit, 0 FROM deal_result JOIN result ON result.id = deal_result.result
                     WHERE deal_result.deal = ?1 AND result.owner_unit IS NOT NULL
           UNION ALL SELECT unhex(mandate.body ->> 'client', '-'), unhex(mandate.body ->> 'client', '-') IS deal.client
                     FROM mandate JOIN deal ON deal.id = mandate.deal WHERE mandate.deal = ?1
           UNION ALL SELECT unhex(body ->> 'buyer', '-'), 1 FROM contract WHERE deal = ?1
           UNION ALL SELECT unhex(body ->> 'seller', '-'), 0 FROM contract WHERE deal = ?1
         ) GROUP BY organisation",
    )?
    .execute([deal.0])?;
    value(db, deal)
}

/// What the deal is worth: its contract's price, or what is asked for its first result.
fn value(db: &Connection, deal: DealId) -> Result<(), StoreError> {
    let books = Books { db };
    let contract = books.contract(deal)?;
    let is_agreed = contract.is_some();
    let amount = match contract {
        Some((contract, mut changes)) => {
            changes.pop().map_or(contract.money, |change| change.money).price.map(|price| price.fen())
        }
        None => {
            let sql = "SELECT (SELECT asking_fen FROM result WHERE id = deal.first_result) FROM deal WHERE id = ?1";
            books.one(sql, [deal.0], |row| row.get::<_, Option<i64>>(0))?.flatten()
        }
    };
    sql::run(db, "UPDATE deal SET amount_fen = ?2, is_agreed = ?3 WHERE id = ?1", params![deal.0, amount, is_agreed])
}

/// Writes anew what has come in for a deal.
pub(crate) fn receive(db: &Connection, deal: DealId) -> Result<(), StoreError> {
    sql::run(
        db,
        "UPDATE deal SET received_fen = (
           SELECT ifnull(sum(CAST(replace(body ->> '$.what.amount', '.', '') AS INTEGER)
                             * CASE body ->> '$.what.kind' WHEN 'receipt' THEN 1 WHEN 'refund' THEN -1 ELSE 0 END), 0)
           FROM ledger_entry WHERE deal = ?1)
         WHERE id = ?1",
        [deal.0],
    )
}

fn forget(db: &Connection, deal: DealId) -> Result<(), StoreError> {
    db.prepare_cached("DELETE FROM deal_result WHERE deal = ?1")?.execute([deal.0])?;
    db.prepare_cached("DELETE FROM deal_party WHERE deal = ?1")?.execute([deal.0])?;
    Ok(())
}

/// The deals that name a result, those in the recycle bin too.
fn deals_with(db: &Connection, result: ResultId) -> Result<Vec<DealId>, StoreError> {
    let sql = "SELECT deal FROM deal_result WHERE result = ?1";
    Books { db }.list(sql, [result.0], |row| Ok(Ok(DealId(row.get(0)?))))
}
