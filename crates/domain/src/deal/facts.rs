//! What a deal's papers and its money prove about where it stands, whatever was moved by hand.

use std::cmp::Reverse;

use serde::{Deserialize, Serialize};

use crate::{
    contract::{Contract, ContractChange, ReceiptKind},
    day::Day,
    deal::{
        Deal, DealFile,
        event::DealEvent,
        stage::{self, Evidence, GateItem, Stage},
    },
    ledger::{self, Entry, What},
    mandate::Mandate,
    money::Money,
    personal::PersonalRef,
    refusal::Refusal,
};

/// Something in a deal's file that proves a stage.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Fact {
    /// The client enterprise is chosen.
    ClientChosen,
    /// The mandate is signed.
    MandateSigned,
    /// The technology contract is signed.
    ContractSigned,
    /// The contract is recognised and registered: its certificate is ticked.
    CertificateIssued,
    /// The acceptance is signed: it is ticked.
    AcceptanceSigned,
    /// Money came in under the contract or the mandate, and not all of it went back.
    FirstReceipt,
    /// The price came in whole.
    PriceReceived,
    /// A statement with this deal is submitted, and nothing of a price is still to come.
    StatementSubmitted,
    /// Every clause of the mandate is completed.
    ClausesCompleted,
}

impl Fact {
    /// The stage that a deal has reached where this is so.
    pub const fn stage(self) -> Stage {
        match self {
            Self::MandateSigned => Stage::Mandate,
            Self::ClientChosen => Stage::Matching,
            Self::ContractSigned => Stage::Signing,
            Self::CertificateIssued => Stage::Recognition,
            Self::AcceptanceSigned => Stage::Delivery,
            Self::FirstReceipt => Stage::Receipts,
            Self::PriceReceived | Self::StatementSubmitted | Self::ClausesCompleted => Stage::Commission,
        }
    }

    /// Whether a tick of this item is a fact.
    pub const fn of_tick(item: GateItem) -> Option<Self> {
        match item {
            GateItem::RegistrationCertificate => Some(Self::CertificateIssued),
            GateItem::AcceptanceSigned => Some(Self::AcceptanceSigned),
            _ => None,
        }
    }
}

/// A fact and the day from which it is so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, schemars::JsonSchema)]
pub struct Proof {
    /// What proves it.
    pub fact: Fact,
    /// Since when; a deal does not say on which day its client was chosen.
    pub on: Option<Day>,
}

impl Proof {
    /// The stage that it proves.
    pub const fn stage(&self) -> Stage {
        self.fact.stage()
    }
}

/// Those parts of a deal's file in which facts lie.
#[derive(Clone, Copy, Debug)]
pub struct Facts<'f> {
    /// The deal.
    pub deal: &'f Deal,
    /// The mandate.
    pub mandate: Option<&'f Mandate>,
    /// The technology contract as signed.
    pub contract: Option<&'f Contract>,
    /// Its amendments, by day.
    pub changes: &'f [ContractChange],
    /// The ledger.
    pub entries: &'f [Entry],
    /// Ticked evidence.
    pub evidence: &'f [Evidence],
    /// The day of the first submitted statement that has a line of the deal.
    pub stated_on: Option<Day>,
}

impl Facts<'_> {
    /// The stage that the facts prove, with the fact that first did; `None` where there is no fact.
    pub fn proven(&self) -> Option<Proof> {
        self.proofs().into_iter().max_by_key(|proof| (proof.stage(), Reverse(proof.on)))
    }

    /// The way to the proven stage from another, each stage on the day of its fact. A stage that was proved only after a further
    /// one was passed over, and so is one whose day nobody knows, unless it is the last.
    pub fn way_from(&self, from: Stage) -> Vec<Proof> {
        let Some(last) = self.proven().filter(|proof| proof.stage() > from) else { return Vec::new() };
        let mut others = self.proofs();
        others.retain(|proof| proof.stage() > from && proof.stage() < last.stage() && proof.on.is_some());
        others.sort_by_key(|proof| (Reverse(proof.stage()), proof.on));
        let mut way = vec![last];
        for proof in others {
            let next = way[way.len() - 1];
            if proof.stage() < next.stage() && next.on.is_none_or(|on| proof.on <= Some(on)) {
                way.push(proof);
            }
        }
        way.reverse();
        way
    }

    fn proofs(&self) -> Vec<Proof> {
        let on = |fact: Fact, on: Option<Day>| on.map(|on| Proof { fact, on: Some(on) });
        let ticked = self.evidence.iter().filter_map(|held| on(Fact::of_tick(held.item)?, Some(held.on)));
        let others = [
            self.deal.client.map(|_| Proof { fact: Fact::ClientChosen, on: None }),
            on(Fact::MandateSigned, self.mandate.map(|mandate| mandate.particulars.signed_on)),
            on(Fact::ContractSigned, self.contract.map(|contract| contract.particulars.signed_on)),
            on(Fact::FirstReceipt, self.first_receipt()),
            on(Fact::PriceReceived, self.price_received()),
            on(Fact::StatementSubmitted, self.stated_on.filter(|_| self.price().is_none() || self.price_received().is_some())),
            on(Fact::ClausesCompleted, self.clauses_completed()),
        ];
        others.into_iter().flatten().chain(ticked).collect()
    }

    fn price(&self) -> Option<Money> {
        let signed = self.contract.map(|contract| &contract.money);
        self.changes.last().map(|change| &change.money).or(signed).and_then(|money| money.price)
    }

    fn first_receipt(&self) -> Option<Day> {
        let has_stayed = |entry: &&Entry| ledger::left_of(self.entries, entry.id).is_some_and(Money::is_positive);
        self.entries.iter().filter(has_stayed).map(|entry| entry.on).min()
    }

    /// Since when the whole price is there; a royalty comes beside it.
    pub(super) fn price_received(&self) -> Option<Day> {
        let price = self.price()?;
        let covers = |id| {
            self.entries.iter().find(|entry| entry.id == id).and_then(|entry| match entry.what {
                What::Receipt { covers, .. } => Some(covers),
                What::Refund { .. } | What::Retainer { .. } | What::Adjustment { .. } | What::Completion { .. } => None,
            })
        };
        let mut by_day: Vec<&Entry> = self.entries.iter().collect();
        by_day.sort_by_key(|entry| (entry.on, entry.order));
        let (mut received, mut since) = (Money::ZERO, None);
        for entry in by_day {
            let (kind, amount) = match &entry.what {
                What::Receipt { covers, amount, .. } => (Some(*covers), *amount),
                What::Refund { receipt, amount } => (covers(*receipt), amount.negated()),
                What::Retainer { .. } | What::Adjustment { .. } | What::Completion { .. } => continue,
            };
            if kind == Some(ReceiptKind::Royalty) {
                continue;
            }
            received = received.checked_add(amount).ok()?;
            since = (received >= price).then(|| since.unwrap_or(entry.on));
        }
        since
    }

    /// The day of the last completion, once no clause is open.
    fn clauses_completed(&self) -> Option<Day> {
        let chains = self.mandate?.chains().ok()?;
        let completed = chains.iter().map(|chain| {
            let closes = |entry: &&Entry| matches!(entry.what, What::Completion { clause } if clause == chain.root.id);
            self.entries.iter().find(closes).map(|entry| entry.on)
        });
        completed.collect::<Option<Vec<Day>>>()?.into_iter().max()
    }
}

impl DealFile {
    /// Those parts of the file in which facts lie.
    pub fn facts(&self) -> Facts<'_> {
        Facts {
            deal: &self.deal,
            mandate: self.mandate.as_ref(),
            contract: self.contract.as_ref(),
            changes: &self.changes,
            entries: &self.entries,
            evidence: &self.evidence,
            stated_on: self.stated_on,
        }
    }

    /// The stage to which the facts would move the deal. Never back, never a closed deal, and never where the broker kept the
    /// stage over this very proof.
    pub fn ahead(&self) -> Option<Proof> {
        let proven = self.facts().proven()?;
        let is_open = self.removed_on.is_none() && self.stage != Stage::Closure;
        let is_further = proven.stage() > self.stage && self.kept.is_none_or(|kept| proven.stage() > kept);
        (is_open && is_further).then_some(proven)
    }

    /// Moves the deal to where its facts are, each step on the day of its fact, or on `today` where nobody knows it.
    pub fn follow_facts(&self, today: Day, reason: Option<&PersonalRef>) -> Result<Vec<DealEvent>, Refusal> {
        self.in_use()?;
        self.ahead().ok_or(Refusal::NothingProven)?;
        let mut from = self.stage;
        let mut moved = Vec::new();
        for proof in self.facts().way_from(self.stage) {
            let on = proof.on.unwrap_or(today);
            let step = stage::step(from, proof.stage(), on, |item| self.has(item), reason.cloned(), None)?;
            from = step.to;
            moved.push(DealEvent::Moved { deal: self.id, step });
        }
        Ok(moved)
    }

    /// Keeps the stage although the facts prove a further one, until they prove yet another.
    pub fn keep_stage(&self) -> Result<DealEvent, Refusal> {
        self.in_use()?;
        let proven = self.ahead().ok_or(Refusal::NothingProven)?;
        Ok(DealEvent::StageKept { deal: self.id, before: self.kept, after: Some(proven.stage()) })
    }
}
