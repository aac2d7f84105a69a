//! What moves a commission.

use domain::{
    contract::ReceiptKind,
    event::Event,
    id::EntryId,
    ledger::{Entry, LedgerEvent, What},
};

use super::{DEAL, FIRST_RECEIPT, INSTALMENT, UPFRONT, day, money, reference};
use crate::bench::id;

/// One of every kind.
pub(super) fn samples() -> Vec<Event> {
    vec![
        LedgerEvent::Recorded { entry: receipt(911, 1, "2025-03-20", "5000.00") }.into(),
        LedgerEvent::Reversed { entry: receipt(911, 1, "2025-03-20", "5000.00") }.into(),
    ]
}

/// Every kind of entry, which all happen and are taken back by the same two events.
pub fn entries() -> Vec<Entry> {
    let clause = UPFRONT;
    vec![
        receipt(911, 1, "2025-03-20", "5000.00"),
        entry(912, 1, "2025-04-01", What::Refund { receipt: FIRST_RECEIPT, amount: money("100000.00") }),
        entry(913, 1, "2025-02-01", What::Retainer { clause, amount: money("30000.00"), creditable: true }),
        entry(914, 1, "2025-05-01", What::Adjustment { clause, amount: money("-500.00"), reason: reference(75) }),
        entry(915, 1, "2025-12-01", What::Completion { clause }),
    ]
}

pub(super) fn entry(number: u128, order: u32, on: &str, what: What) -> Entry {
    Entry { id: EntryId(id(number)), deal: DEAL, order, on: day(on), what }
}

pub(super) fn receipt(number: u128, order: u32, on: &str, amount: &str) -> Entry {
    let what =
        What::Receipt { covers: ReceiptKind::Upfront, amount: money(amount), instalment: Some(INSTALMENT), accrued_on: None };
    entry(number, order, on, what)
}

pub(super) fn first_receipt() -> Entry {
    Entry { id: FIRST_RECEIPT, ..receipt(901, 0, "2025-03-03", "200000.00") }
}
