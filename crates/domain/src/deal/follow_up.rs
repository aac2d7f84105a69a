//! What follows from a deal's facts and is proposed to the broker, who alone does it: the registration of a signed contract,
//! and the completion of clauses whose money is in.

use serde::Deserialize;

use crate::{
    clock::Period,
    contract::{Instalment, ReceiptKind},
    day::Day,
    deal::{
        DealFile,
        stage::{GateItem, Stage},
    },
    id::ClauseId,
    ledger::What,
    mandate::Mandate,
};

/// How long after its signing a contract is registered (技术合同认定登记), as JSON: a sample, to be checked before use.
pub const SAMPLE_CONTRACT_REGISTRATION: &str = include_str!("../../data/deadline/contract-registration.json");

/// A period that begins with something that happened.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Deadline {
    /// What is to be done in it.
    pub name: String,
    /// What sets it.
    pub source: String,
    /// What a reader must know before relying on it.
    pub note: String,
    /// Has a person checked it against the source?
    pub checked: bool,
    /// How many days; the first is not counted.
    pub days: u32,
}

impl DealFile {
    /// The last day of a period that begins with the signing of the contract and in which it is registered. Proposed until the
    /// certificate is there, the deal stands beyond its registration, or something is planned for a day after the signing.
    pub fn registration_due(&self, within: &Deadline) -> Option<Day> {
        let signed_on = self.contract.as_ref()?.particulars.signed_on;
        let is_open = self.removed_on.is_none() && self.stage <= Stage::Recognition;
        let is_registered = self.evidence.iter().any(|held| held.item == GateItem::RegistrationCertificate);
        let is_planned = self.next_action.as_ref().is_some_and(|next| next.on > signed_on);
        (is_open && !is_registered && !is_planned).then(|| Period::Days(within.days).last_day(signed_on)).flatten()
    }

    /// The clauses, by the first of their chain, under which nothing more is to come in: the price is there, or where it
    /// is open every planned payment. What covers a running royalty stays open.
    pub fn completable(&self) -> Vec<ClauseId> {
        let Some(money) = self.money() else { return Vec::new() };
        let is_met = |planned: &Instalment| self.received_for(planned.id).is_ok_and(|received| received >= planned.amount);
        let is_all_in = match money.price {
            Some(_) => self.facts().price_received().is_some(),
            None => !money.instalments.is_empty() && money.instalments.iter().all(is_met),
        };
        if self.removed_on.is_some() || !is_all_in {
            return Vec::new();
        }
        let is_open = |clause: ClauseId| {
            !self.entries.iter().any(|entry| matches!(entry.what, What::Completion { clause: done } if done == clause))
        };
        let chains = self.mandate.as_ref().and_then(|mandate| Mandate::chains(mandate).ok()).unwrap_or_default();
        let done =
            chains.iter().filter(|chain| !(money.royalty.is_some() && chain.last().covers.contains(&ReceiptKind::Royalty)));
        done.map(|chain| chain.root.id).filter(|root| is_open(*root)).collect()
    }
}
