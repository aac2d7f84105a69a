//! What moves a commission after the signing: receipts and refunds, retainers, adjustments and the completion.

use serde::{Deserialize, Serialize};

use crate::{
    contract::ReceiptKind,
    day::Day,
    id::{ClauseId, DealId, EntryId, InstalmentId},
    money::Money,
    personal::PersonalRef,
    record::{About, AreaEvent, Stays, Thing, events},
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
    /// 到款
    Receipt {
        /// What was paid for.
        covers: ReceiptKind,
        /// How much.
        amount: Money,
        /// The planned payment that it meets.
        #[serde(skip_serializing_if = "Option::is_none")]
        instalment: Option<InstalmentId>,
        /// For a royalty, the end of the period in which it accrued.
        #[serde(skip_serializing_if = "Option::is_none")]
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
        reason: PersonalRef,
    },
    /// The closing of a clause: all money in, or the agreement ended.
    Completion {
        /// The clause (the root of its chain).
        clause: ClauseId,
    },
}

impl What {
    /// What the day of such an entry is called where it is said.
    pub const fn day_field(&self) -> &'static str {
        match self {
            Self::Receipt { .. } => "received_on",
            Self::Refund { .. } => "refunded_on",
            Self::Retainer { .. } => "billed_on",
            Self::Adjustment { .. } => "agreed_on",
            Self::Completion { .. } => "completed_on",
        }
    }
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

/// What is left of a receipt after its refunds; `None` where there is no receipt of that id.
pub fn left_of(entries: &[Entry], receipt: EntryId) -> Option<Money> {
    let is_it = |entry: &&Entry| entry.id == receipt && matches!(entry.what, What::Receipt { .. });
    let paid = entries.iter().find(is_it)?.amount()?;
    let back = entries.iter().filter_map(|entry| match &entry.what {
        What::Refund { receipt: of, amount } => (*of == receipt).then_some(*amount),
        What::Receipt { .. } | What::Retainer { .. } | What::Adjustment { .. } | What::Completion { .. } => None,
    });
    paid.checked_sub(Money::sum(back).ok()?).ok()
}

events! {
    /// What happens to the ledger; what an entry records stands in the entry alone.
    pub enum LedgerEvent {
        /// An entry was recorded.
        Recorded = "entry_recorded" { entry: Entry },
        /// An entry was made by mistake and taken back.
        Reversed = "entry_reversed" { entry: Entry },
    }
}

impl AreaEvent for LedgerEvent {
    fn kinds() -> Vec<String> {
        Self::kinds_of_area()
    }

    fn read(kind: &str, body: &str) -> Option<serde_json::Result<Self>> {
        Self::read_of_area(kind, body)
    }

    fn inverse(&self) -> Result<Self, Stays> {
        Ok(match self.clone() {
            Self::Recorded { entry } => Self::Reversed { entry },
            Self::Reversed { entry } => Self::Recorded { entry },
        })
    }

    fn about(&self) -> About<'_> {
        let (Self::Recorded { entry } | Self::Reversed { entry }) = self;
        let (repaid, reason) = match &entry.what {
            What::Refund { receipt, .. } => (Some(Thing::Entry(*receipt)), None),
            What::Adjustment { reason, .. } => (None, Some(reason)),
            What::Receipt { .. } | What::Retainer { .. } | What::Completion { .. } => (None, None),
        };
        let about = About::made(Thing::Entry(entry.id)).of(entry.deal).using([Thing::Terms(entry.deal)]).using(repaid);
        match self {
            Self::Recorded { .. } => about.saying(reason),
            Self::Reversed { .. } => about.naming(reason),
        }
    }
}
