//! What came in and went back, day by day over all deals.

use std::collections::HashMap;

use domain::{
    Money,
    id::{EntryId, PayeeId},
    ledger::Entry,
    statement::StatementNumber,
};
use rusqlite::Row;
use uuid::Uuid;

use crate::{area::deal::listed::DealsFound, books::Books, error::StoreError, sql};

/// A receipt or a refund, with what a ledger of all deals shows beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReceiptRow {
    /// The entry.
    pub entry: Entry,
    /// The receipt that it is about: for a refund, the one that it pays back.
    pub receipt: Entry,
    /// The deal's title.
    pub title: String,
    /// The client's name.
    pub client: Option<String>,
    /// The technology contract's number.
    pub contract_number: Option<String>,
    /// Which of the planned payments it meets, from 1; `None` where it meets none that is still planned.
    pub instalment: Option<u32>,
    /// The commission that it brought, for all payees together; negative where a refund takes some back. `None` where it brought
    /// none.
    pub earned: Option<Money>,
}

/// The numbers of the statements that stand, each with its payee, by the entry of the ledger that they state.
pub type StatedEntries = HashMap<EntryId, Vec<(PayeeId, StatementNumber)>>;

impl Books<'_> {
    /// Calls `each` with every receipt and refund of these deals, the oldest first, and with how many there are.
    pub fn each_receipt<E: From<StoreError>>(
        &self,
        found: &DealsFound,
        mut each: impl FnMut(ReceiptRow, u32) -> Result<(), E>,
    ) -> Result<(), E> {
        let sql = "SELECT entry.id FROM ledger_entry AS entry JOIN deal ON deal.id = entry.deal
                   WHERE deal.removed_on IS NULL AND entry.body ->> '$.what.kind' IN ('receipt', 'refund')
                     AND (?1 IS NULL OR deal.row IN (SELECT value FROM json_each(?1)))
                   ORDER BY entry.on_day, deal.row, entry.entered";
        let entries: Vec<Uuid> = self.list(sql, [found.rows()], |row| Ok(Ok(row.get(0)?)))?;
        let total = u32::try_from(entries.len()).unwrap_or(u32::MAX);
        entries.into_iter().try_for_each(|entry| each(self.receipt_row(entry)?, total))
    }

    fn receipt_row(&self, entry: Uuid) -> Result<ReceiptRow, StoreError> {
        // Behind the clause that a line of commission belongs to stands the entry that it comes from.
        let sql = "SELECT entry.body, paid.body, deal.title, buyer.name, contract.body ->> 'number',
                          (SELECT n + 1 FROM instalment
                           WHERE deal = entry.deal AND id = unhex(paid.body ->> '$.what.instalment', '-')),
                          (SELECT sum(part_fen) FROM earned WHERE deal = entry.deal AND substr(line, 17) = entry.id)
                   FROM ledger_entry AS entry
                   JOIN ledger_entry AS paid ON paid.id = ifnull(unhex(entry.body ->> '$.what.receipt', '-'), entry.id)
                   JOIN deal ON deal.id = entry.deal
                   LEFT JOIN organisation AS buyer ON buyer.id = deal.client
                   LEFT JOIN contract ON contract.deal = entry.deal
                   WHERE entry.id = ?1";
        self.one(sql, [entry], receipt_row)?.unwrap_or(Err(StoreError::RecordMissing))
    }

    /// Which statements state the entries of the ledger.
    pub fn stated_entries(&self) -> Result<StatedEntries, StoreError> {
        let sql = "SELECT DISTINCT unhex(line.value ->> '$.key.source.entry', '-'), payee, year, sequence
                   FROM statement, json_each(statement.body, '$.lines') AS line
                   WHERE standing = 'submitted' AND line.value ->> '$.key.source.entry' IS NOT NULL
                   ORDER BY payee, year, sequence";
        let rows = self.list(sql, [], |row| {
            let (entry, payee) = (EntryId(row.get(0)?), PayeeId(row.get(1)?));
            Ok(Ok((entry, payee, StatementNumber { year: row.get(2)?, sequence: row.get(3)? })))
        })?;
        let mut stated = StatedEntries::new();
        for (entry, payee, number) in rows {
            stated.entry(entry).or_default().push((payee, number));
        }
        Ok(stated)
    }
}

fn receipt_row(row: &Row<'_>) -> rusqlite::Result<Result<ReceiptRow, StoreError>> {
    let (entry, receipt) = (sql::parsed(row.get_ref(0)?.as_str()?), sql::parsed(row.get_ref(1)?.as_str()?));
    let (title, client, contract_number, instalment) = (row.get(2)?, row.get(3)?, row.get(4)?, row.get(5)?);
    let earned = row.get::<_, Option<_>>(6)?.map(sql::money).transpose();
    Ok(entry.and_then(|entry| {
        let (receipt, earned) = (receipt?, earned?);
        Ok(ReceiptRow { entry, receipt, title, client, contract_number, instalment, earned })
    }))
}
