//! Everything that can happen on a desk, in the broker's words. Events are stored for ever: variants are added, never
//! changed. Each says how it is taken back and which things it made, changed or relied on, which decides what may be undone.

use serde::{Deserialize, Serialize};

use crate::{
    contract::Contract,
    day::Day,
    deal::{ContractChange, Deal, NextAction},
    id::{
        ContractId, DealId, DeskId, EntryId, ImportId, MandateId, NoteId, OrganisationId, PayeeId, PersonId, RateTableId,
        ResultId, StatementId,
    },
    ledger::{Entry, What},
    mandate::{Clause, Mandate, Rates},
    organisation::Organisation,
    payee::Payee,
    personal::PersonalRef,
    rate_table::RateTable,
    research_result::ResearchResult,
    stage::{Evidence, GateItem, Step},
    statement::{StatementBody, StatementDraft, StatementNumber},
};

/// One thing that happened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[allow(missing_docs, reason = "the fields are named after the types that document them")]
pub enum Event {
    /// The desk was set up; always the first event, and what makes a demonstration one.
    DeskCreated { desk: DeskId, name: String, is_demonstration: bool, on: Day },

    /// An organisation was entered.
    OrganisationAdded { organisation: Organisation },
    /// An organisation's record was changed.
    OrganisationChanged { from: Organisation, to: Organisation },
    /// The entry of an organisation was taken back.
    OrganisationWithdrawn { organisation: Organisation },
    /// An organisation was put into the recycle bin.
    OrganisationRemoved { organisation: OrganisationId, on: Day },
    /// An organisation was taken out of the recycle bin.
    OrganisationRestored { organisation: OrganisationId, removed_on: Day },

    /// A research result was entered.
    ResultAdded { result: ResearchResult },
    /// A research result's record was changed.
    ResultChanged { from: ResearchResult, to: ResearchResult },
    /// The entry of a research result was taken back.
    ResultWithdrawn { result: ResearchResult },
    /// A research result was put into the recycle bin.
    ResultRemoved { result: ResultId, on: Day },
    /// A research result was taken out of the recycle bin.
    ResultRestored { result: ResultId, removed_on: Day },

    /// A list was imported; the rows' own events stand beside this one in the same journal entry.
    ListImported { import: Import },
    /// An import was undone, but for the rows touched since.
    ImportUndone { import: Import, kept: u32 },

    /// A payee was entered.
    PayeeAdded { payee: Payee },
    /// A payee's record was changed.
    PayeeChanged { from: Payee, to: Payee },
    /// The entry of a payee was taken back.
    PayeeWithdrawn { payee: Payee },

    /// A version of a guideline rate table was issued.
    RateTableIssued { table: RateTable },
    /// The issue of a version was taken back before anything used it.
    RateTableWithdrawn { table: RateTable },
    /// A person checked a version against its source.
    RateTableChecked { table: RateTableId, before: Option<Day>, on: Option<Day> },

    /// A deal was opened.
    DealOpened { deal: Deal },
    /// A deal's title, results or client were changed.
    DealChanged { from: Deal, to: Deal },
    /// The opening of a deal was taken back.
    DealWithdrawn { deal: Deal },
    /// A deal was put into the recycle bin.
    DealRemoved { deal: DealId, on: Day },
    /// A deal was taken out of the recycle bin.
    DealRestored { deal: DealId, removed_on: Day },
    /// A deal entered another stage.
    DealMoved { deal: DealId, step: Step },
    /// A step was taken back; the path no longer shows it.
    DealMoveWithdrawn { deal: DealId, step: Step },
    /// The next action was set, or cleared.
    NextActionSet { deal: DealId, before: Option<NextAction>, after: Option<NextAction> },
    /// Evidence for a gate was ticked.
    EvidenceTicked { deal: DealId, evidence: Evidence },
    /// A tick was taken back.
    EvidenceUnticked { deal: DealId, evidence: Evidence },
    /// Something was written into a deal's log.
    NoteLogged { deal: DealId, note: NoteId, on: Day, text: PersonalRef },
    /// A log note was taken back.
    NoteWithdrawn { deal: DealId, note: NoteId, on: Day, text: PersonalRef },

    /// The brokerage mandate was signed.
    MandateSigned { mandate: Mandate },
    /// The entry of a mandate was taken back.
    MandateWithdrawn { mandate: Mandate },
    /// An amendment closed a clause and opened its successor.
    ClauseAmended { deal: DealId, mandate: MandateId, successor: Clause },
    /// An amendment of a clause was taken back.
    ClauseAmendmentWithdrawn { deal: DealId, mandate: MandateId, successor: Clause },
    /// The technology contract was signed.
    ContractSigned { contract: Contract },
    /// The entry of a contract was taken back.
    ContractWithdrawn { contract: Contract },
    /// An amendment changed the contract's money.
    ContractAmended { deal: DealId, contract: ContractId, change: ContractChange },
    /// An amendment of a contract was taken back.
    ContractAmendmentWithdrawn { deal: DealId, contract: ContractId, change: ContractChange },

    /// Money came in.
    ReceiptRecorded { receipt: Entry },
    /// A receipt was entered by mistake and taken back.
    ReceiptReversed { receipt: Entry },
    /// Money was paid back.
    RefundRecorded { refund: Entry },
    /// A refund was entered by mistake and taken back.
    RefundReversed { refund: Entry },
    /// A retainer was billed.
    RetainerBilled { retainer: Entry },
    /// A retainer was entered by mistake and taken back.
    RetainerReversed { retainer: Entry },
    /// An adjustment was entered.
    AdjustmentEntered { adjustment: Entry },
    /// An adjustment was taken back.
    AdjustmentReversed { adjustment: Entry },
    /// A clause was completed.
    CompletionRecorded { completion: Entry },
    /// A completed clause was reopened.
    CompletionReopened { completion: Entry },

    /// A statement was begun.
    StatementDrafted { draft: StatementDraft },
    /// A draft was thrown away.
    StatementDiscarded { draft: StatementDraft },
    /// A statement was submitted: frozen, numbered, recomputable for ever.
    StatementSubmitted { statement: StatementId, number: StatementNumber, body: Box<StatementBody> },
    /// A submitted statement was withdrawn by its author; it keeps its number and counts as never stated.
    StatementWithdrawn { statement: StatementId, on: Day, reason: String },

    /// All values about a person were erased.
    PersonErased { person: PersonId, on: Day },
}

/// One import of a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct Import {
    /// Its identity.
    pub id: ImportId,
    /// `results` or `organisations`.
    pub list: String,
    /// SHA-256 of the file, in hexadecimal.
    pub file_hash: String,
    /// The encoding that was read.
    pub encoding: String,
    /// The mapping that was used.
    pub mapping: serde_json::Value,
    /// Rows added.
    pub added: u32,
    /// Rows that changed a record.
    pub updated: u32,
    /// Rows that said what the desk knew.
    pub unchanged: u32,
    /// Rows refused.
    pub refused: u32,
    /// The day of the import.
    pub on: Day,
}

/// Something that events make, change or rely on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs, reason = "each variant is named after the record that its id names")]
pub enum Thing {
    Organisation(OrganisationId),
    Result(ResultId),
    Payee(PayeeId),
    RateTable(RateTableId),
    Deal(DealId),
    /// A deal's place on the path.
    Path(DealId),
    /// A deal's mandate and contract taken together, on which its ledger rests.
    Terms(DealId),
    NextAction(DealId),
    Evidence(DealId, GateItem),
    Note(NoteId),
    Mandate(MandateId),
    Contract(ContractId),
    Entry(EntryId),
    Statement(StatementId),
    Import(ImportId),
    Person(PersonId),
}

/// What an event did to a thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Touch {
    /// Relied on it: it may no longer be taken back as a whole.
    Used,
    /// Changed it.
    Changed,
    /// Made it.
    Made,
}

impl Event {
    /// The event that takes this one back, or `None` when it can't be taken back.
    pub fn inverse(&self) -> Option<Self> {
        let event = self.clone();
        Some(match event {
            // A desk is not unmade from within.
            Self::DeskCreated { .. } => return None,
            Self::OrganisationAdded { organisation } => Self::OrganisationWithdrawn { organisation },
            Self::OrganisationChanged { from, to } => Self::OrganisationChanged { from: to, to: from },
            Self::OrganisationWithdrawn { organisation } => Self::OrganisationAdded { organisation },
            Self::OrganisationRemoved { organisation, on } => Self::OrganisationRestored { organisation, removed_on: on },
            Self::OrganisationRestored { organisation, removed_on } => Self::OrganisationRemoved { organisation, on: removed_on },
            Self::ResultAdded { result } => Self::ResultWithdrawn { result },
            Self::ResultChanged { from, to } => Self::ResultChanged { from: to, to: from },
            Self::ResultWithdrawn { result } => Self::ResultAdded { result },
            Self::ResultRemoved { result, on } => Self::ResultRestored { result, removed_on: on },
            Self::ResultRestored { result, removed_on } => Self::ResultRemoved { result, on: removed_on },
            Self::ListImported { import } => Self::ImportUndone { import, kept: 0 },
            // The rows that were kept would be added twice.
            Self::ImportUndone { .. } => return None,
            Self::PayeeAdded { payee } => Self::PayeeWithdrawn { payee },
            Self::PayeeChanged { from, to } => Self::PayeeChanged { from: to, to: from },
            Self::PayeeWithdrawn { payee } => Self::PayeeAdded { payee },
            Self::RateTableIssued { table } => Self::RateTableWithdrawn { table },
            Self::RateTableWithdrawn { table } => Self::RateTableIssued { table },
            Self::RateTableChecked { table, before, on } => Self::RateTableChecked { table, before: on, on: before },
            Self::DealOpened { deal } => Self::DealWithdrawn { deal },
            Self::DealChanged { from, to } => Self::DealChanged { from: to, to: from },
            Self::DealWithdrawn { deal } => Self::DealOpened { deal },
            Self::DealRemoved { deal, on } => Self::DealRestored { deal, removed_on: on },
            Self::DealRestored { deal, removed_on } => Self::DealRemoved { deal, on: removed_on },
            Self::DealMoved { deal, step } => Self::DealMoveWithdrawn { deal, step },
            Self::DealMoveWithdrawn { deal, step } => Self::DealMoved { deal, step },
            Self::NextActionSet { deal, before, after } => Self::NextActionSet { deal, before: after, after: before },
            Self::EvidenceTicked { deal, evidence } => Self::EvidenceUnticked { deal, evidence },
            Self::EvidenceUnticked { deal, evidence } => Self::EvidenceTicked { deal, evidence },
            Self::NoteLogged { deal, note, on, text } => Self::NoteWithdrawn { deal, note, on, text },
            Self::NoteWithdrawn { deal, note, on, text } => Self::NoteLogged { deal, note, on, text },
            Self::MandateSigned { mandate } => Self::MandateWithdrawn { mandate },
            Self::MandateWithdrawn { mandate } => Self::MandateSigned { mandate },
            Self::ClauseAmended { deal, mandate, successor } => Self::ClauseAmendmentWithdrawn { deal, mandate, successor },
            Self::ClauseAmendmentWithdrawn { deal, mandate, successor } => Self::ClauseAmended { deal, mandate, successor },
            Self::ContractSigned { contract } => Self::ContractWithdrawn { contract },
            Self::ContractWithdrawn { contract } => Self::ContractSigned { contract },
            Self::ContractAmended { deal, contract, change } => Self::ContractAmendmentWithdrawn { deal, contract, change },
            Self::ContractAmendmentWithdrawn { deal, contract, change } => Self::ContractAmended { deal, contract, change },
            Self::ReceiptRecorded { receipt } => Self::ReceiptReversed { receipt },
            Self::ReceiptReversed { receipt } => Self::ReceiptRecorded { receipt },
            Self::RefundRecorded { refund } => Self::RefundReversed { refund },
            Self::RefundReversed { refund } => Self::RefundRecorded { refund },
            Self::RetainerBilled { retainer } => Self::RetainerReversed { retainer },
            Self::RetainerReversed { retainer } => Self::RetainerBilled { retainer },
            Self::AdjustmentEntered { adjustment } => Self::AdjustmentReversed { adjustment },
            Self::AdjustmentReversed { adjustment } => Self::AdjustmentEntered { adjustment },
            Self::CompletionRecorded { completion } => Self::CompletionReopened { completion },
            Self::CompletionReopened { completion } => Self::CompletionRecorded { completion },
            Self::StatementDrafted { draft } => Self::StatementDiscarded { draft },
            Self::StatementDiscarded { draft } => Self::StatementDrafted { draft },
            // What was handed over is withdrawn by an act of its own, with a reason.
            Self::StatementSubmitted { .. } | Self::StatementWithdrawn { .. } => return None,
            // Erased is erased.
            Self::PersonErased { .. } => return None,
        })
    }

    /// The deal that the event belongs to, if it belongs to one.
    pub fn deal(&self) -> Option<DealId> {
        Some(match self {
            Self::DealOpened { deal } | Self::DealWithdrawn { deal } | Self::DealChanged { to: deal, .. } => deal.id,
            Self::DealRemoved { deal, .. }
            | Self::DealRestored { deal, .. }
            | Self::DealMoved { deal, .. }
            | Self::DealMoveWithdrawn { deal, .. }
            | Self::NextActionSet { deal, .. }
            | Self::EvidenceTicked { deal, .. }
            | Self::EvidenceUnticked { deal, .. }
            | Self::NoteLogged { deal, .. }
            | Self::NoteWithdrawn { deal, .. }
            | Self::ClauseAmended { deal, .. }
            | Self::ClauseAmendmentWithdrawn { deal, .. }
            | Self::ContractAmended { deal, .. }
            | Self::ContractAmendmentWithdrawn { deal, .. } => *deal,
            Self::MandateSigned { mandate } | Self::MandateWithdrawn { mandate } => mandate.deal,
            Self::ContractSigned { contract } | Self::ContractWithdrawn { contract } => contract.deal,
            Self::ReceiptRecorded { receipt: entry }
            | Self::ReceiptReversed { receipt: entry }
            | Self::RefundRecorded { refund: entry }
            | Self::RefundReversed { refund: entry }
            | Self::RetainerBilled { retainer: entry }
            | Self::RetainerReversed { retainer: entry }
            | Self::AdjustmentEntered { adjustment: entry }
            | Self::AdjustmentReversed { adjustment: entry }
            | Self::CompletionRecorded { completion: entry }
            | Self::CompletionReopened { completion: entry } => entry.deal,
            Self::DeskCreated { .. }
            | Self::OrganisationAdded { .. }
            | Self::OrganisationChanged { .. }
            | Self::OrganisationWithdrawn { .. }
            | Self::OrganisationRemoved { .. }
            | Self::OrganisationRestored { .. }
            | Self::ResultAdded { .. }
            | Self::ResultChanged { .. }
            | Self::ResultWithdrawn { .. }
            | Self::ResultRemoved { .. }
            | Self::ResultRestored { .. }
            | Self::ListImported { .. }
            | Self::ImportUndone { .. }
            | Self::PayeeAdded { .. }
            | Self::PayeeChanged { .. }
            | Self::PayeeWithdrawn { .. }
            | Self::RateTableIssued { .. }
            | Self::RateTableWithdrawn { .. }
            | Self::RateTableChecked { .. }
            | Self::StatementDrafted { .. }
            | Self::StatementDiscarded { .. }
            | Self::StatementSubmitted { .. }
            | Self::StatementWithdrawn { .. }
            | Self::PersonErased { .. } => return None,
        })
    }

    /// What the event made, changed and relied on.
    pub fn touches(&self) -> Vec<(Thing, Touch)> {
        use Touch::{Changed, Made, Used};
        match self {
            Self::DeskCreated { .. } => Vec::new(),
            Self::OrganisationAdded { organisation } | Self::OrganisationWithdrawn { organisation } => {
                vec![(Thing::Organisation(organisation.id), Made)]
            }
            Self::OrganisationChanged { to, .. } => vec![(Thing::Organisation(to.id), Changed)],
            Self::OrganisationRemoved { organisation, .. } | Self::OrganisationRestored { organisation, .. } => {
                vec![(Thing::Organisation(*organisation), Changed)]
            }
            Self::ResultAdded { result } | Self::ResultWithdrawn { result } => {
                let owner = result.owner_unit.map(|owner| (Thing::Organisation(owner), Used));
                owner.into_iter().chain([(Thing::Result(result.id), Made)]).collect()
            }
            Self::ResultChanged { to, .. } => {
                let owner = to.owner_unit.map(|owner| (Thing::Organisation(owner), Used));
                owner.into_iter().chain([(Thing::Result(to.id), Changed)]).collect()
            }
            Self::ResultRemoved { result, .. } | Self::ResultRestored { result, .. } => vec![(Thing::Result(*result), Changed)],
            Self::ListImported { import } | Self::ImportUndone { import, .. } => vec![(Thing::Import(import.id), Made)],
            Self::PayeeAdded { payee } | Self::PayeeWithdrawn { payee } => vec![(Thing::Payee(payee.id), Made)],
            Self::PayeeChanged { to, .. } => vec![(Thing::Payee(to.id), Changed)],
            Self::RateTableIssued { table } | Self::RateTableWithdrawn { table } => vec![(Thing::RateTable(table.id), Made)],
            Self::RateTableChecked { table, .. } => vec![(Thing::RateTable(*table), Changed)],
            Self::DealOpened { deal } | Self::DealWithdrawn { deal } => deal_touches(deal, Made),
            Self::DealChanged { to, .. } => deal_touches(to, Changed),
            Self::DealRemoved { deal, .. } | Self::DealRestored { deal, .. } => vec![(Thing::Deal(*deal), Changed)],
            Self::DealMoved { deal, .. } | Self::DealMoveWithdrawn { deal, .. } => {
                vec![(Thing::Path(*deal), Changed), (Thing::Deal(*deal), Used)]
            }
            Self::NextActionSet { deal, .. } => vec![(Thing::NextAction(*deal), Changed), (Thing::Deal(*deal), Used)],
            Self::EvidenceTicked { deal, evidence } | Self::EvidenceUnticked { deal, evidence } => {
                vec![(Thing::Evidence(*deal, evidence.item), Made), (Thing::Deal(*deal), Used)]
            }
            Self::NoteLogged { deal, note, .. } | Self::NoteWithdrawn { deal, note, .. } => {
                vec![(Thing::Note(*note), Made), (Thing::Deal(*deal), Used)]
            }
            Self::MandateSigned { mandate } | Self::MandateWithdrawn { mandate } => {
                let used = mandate.clauses.iter().flat_map(clause_uses);
                let head =
                    [(Thing::Mandate(mandate.id), Made), (Thing::Terms(mandate.deal), Made), (Thing::Deal(mandate.deal), Used)];
                head.into_iter().chain([(Thing::Organisation(mandate.client), Used)]).chain(used).collect()
            }
            Self::ClauseAmended { mandate, successor, deal } | Self::ClauseAmendmentWithdrawn { mandate, successor, deal } => {
                let head = [(Thing::Mandate(*mandate), Changed), (Thing::Deal(*deal), Used)];
                head.into_iter().chain(clause_uses(successor)).collect()
            }
            Self::ContractSigned { contract } | Self::ContractWithdrawn { contract } => vec![
                (Thing::Contract(contract.id), Made),
                (Thing::Terms(contract.deal), Made),
                (Thing::Deal(contract.deal), Used),
                (Thing::Organisation(contract.seller), Used),
                (Thing::Organisation(contract.buyer), Used),
            ],
            Self::ContractAmended { contract, deal, .. } | Self::ContractAmendmentWithdrawn { contract, deal, .. } => {
                vec![(Thing::Contract(*contract), Changed), (Thing::Deal(*deal), Used)]
            }
            Self::ReceiptRecorded { receipt: entry } | Self::ReceiptReversed { receipt: entry } => entry_touches(entry),
            Self::RefundRecorded { refund: entry } | Self::RefundReversed { refund: entry } => entry_touches(entry),
            Self::RetainerBilled { retainer: entry } | Self::RetainerReversed { retainer: entry } => entry_touches(entry),
            Self::AdjustmentEntered { adjustment: entry } | Self::AdjustmentReversed { adjustment: entry } => {
                entry_touches(entry)
            }
            Self::CompletionRecorded { completion: entry } | Self::CompletionReopened { completion: entry } => {
                entry_touches(entry)
            }
            Self::StatementDrafted { draft } | Self::StatementDiscarded { draft } => {
                vec![(Thing::Statement(draft.id), Made), (Thing::Payee(draft.payee), Used)]
            }
            Self::StatementSubmitted { statement, body, .. } => {
                vec![(Thing::Statement(*statement), Changed), (Thing::Payee(body.payee.id), Used)]
            }
            Self::StatementWithdrawn { statement, .. } => vec![(Thing::Statement(*statement), Changed)],
            Self::PersonErased { person, .. } => vec![(Thing::Person(*person), Changed)],
        }
    }
}

fn deal_touches(deal: &Deal, touch: Touch) -> Vec<(Thing, Touch)> {
    let results = deal.results.iter().map(|result| (Thing::Result(*result), Touch::Used));
    let client = deal.client.map(|client| (Thing::Organisation(client), Touch::Used));
    results.chain(client).chain([(Thing::Deal(deal.id), touch)]).collect()
}

fn clause_uses(clause: &Clause) -> Vec<(Thing, Touch)> {
    let table = match &clause.rates {
        Rates::Guideline { table } | Rates::GuidelineInForce { table } => Some(*table),
        Rates::Negotiated { guideline, .. } => *guideline,
    };
    let payees = clause.shares.iter().map(|share| (Thing::Payee(share.payee), Touch::Used));
    table.map(|table| (Thing::RateTable(table), Touch::Used)).into_iter().chain(payees).collect()
}

fn entry_touches(entry: &Entry) -> Vec<(Thing, Touch)> {
    let mut touches = vec![
        (Thing::Entry(entry.id), Touch::Made),
        (Thing::Terms(entry.deal), Touch::Used),
        (Thing::Deal(entry.deal), Touch::Used),
    ];
    if let What::Refund { receipt, .. } = &entry.what {
        touches.push((Thing::Entry(*receipt), Touch::Used));
    }
    touches
}
