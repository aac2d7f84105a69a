//! A deal (项目) and everything in its file: stages, evidence, mandate, contract and ledger. Each method decides one thing
//! that a broker does and returns the event, or says why not.

pub mod account;
pub mod correct;
pub mod event;
pub mod expected;
pub mod facts;
pub mod follow_up;
pub mod known;
pub mod likely;
pub mod listed;
pub mod stage;

use serde::{Deserialize, Serialize};

use crate::{
    contract::{Contract, ContractChange, ContractMoney, event::ContractEvent},
    day::Day,
    deal::{
        event::DealEvent,
        stage::{ClosureReason, Evidence, GateItem, Stage},
    },
    id::{ClauseId, DealId, EntryId, InstalmentId, OrganisationId, ResultId},
    ledger::{self, Entry, LedgerEvent, What},
    log::{NextAction, Note},
    mandate::{Clause, Follows, Mandate, event::MandateEvent},
    money::Money,
    personal::PersonalRef,
    rates::RateTable,
    record::{Record, Thing},
    refusal::{Refusal, day_in_range},
    result::ResearchResult,
};

/// A deal between the owner of a result and a client enterprise.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct Deal {
    /// What the desk calls it.
    pub title: String,
    /// The results that it is about.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub results: Vec<ResultId>,
    /// The client enterprise; may be open until the match.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client: Option<OrganisationId>,
    /// The day on which it was opened.
    pub opened_on: Day,
}

impl Deal {
    /// Refuses a deal without a title, or opened on a day that was mistyped.
    pub fn validated(self) -> Result<Self, Refusal> {
        day_in_range("on", self.opened_on)?;
        if self.title.trim().is_empty() { Err(Refusal::TitleMissing) } else { Ok(self) }
    }
}

impl Record for Deal {
    type Id = DealId;
    const KIND: &'static str = "deal";

    fn thing(id: DealId) -> Thing {
        Thing::Deal(id)
    }

    fn uses(&self) -> Vec<Thing> {
        let results = self.results.iter().map(|result| Thing::Result(*result));
        results.chain(self.client.map(Thing::Organisation)).collect()
    }

    fn deal(id: DealId) -> Option<DealId> {
        Some(id)
    }
}

/// Everything that the desk knows about one deal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DealFile {
    /// The deal's identity.
    pub id: DealId,
    /// The deal.
    pub deal: Deal,
    /// In the recycle bin since; nothing happens in a deal that lies there.
    pub removed_on: Option<Day>,
    /// Where it stands.
    pub stage: Stage,
    /// The stage that its facts proved when the broker kept the present one all the same.
    pub kept: Option<Stage>,
    /// What to do next.
    pub next_action: Option<NextAction>,
    /// Those of its results that are in use.
    pub results: Vec<(ResultId, ResearchResult)>,
    /// Owner units of its results and its client, those of whom somebody to talk to is known.
    pub reachable: Vec<OrganisationId>,
    /// Ticked evidence.
    pub evidence: Vec<Evidence>,
    /// The mandate.
    pub mandate: Option<Mandate>,
    /// The technology contract as signed.
    pub contract: Option<Contract>,
    /// Its amendments, by day.
    pub changes: Vec<ContractChange>,
    /// The ledger, in the order of entry.
    pub entries: Vec<Entry>,
    /// The rate tables of this desk.
    pub tables: Vec<RateTable>,
    /// The day of the first submitted statement that has a line of this deal.
    pub stated_on: Option<Day>,
}

impl DealFile {
    /// The contract's money as its last amendment left it.
    pub fn money(&self) -> Option<&ContractMoney> {
        self.changes.last().map(|change| &change.money).or(self.contract.as_ref().map(|contract| &contract.money))
    }

    /// The contract's money on a day.
    pub fn money_on(&self, on: Day) -> Option<&ContractMoney> {
        let amended = self.changes.iter().rev().find(|change| change.from <= on).map(|change| &change.money);
        amended.or(self.contract.as_ref().map(|contract| &contract.money))
    }

    /// Receipts less refunds of every kind as they came in, or that they leave the range. Commission alone does not tell: what
    /// no clause covers has none, and two clauses count on their own.
    pub fn received(&self) -> Result<Money, Refusal> {
        let amounts = self.entries.iter().map(|entry| match &entry.what {
            What::Receipt { amount, .. } => *amount,
            What::Refund { amount, .. } => amount.negated(),
            What::Retainer { .. } | What::Adjustment { .. } | What::Completion { .. } => Money::ZERO,
        });
        Money::sum(amounts).map_err(|_| Refusal::AmountTooLarge)
    }

    /// How much of the price is there, in whole per cent, rounded down; `None` without a price.
    pub fn received_percent(&self) -> Result<Option<u32>, Refusal> {
        let Some(price) = self.money().and_then(|money| money.price) else { return Ok(None) };
        Ok(self.received_of_price()?.percent_of(price))
    }

    /// Receipts against an instalment, less their refunds.
    pub fn received_for(&self, planned: InstalmentId) -> Result<Money, Refusal> {
        let meets = |entry: &&Entry| matches!(&entry.what, What::Receipt { instalment, .. } if *instalment == Some(planned));
        let left = self.entries.iter().filter(meets).filter_map(|receipt| self.left_of(receipt.id));
        Money::sum(left).map_err(|_| Refusal::AmountTooLarge)
    }

    /// Nothing happens in a deal that lies in the recycle bin.
    pub fn in_use(&self) -> Result<(), Refusal> {
        if self.removed_on.is_some() { Err(Refusal::InBin) } else { Ok(()) }
    }

    /// Moves the deal to another stage, with the evidence ticked at its gates on the way.
    pub fn move_to(
        &self,
        to: Stage,
        on: Day,
        ticked: Vec<Evidence>,
        reason: Option<PersonalRef>,
        closure: Option<ClosureReason>,
    ) -> Result<Vec<DealEvent>, Refusal> {
        self.in_use()?;
        let mut events = Vec::new();
        let mut file = self.clone();
        for (index, evidence) in ticked.into_iter().enumerate() {
            day_in_range(&format!("evidence[{index}].on"), evidence.on)?;
            events.extend(file.tick(evidence.clone())?);
            file.evidence.retain(|held| held.item != evidence.item);
            file.evidence.push(evidence);
        }
        let step = stage::step(file.stage, to, on, |item| file.has(item), reason, closure)?;
        events.push(DealEvent::Moved { deal: self.id, step });
        Ok(events)
    }

    /// Ticks evidence for a gate, in place of what was ticked for it before.
    pub fn tick(&self, evidence: Evidence) -> Result<Vec<DealEvent>, Refusal> {
        self.in_use()?;
        day_in_range("on", evidence.on)?;
        let before = self.evidence.iter().find(|held| held.item == evidence.item).cloned();
        let deal = self.id;
        let unticked = before.map(|evidence| DealEvent::EvidenceUnticked { deal, evidence });
        Ok(unticked.into_iter().chain([DealEvent::EvidenceTicked { deal, evidence }]).collect())
    }

    /// Takes a tick back.
    pub fn untick(&self, item: GateItem) -> Result<DealEvent, Refusal> {
        self.in_use()?;
        let ticked = self.evidence.iter().find(|evidence| evidence.item == item).cloned();
        let evidence = ticked.ok_or(Refusal::EvidenceNotTicked)?;
        Ok(DealEvent::EvidenceUnticked { deal: self.id, evidence })
    }

    /// Writes into the log.
    pub fn log(&self, note: Note) -> Result<DealEvent, Refusal> {
        self.in_use()?;
        Ok(DealEvent::NoteLogged { deal: self.id, note: note.validated()? })
    }

    /// Sets or clears the next action; nothing where that changes nothing.
    pub fn set_next(&self, after: Option<NextAction>) -> Result<Option<DealEvent>, Refusal> {
        self.in_use()?;
        let (before, after) = (self.next_action.clone(), after.map(NextAction::validated).transpose()?);
        Ok((before != after).then_some(DealEvent::NextActionSet { deal: self.id, before, after }))
    }

    /// Signs the mandate.
    pub fn sign_mandate(&self, mandate: Mandate) -> Result<MandateEvent, Refusal> {
        self.in_use()?;
        if self.mandate.is_some() {
            return Err(Refusal::MandateExists);
        }
        let mandate = mandate.validated(&self.tables)?;
        self.with(|file| file.mandate = Some(mandate.clone())).settles()?;
        Ok(MandateEvent::Signed { mandate })
    }

    /// Closes a clause and opens its successor.
    pub fn amend_clause(&self, successor: Clause) -> Result<MandateEvent, Refusal> {
        self.in_use()?;
        let mandate = self.mandate.clone().ok_or(Refusal::NoMandate)?.amended(successor.clone(), &self.tables)?;
        let id = mandate.id;
        self.with(|file| file.mandate = Some(mandate)).settles()?;
        Ok(MandateEvent::ClauseAmended { deal: self.id, mandate: id, successor })
    }

    /// Signs the technology contract.
    pub fn sign_contract(&self, contract: Contract) -> Result<ContractEvent, Refusal> {
        self.in_use()?;
        if self.contract.is_some() {
            return Err(Refusal::ContractExists);
        }
        if self.deal.client.is_none() {
            return Err(Refusal::ClientMissing);
        }
        let contract = contract.validated()?;
        self.with(|file| file.contract = Some(contract.clone())).settles()?;
        Ok(ContractEvent::Signed { contract })
    }

    /// Changes the contract's money from a day on; every open clause is closed and goes on under a successor with the same
    /// terms, so that nothing already earned moves. `new_id` names the successors.
    pub fn amend_contract(
        &self,
        change: ContractChange,
        mut new_id: impl FnMut() -> ClauseId,
    ) -> Result<(ContractEvent, Vec<MandateEvent>), Refusal> {
        self.in_use()?;
        let contract = self.contract.as_ref().ok_or(Refusal::NoContract)?;
        day_in_range("from", change.from)?;
        let began = self.changes.last().map_or(contract.particulars.signed_on, |last| last.from);
        if change.from <= began {
            return Err(Refusal::AmendmentTooEarly);
        }
        let change = ContractChange { money: change.money.validated()?, ..change };
        let mut file = self.with(|file| file.changes.push(change.clone()));
        let amended = ContractEvent::Amended { deal: self.id, contract: contract.id, change: change.clone() };
        let mut successors = Vec::new();
        if let Some(mut mandate) = self.mandate.clone() {
            let open: Vec<Clause> = mandate.chains()?.iter().map(|chain| chain.last().clone()).collect();
            for clause in open {
                let follows = Some(Follows { clause: clause.id, from: change.from });
                let successor = Clause { id: new_id(), follows, ..clause };
                // The rates stay those locked before: an amendment of the price is no new agreement about them.
                mandate.clauses.push(successor.clone());
                successors.push(MandateEvent::ClauseAmended { deal: self.id, mandate: mandate.id, successor });
            }
            file.mandate = Some(mandate);
        }
        file.settles()?;
        Ok((amended, successors))
    }

    /// Records a receipt, a refund, a retainer, an adjustment or a completion.
    pub fn record(&self, entry: Entry) -> Result<LedgerEvent, Refusal> {
        self.in_use()?;
        self.check_entry(&entry)?;
        self.with(|file| file.entries.push(entry.clone())).settles()?;
        Ok(LedgerEvent::Recorded { entry })
    }

    /// Takes an entry back that was made by mistake; the journal keeps both.
    pub fn reverse(&self, id: EntryId) -> Result<LedgerEvent, Refusal> {
        self.in_use()?;
        let entry = self.entries.iter().find(|entry| entry.id == id).ok_or(Refusal::EntryUnknown)?.clone();
        if self.entries.iter().any(|other| matches!(&other.what, What::Refund { receipt, .. } if *receipt == id)) {
            return Err(Refusal::ReceiptHasRefunds);
        }
        self.with(|file| file.entries.retain(|other| other.id != id)).settles()?;
        Ok(LedgerEvent::Reversed { entry })
    }

    /// The order number of the next entry.
    pub fn next_order(&self) -> u32 {
        self.entries.iter().map(|entry| entry.order.saturating_add(1)).max().unwrap_or(0)
    }

    /// What is left of a receipt after its refunds.
    pub fn left_of(&self, receipt: EntryId) -> Option<Money> {
        ledger::left_of(&self.entries, receipt)
    }

    fn check_entry(&self, entry: &Entry) -> Result<(), Refusal> {
        day_in_range(entry.what.day_field(), entry.on)?;
        if let What::Receipt { accrued_on, .. } = entry.what {
            day_in_range("accrued_on", accrued_on)?;
        }
        let chains = self.mandate.as_ref().map(Mandate::chains).transpose()?.unwrap_or_default();
        let is_root = |id: ClauseId| chains.iter().any(|chain| chain.root.id == id);
        match &entry.what {
            What::Receipt { instalment, .. } => {
                if self.contract.is_none() && self.mandate.is_none() {
                    return Err(Refusal::NoContract);
                }
                let known = |id| self.money().is_some_and(|money| money.instalments.iter().any(|planned| planned.id == id));
                if instalment.is_some_and(|id| !known(id)) {
                    return Err(Refusal::InstalmentUnknown);
                }
            }
            What::Refund { receipt, amount } => {
                let paid = self.entries.iter().find(|other| other.id == *receipt).ok_or(Refusal::EntryUnknown)?;
                let left = self.left_of(*receipt).ok_or(Refusal::NotAReceipt)?;
                if *amount > left {
                    return Err(Refusal::RefundExceedsReceipt);
                }
                if entry.on < paid.on {
                    return Err(Refusal::RefundBeforeReceipt);
                }
            }
            What::Adjustment { clause, amount, .. } if is_root(*clause) => {
                return if amount.is_zero() { Err(Refusal::AmountNotPositive) } else { Ok(()) };
            }
            What::Retainer { clause, .. } if is_root(*clause) => {}
            What::Completion { clause } if is_root(*clause) => {
                let is_done = self.entries.iter().any(|e| matches!(&e.what, What::Completion { clause: done } if done == clause));
                let is_signed = self.contract.as_ref().is_some_and(|contract| contract.particulars.signed_on <= entry.on);
                if is_done || !is_signed {
                    return Err(Refusal::CompletionMisplaced { clause: *clause });
                }
            }
            What::Retainer { .. } | What::Adjustment { .. } | What::Completion { .. } => return Err(Refusal::ClauseUnknown),
        }
        if entry.amount().is_some_and(|amount| !amount.is_positive()) {
            return Err(Refusal::AmountNotPositive);
        }
        Ok(())
    }

    fn with(&self, change: impl FnOnce(&mut Self)) -> Self {
        let mut file = self.clone();
        change(&mut file);
        file
    }

    /// Refuses a file whose commission can't be computed, so that no such file ever comes to be.
    fn settles(&self) -> Result<(), Refusal> {
        account::accounts(self).map(drop)
    }
}
