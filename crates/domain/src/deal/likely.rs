//! What a deal's file finds unlikely about something that is about to be recorded in it.

use crate::{
    contract::{Instalment, ReceiptKind},
    day::Day,
    deal::DealFile,
    doubt::Doubt,
    id::{InstalmentId, PayeeId},
    ledger::What,
    mandate::Mandate,
    money::Money,
    refusal::Refusal,
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
    pub fn doubts_of_receipt(&self, receipt: Received, today: Day) -> Result<Vec<Doubt>, Refusal> {
        let signed_on = self.contract.as_ref().map(|contract| contract.particulars.signed_on);
        let before = signed_on.filter(|signed_on| receipt.on < *signed_on).map(|signed_on| Doubt::BeforeContract { signed_on });
        let doubts = [
            self.above_what_is_open(receipt)?,
            self.has_come_in(receipt).then_some(Doubt::SameAmountThatDay),
            before,
            (receipt.on > today).then_some(Doubt::InFuture),
        ];
        Ok(doubts.into_iter().flatten().collect())
    }

    /// The completion of a clause while money is still to come in; a royalty comes beside the price.
    pub fn doubts_of_completion(&self) -> Result<Vec<Doubt>, Refusal> {
        let Some(money) = self.money() else { return Ok(Vec::new()) };
        let open = match money.price {
            Some(price) => still_open(price, self.received_of_price()?),
            None => {
                let open_of = |planned: &Instalment| Ok(still_open(planned.amount, self.received_for(planned.id)?));
                let open: Vec<Money> = money.instalments.iter().map(open_of).collect::<Result<_, Refusal>>()?;
                Money::sum(open).map_err(|_| Refusal::AmountTooLarge)?
            }
        };
        Ok(open.is_positive().then_some(Doubt::StillToCome { open }).into_iter().collect())
    }

    /// Those whom the terms in force pay, and whom new shares leave out.
    pub fn doubts_of_shares(&self, payees: &[PayeeId]) -> Result<Vec<Doubt>, Refusal> {
        let chains = self.mandate.as_ref().map(Mandate::chains).transpose()?.unwrap_or_default();
        let open = chains.iter().map(|chain| chain.last());
        let mut left_out: Vec<PayeeId> = open.flat_map(|clause| &clause.shares).map(|share| share.payee).collect();
        left_out.retain(|payee| !payees.contains(payee));
        left_out.sort_unstable();
        left_out.dedup();
        Ok(left_out.into_iter().map(|payee| Doubt::BrokerLeftOut { payee }).collect())
    }

    /// A royalty comes beside the price, however much it is.
    fn above_what_is_open(&self, receipt: Received) -> Result<Option<Doubt>, Refusal> {
        let Some(money) = self.money().filter(|_| receipt.covers != ReceiptKind::Royalty) else { return Ok(None) };
        if let Some(price) = money.price {
            let open = still_open(price, self.received_of_price()?);
            if receipt.amount > open {
                return Ok(Some(Doubt::AboveContract { open }));
            }
        }
        let Some(planned) = money.instalments.iter().find(|planned| Some(planned.id) == receipt.instalment) else {
            return Ok(None);
        };
        let open = still_open(planned.amount, self.received_for(planned.id)?);
        Ok((receipt.amount > open).then_some(Doubt::AboveOpen { open }))
    }

    /// Receipts less refunds of what the price is paid with; a royalty comes beside it.
    pub(super) fn received_of_price(&self) -> Result<Money, Refusal> {
        let is_of_price = |what: &What| matches!(what, What::Receipt { covers, .. } if *covers != ReceiptKind::Royalty);
        let left = self.entries.iter().filter(|entry| is_of_price(&entry.what)).filter_map(|entry| self.left_of(entry.id));
        Money::sum(left).map_err(|_| Refusal::AmountTooLarge)
    }

    fn has_come_in(&self, receipt: Received) -> bool {
        self.entries.iter().any(|entry| {
            entry.on == receipt.on && matches!(&entry.what, What::Receipt { amount, .. } if *amount == receipt.amount)
        })
    }
}

/// What of a whole is not paid yet.
fn still_open(whole: Money, paid: Money) -> Money {
    whole.checked_sub(paid).map_or(Money::ZERO, |open| open.max(Money::ZERO))
}
