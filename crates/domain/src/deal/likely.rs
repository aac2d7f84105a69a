//! What a deal's file finds unlikely about something that is about to be recorded in it.

use crate::{
    contract::ReceiptKind,
    day::Day,
    deal::DealFile,
    doubt::Doubt,
    id::{InstalmentId, PayeeId},
    ledger::What,
    money::Money,
};

/// A receipt that is about to be recorded.
#[derive(Clone, Copy, Debug)]
pub struct Received {
    /// What was paid for.
    pub covers: ReceiptKind,
    /// How much.
    pub amount: Money,
    /// The day on which it came in.
    pub on: Day,
    /// The planned payment that it meets.
    pub instalment: Option<InstalmentId>,
}

impl DealFile {
    /// What is unlikely about a receipt, seen from `today`.
    pub fn doubts_of_receipt(&self, receipt: Received, today: Day) -> Vec<Doubt> {
        let signed_on = self.contract.as_ref().map(|contract| contract.signed_on);
        let before = signed_on.filter(|signed_on| receipt.on < *signed_on).map(|signed_on| Doubt::BeforeContract { signed_on });
        let doubts = [
            self.above_what_is_open(receipt),
            self.has_come_in(receipt).then_some(Doubt::SameAmountThatDay),
            before,
            (receipt.on > today).then_some(Doubt::InFuture),
        ];
        doubts.into_iter().flatten().collect()
    }

    /// Those whom the terms in force pay, and whom new shares leave out.
    pub fn doubts_of_shares(&self, payees: &[PayeeId]) -> Vec<Doubt> {
        let chains = self.mandate.iter().flat_map(|mandate| mandate.chains());
        let open = chains.filter_map(|chain| chain.last().copied());
        let mut left_out: Vec<PayeeId> = open.flat_map(|clause| &clause.shares).map(|share| share.payee).collect();
        left_out.retain(|payee| !payees.contains(payee));
        left_out.sort_unstable();
        left_out.dedup();
        left_out.into_iter().map(|payee| Doubt::BrokerLeftOut { payee }).collect()
    }

    /// A royalty comes beside the price, however much it is.
    fn above_what_is_open(&self, receipt: Received) -> Option<Doubt> {
        if receipt.covers == ReceiptKind::Royalty {
            return None;
        }
        let money = self.money()?;
        let open_of = |whole: Money, paid: Money| whole.checked_sub(paid).map_or(Money::ZERO, |open| open.max(Money::ZERO));
        if let Some(open) = money.price.map(|price| open_of(price, self.received_of_price()))
            && receipt.amount > open
        {
            return Some(Doubt::AboveContract { open });
        }
        let planned = money.instalments.iter().find(|planned| Some(planned.id) == receipt.instalment)?;
        let open = open_of(planned.amount, self.received_for(planned.id));
        (receipt.amount > open).then_some(Doubt::AboveOpen { open })
    }

    fn received_of_price(&self) -> Money {
        let is_of_price = |what: &What| matches!(what, What::Receipt { covers, .. } if *covers != ReceiptKind::Royalty);
        let left = self.entries.iter().filter(|entry| is_of_price(&entry.what)).filter_map(|entry| self.left_of(entry.id));
        Money::sum(left).expect("no more is left than was received")
    }

    fn has_come_in(&self, receipt: Received) -> bool {
        self.entries.iter().any(|entry| {
            entry.on == receipt.on && matches!(&entry.what, What::Receipt { amount, .. } if *amount == receipt.amount)
        })
    }
}
