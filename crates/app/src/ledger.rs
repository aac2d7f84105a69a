//! What moves a commission: receipts, refunds, retainers, adjustments, completions, and taking one back.

use domain::{
    Day, Money,
    contract::ReceiptKind,
    id::{ClauseId, DealId, EntryId, InstalmentId},
    ledger::{Entry, What},
    refusal::Refusal,
};
use schemars::JsonSchema;
use serde::Deserialize;

use crate::{
    act::Act,
    code::Code,
    error::{Error, Result},
    session::Session,
    wire::Made,
};

/// Records a receipt.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ReceiptRecord {
    /// Which deal.
    pub deal: DealId,
    /// What was paid for.
    pub covers: ReceiptKind,
    /// How much.
    pub amount: Money,
    /// CNY where missing; no other is taken.
    pub currency: Option<String>,
    /// The day on which it came in.
    pub received_on: Day,
    /// The planned payment that it meets.
    pub instalment: Option<InstalmentId>,
    /// For a royalty, the end of the period in which it accrued.
    pub accrued_on: Option<Day>,
}

/// Records a refund of a receipt.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RefundRecord {
    /// Which deal.
    pub deal: DealId,
    /// The receipt paid back.
    pub receipt: EntryId,
    /// How much of it.
    pub amount: Money,
    /// The day on which it went out.
    pub refunded_on: Day,
}

/// Bills a retainer.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RetainerBill {
    /// Which deal.
    pub deal: DealId,
    /// The clause that it is billed under.
    pub clause: ClauseId,
    /// How much.
    pub amount: Money,
    /// The day of the bill.
    pub billed_on: Day,
    /// Credited against later commission.
    #[serde(default)]
    pub creditable: bool,
}

/// Enters an adjustment.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AdjustmentEnter {
    /// Which deal.
    pub deal: DealId,
    /// The clause that it belongs to.
    pub clause: ClauseId,
    /// How much, with its sign.
    pub amount: Money,
    /// The day on which it was agreed.
    pub agreed_on: Day,
    /// Why.
    pub reason: String,
}

/// Completes a clause.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CompletionRecord {
    /// Which deal.
    pub deal: DealId,
    /// The clause.
    pub clause: ClauseId,
    /// The day on which it was closed.
    pub completed_on: Day,
}

/// Takes back an entry that was made by mistake.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EntryReverse {
    /// Which deal.
    pub deal: DealId,
    /// Which entry.
    pub entry: EntryId,
}

impl Session {
    /// Records a receipt.
    pub fn receipt_record(&mut self, request: ReceiptRecord) -> Result<Made> {
        if request.currency.as_deref().is_some_and(|currency| currency != "CNY") {
            return Err(Error::new(Code::Currency, "currency"));
        }
        let what = What::Receipt {
            covers: request.covers,
            amount: request.amount,
            instalment: request.instalment,
            accrued_on: request.accrued_on,
        };
        self.record_entry("receipt_record", request.deal, request.received_on, what)
    }

    /// Records a refund of a receipt.
    pub fn refund_record(&mut self, request: RefundRecord) -> Result<Made> {
        let what = What::Refund { receipt: request.receipt, amount: request.amount };
        self.record_entry("refund_record", request.deal, request.refunded_on, what)
    }

    /// Bills a retainer.
    pub fn retainer_bill(&mut self, request: RetainerBill) -> Result<Made> {
        let what = What::Retainer { clause: request.clause, amount: request.amount, creditable: request.creditable };
        self.record_entry("retainer_bill", request.deal, request.billed_on, what)
    }

    /// Enters an adjustment.
    pub fn adjustment_enter(&mut self, request: AdjustmentEnter) -> Result<Made> {
        self.act("adjustment_enter", |act| {
            let reason = act.text(Some(&request.reason))?.ok_or(Refusal::ReasonMissing)?;
            let what = What::Adjustment { clause: request.clause, amount: request.amount, reason };
            enter(act, request.deal, request.agreed_on, what)
        })
    }

    /// Completes a clause.
    pub fn completion_record(&mut self, request: CompletionRecord) -> Result<Made> {
        let what = What::Completion { clause: request.clause };
        self.record_entry("completion_record", request.deal, request.completed_on, what)
    }

    /// Takes back an entry that was made by mistake.
    pub fn entry_reverse(&mut self, request: EntryReverse) -> Result<Made> {
        self.act("entry_reverse", |act| {
            act.record(act.deal(request.deal)?.reverse(request.entry)?)?;
            Ok(Made::of(request.deal))
        })
    }

    fn record_entry(&mut self, action: &str, deal: DealId, on: Day, what: What) -> Result<Made> {
        self.act(action, |act| enter(act, deal, on, what))
    }
}

fn enter(act: &mut Act<'_, '_>, deal: DealId, on: Day, what: What) -> Result<Made> {
    let file = act.deal(deal)?;
    let entry = Entry { id: act.id(), deal, order: file.next_order(), on, what };
    let id = entry.id;
    act.record(file.record(entry)?)?;
    Ok(Made::of(id))
}
