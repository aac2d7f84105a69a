//! What moves a commission after the signing: receipts and refunds, retainers, adjustments and the completion.

use serde::{Deserialize, Serialize};

use crate::{
    contract::ReceiptKind,
    day::Day,
    id::{ClauseId, DealId, EntryId, InstalmentId},
    money::Money,
};

/// One entry in a deal's ledger.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct Entry {
    /// Its identity.
    pub id: EntryId,
    /// The deal.
    pub deal: DealId,
    /// The order of entry within the deal, which decides on one day.
    pub order: u32,
    /// The day on which it happened.
    pub on: Day,
    /// What happened.
    pub what: What,
}

/// What an entry records.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum What {
    /// 到账
    Receipt {
        /// What was paid for.
        covers: ReceiptKind,
        /// How much.
        amount: Money,
        /// The planned payment that it meets.
        instalment: Option<InstalmentId>,
        /// For a royalty, the end of the period in which it accrued.
        accrued_on: Option<Day>,
    },
    /// 退款, of one receipt.
    Refund {
        /// The receipt paid back.
        receipt: EntryId,
        /// How much of it.
        amount: Money,
    },
    /// 前期服务费
    Retainer {
        /// The clause that it is billed under (the root of its chain).
        clause: ClauseId,
        /// How much.
        amount: Money,
        /// Credited against later commission.
        creditable: bool,
    },
    /// An agreed change of what is payable.
    Adjustment {
        /// The clause that it belongs to (the root of its chain).
        clause: ClauseId,
        /// How much, with its sign.
        amount: Money,
        /// Why.
        reason: String,
    },
    /// The closing of a clause: all money in, or the agreement ended.
    Completion {
        /// The clause (the root of its chain).
        clause: ClauseId,
    },
}

impl Entry {
    /// The amount that the entry names; `None` for a completion.
    pub fn amount(&self) -> Option<Money> {
        match &self.what {
            What::Receipt { amount, .. } | What::Refund { amount, .. } => Some(*amount),
            What::Retainer { amount, .. } | What::Adjustment { amount, .. } => Some(*amount),
            What::Completion { .. } => None,
        }
    }
}
