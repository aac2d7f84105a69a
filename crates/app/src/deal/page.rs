//! Everything about one deal, as its page shows it.

use std::collections::{BTreeMap, btree_map::Entry as Known};

use domain::{
    Day, Money,
    contract::{Contract, ContractChange, Instalment, event::ContractEvent},
    deal::{
        DealFile, account,
        event::DealEvent,
        stage::{Evidence, GateItem, Stage, Step},
    },
    event::Event,
    id::{ClauseId, DealId, ResultId, StatementId},
    ledger::{Entry, LedgerEvent},
    mandate::{Mandate, event::MandateEvent},
    rates::BandDifference,
    refusal::Refusal,
    result::ResearchResult,
    statement::StatementStep,
};
use schemars::JsonSchema;
use serde::Serialize;
use store::Books;

use crate::{
    commission::view::{PayeeSum, payee_sums},
    deal::{
        DealFields,
        facts::{self, AheadView},
        file,
        follow_up::{FollowUps, follow_ups},
        gate::{self, GateView},
        listed::Party,
        organisation_name,
        timeline::{self, TimelineRow},
    },
    error::Result,
    log::{NextActionView, NoteView},
    reader::Reader,
    wire::{Chosen, MOST_WRITTEN},
};

/// Everything about one deal.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct DealPage {
    /// Its id.
    pub id: DealId,
    /// The record.
    pub deal: DealFields,
    /// In the recycle bin since; nothing happens in a deal that lies there.
    pub removed_on: Option<Day>,
    /// The day on which it was opened.
    pub opened_on: Day,
    /// Where it stands.
    pub stage: Stage,
    /// Where its facts would move it.
    pub ahead: Option<AheadView>,
    /// What follows from its facts.
    pub follow_ups: FollowUps,
    /// The client enterprise's name.
    pub client_name: Option<String>,
    /// The results' titles, in the order of the record.
    pub result_titles: Vec<String>,
    /// Who owns them, each once, the first result's owner first; without an id where a name is all that the desk has.
    pub owners: Vec<Party>,
    /// What is asked for the first of them.
    pub asking_amount: Option<Money>,
    /// What to do next.
    pub next_action: Option<NextActionView>,
    /// What the gate of its stage asks for, and whether it is at hand.
    pub gate: Vec<GateView>,
    /// What it passed by without having it, and what nobody has yet.
    pub passed_over: Vec<GateView>,
    /// The path as it happened.
    pub path: Vec<Step>,
    /// Ticked evidence.
    pub evidence: Vec<EvidenceView>,
    /// The log, the last hundred notes of it.
    pub notes: Vec<NoteView>,
    /// The mandate.
    pub mandate: Option<Mandate>,
    /// What was written by hand in mandate, contract, path and ledger, by the id that stands in its place; erased texts are
    /// missing.
    pub texts: BTreeMap<String, String>,
    /// Per clause with negotiated rates, how they stand against their guideline.
    pub differences: Vec<ClauseDifferences>,
    /// The technology contract as signed.
    pub contract: Option<Contract>,
    /// Its amendments.
    pub contract_changes: Vec<ContractChange>,
    /// The ledger, in the order of entry.
    pub entries: Vec<Entry>,
    /// Receipts less refunds.
    pub received: Money,
    /// How much of the price that is, in whole per cent, rounded down; a royalty comes beside it. Missing without a price.
    pub received_percent: Option<u32>,
    /// What each payee has of the commission.
    pub shares: Vec<PayeeSum>,
    /// What the contract's instalments still ask for.
    pub instalments: Vec<InstalmentView>,
    /// The numbered statements that state something of it.
    pub statements: Vec<DealStatement>,
    /// The names of the organisations, payees and rate tables that the terms name by id; erased ones are missing.
    pub names: BTreeMap<String, String>,
    /// What happened, the newest hundred; `deal_timeline` has the rest.
    pub timeline: Vec<TimelineRow>,
    /// How much happened in all.
    pub timeline_total: u32,
}

/// A tick as a page shows it.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct EvidenceView {
    /// What it is evidence for.
    pub item: GateItem,
    /// The day that the evidence bears.
    pub on: Day,
    /// Where it is; missing where nothing was noted, or once erased.
    pub note: Option<String>,
}

/// How the rates of a clause stand against their guideline.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ClauseDifferences {
    /// The clause.
    pub clause: ClauseId,
    /// Band by band.
    pub bands: Vec<BandDifference>,
}

/// A planned payment and what has come in for it.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct InstalmentView {
    /// The plan.
    pub planned: Instalment,
    /// Receipts against it, less their refunds.
    pub received: Money,
    /// What is still open.
    pub open: Money,
}

/// A statement, as the deal sees it.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct DealStatement {
    /// Its id.
    pub id: StatementId,
    /// Its number.
    pub number: String,
    /// The payee's name; missing once erased.
    pub payee_name: Option<String>,
    /// First day of the period.
    pub from: Day,
    /// Last day of the period.
    pub to: Day,
    /// What it states of this deal.
    pub amount: Money,
    /// How far it is; no draft states anything.
    pub state: StatementStep,
}

impl Reader<'_> {
    /// Everything about one deal.
    pub fn deal_page(&self, request: Chosen<DealId>) -> Result<DealPage> {
        self.deal_with(request.id, MOST_WRITTEN)
    }

    /// Everything about one deal, with so much of its log and of what happened.
    pub(crate) fn deal_with(&self, id: DealId, written: u32) -> Result<DealPage> {
        let books = self.books()?;
        let file = file(books, id)?;
        let path = books.steps(id)?;
        let texts = texts(books, &file, &path)?;
        Ok(DealPage {
            id: file.id,
            deal: DealFields { title: file.deal.title.clone(), results: file.deal.results.clone(), client: file.deal.client },
            removed_on: file.removed_on,
            opened_on: file.deal.opened_on,
            stage: file.stage,
            client_name: organisation_name(books, file.deal.client)?,
            result_titles: titles(books, &file.deal.results)?,
            owners: owners(books, &file.results)?,
            asking_amount: file.results.first().and_then(|(_, result)| result.asking_amount),
            next_action: NextActionView::of(books, file.next_action.as_ref())?,
            ahead: facts::ahead(&file),
            follow_ups: follow_ups(&file),
            gate: gate::present(books, &file)?,
            passed_over: gate::passed_over(books, &file, &path)?,
            path,
            evidence: evidence(books, &file.evidence)?,
            notes: notes(books, id, written)?,
            differences: differences(&file)?,
            instalments: instalments(&file)?,
            received: file.received()?,
            received_percent: file.received_percent()?,
            shares: shares(books, &file)?,
            statements: statements(books, id)?,
            names: names(books, &file)?,
            texts,
            timeline_total: books.history_of_deal_count(id)?,
            timeline: timeline::rows(books, id, 0, written)?,
            mandate: file.mandate,
            contract: file.contract,
            contract_changes: file.changes,
            entries: file.entries,
        })
    }
}

fn titles(books: Books<'_>, results: &[ResultId]) -> Result<Vec<String>> {
    let title = |id: &ResultId| Ok(books.kept::<ResearchResult>(*id)?.map(|kept| kept.record.title).unwrap_or_default());
    results.iter().map(title).collect()
}

fn owners(books: Books<'_>, results: &[(ResultId, ResearchResult)]) -> Result<Vec<Party>> {
    let mut owners: Vec<Party> = Vec::new();
    for (_, result) in results {
        let owner = books.owner_name(result)?.map(|name| Party { id: result.owner_unit, name });
        owners.extend(owner.filter(|owner| !owners.contains(owner)));
    }
    Ok(owners)
}

fn evidence(books: Books<'_>, ticked: &[Evidence]) -> Result<Vec<EvidenceView>> {
    let view = |evidence: &Evidence| {
        let note = books.personal_text(evidence.note.as_ref())?;
        Ok(EvidenceView { item: evidence.item, on: evidence.on, note })
    };
    ticked.iter().map(view).collect()
}

fn notes(books: Books<'_>, deal: DealId, limit: u32) -> Result<Vec<NoteView>> {
    books.notes(deal, limit)?.into_iter().map(|note| NoteView::of(books, note)).collect()
}

fn differences(file: &DealFile) -> Result<Vec<ClauseDifferences>> {
    let clauses = file.mandate.iter().flat_map(|mandate| &mandate.clauses);
    let all = clauses.map(|clause| Ok(ClauseDifferences { clause: clause.id, bands: clause.differences(&file.tables)? }));
    all.filter(|differences| differences.as_ref().map_or(true, |differences| !differences.bands.is_empty())).collect()
}

fn instalments(file: &DealFile) -> Result<Vec<InstalmentView>> {
    let planned = file.money().map(|money| money.instalments.clone()).unwrap_or_default();
    let view = |planned: Instalment| {
        let received = file.received_for(planned.id)?;
        let open = planned.amount.checked_sub(received).map_err(|_| Refusal::AmountTooLarge)?;
        Ok(InstalmentView { open: open.max(Money::ZERO), planned, received })
    };
    planned.into_iter().map(view).collect()
}

fn statements(books: Books<'_>, deal: DealId) -> Result<Vec<DealStatement>> {
    let mut statements = Vec::new();
    for (draft, state, amount) in books.statements_of(deal)? {
        statements.push(DealStatement {
            id: draft.id,
            number: state.number().map(|number| number.to_string()).unwrap_or_default(),
            payee_name: books.payee_name(draft.payee)?,
            from: draft.from,
            to: draft.to,
            amount,
            state: state.step(),
        });
    }
    Ok(statements)
}

fn shares(books: Books<'_>, file: &DealFile) -> Result<Vec<PayeeSum>> {
    let accounts = account::accounts(file)?;
    let lines = accounts.settled.iter().flat_map(|settled| settled.lines().map(|(_, _, line)| line));
    payee_sums(lines, &books.payee_names()?)
}

/// What was written by hand in mandate, contract, path and ledger. Each of these says in the event that brings it which texts it names.
fn texts(books: Books<'_>, file: &DealFile, path: &[Step]) -> Result<BTreeMap<String, String>> {
    let deal = file.id;
    let signed = file.mandate.iter().map(|mandate| Event::from(MandateEvent::Signed { mandate: mandate.clone() }));
    let contract = file.contract.iter().flat_map(|contract| {
        let amended = file
            .changes
            .iter()
            .map(move |change| Event::from(ContractEvent::Amended { deal, contract: contract.id, change: change.clone() }));
        [Event::from(ContractEvent::Signed { contract: contract.clone() })].into_iter().chain(amended)
    });
    let moved = path.iter().map(|step| Event::from(DealEvent::Moved { deal, step: step.clone() }));
    let entered = file.entries.iter().map(|entry| Event::from(LedgerEvent::Recorded { entry: entry.clone() }));
    let mut texts = BTreeMap::new();
    for event in signed.chain(contract).chain(moved).chain(entered) {
        for reference in event.about().personal {
            texts.extend(books.personal(reference)?.map(|text| (reference.id.to_string(), text)));
        }
    }
    Ok(texts)
}

/// The names behind the ids of mandate and contract.
fn names(books: Books<'_>, file: &DealFile) -> Result<BTreeMap<String, String>> {
    let mut names = BTreeMap::new();
    for share in file.mandate.iter().flat_map(|mandate| &mandate.clauses).flat_map(|clause| &clause.shares) {
        if let Known::Vacant(free) = names.entry(share.payee.to_string())
            && let Some(name) = books.payee_name(share.payee)?
        {
            free.insert(name);
        }
    }
    names.extend(
        file.tables.iter().map(|table| (table.id.to_string(), format!("{} {}", table.guideline.name, table.guideline.version))),
    );
    let parties = file.contract.iter().flat_map(|contract| [contract.particulars.seller, contract.particulars.buyer]);
    for id in parties.chain(file.mandate.iter().map(|mandate| mandate.particulars.client)) {
        names.extend(organisation_name(books, Some(id))?.map(|name| (id.to_string(), name)));
    }
    Ok(names)
}
