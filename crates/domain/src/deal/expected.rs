//! Which planned payments are still expected.

use std::collections::BTreeSet;

use crate::{
    contract::ReceiptKind,
    ledger::{Entry, What},
    mandate::Mandate,
};

/// The kinds of payment of which nothing more is to come, whatever of them is open or was paid back: the clause that covers
/// them is completed, since all money was in or the agreement has ended.
pub fn completed_kinds(mandate: Option<&Mandate>, entries: &[Entry]) -> BTreeSet<ReceiptKind> {
    let chains = mandate.and_then(|mandate| mandate.chains().ok()).unwrap_or_default();
    let completed = |entry: &Entry| match entry.what {
        What::Completion { clause } => chains.iter().find(|chain| chain.root.id == clause),
        What::Receipt { .. } | What::Refund { .. } | What::Retainer { .. } | What::Adjustment { .. } => None,
    };
    entries.iter().filter_map(completed).flat_map(|chain| chain.last().covers.iter().copied()).collect()
}
