//! Everything about one deal, as its page shows it.

use std::collections::BTreeMap;

use domain::{
    Day, Money,
    contract::{Contract, ContractChange, Instalment},
    deal::{
        DealFile, NextAction,
        stage::{Evidence, GateItem, Stage, Step},
    },
    id::{ClauseId, DealId, NoteId, ResultId, StatementId},
    ledger::Entry,
    mandate::Mandate,
    rates::BandDifference,
    refusal::Refusal,
    result::ResearchResult,
};
use schemars::JsonSchema;
use serde::Serialize;
use store::{Books, Way};

use crate::{
    deal::{DealFields, file, organisation_name},
    desk::history,
    error::{Result, Sentence},
    reader::Reader,
    statement::{StatementStep, number_and_state},
    wire::Chosen,
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
    /// Where it stands.
    pub stage: Stage,
    /// The client enterprise's name.
    pub client_name: Option<String>,
    /// The results' titles, in the order of the record.
    pub result_titles: Vec<String>,
    /// What to do next.
    pub next_action: Option<NextActionView>,
    /// What the gate of its stage asks for, and whether it is at hand.
    pub gate: Vec<GateView>,
    /// The path as it happened.
    pub path: Vec<Step>,
    /// Ticked evidence.
    pub evidence: Vec<EvidenceView>,
    /// The log.
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
    /// What the contract's instalments still ask for.
    pub instalments: Vec<InstalmentView>,
    /// The numbered statements that state something of it.
    pub statements: Vec<DealStatement>,
    /// The names of the organisations, payees and rate tables that the terms name by id; erased ones are missing.
    pub names: BTreeMap<String, String>,
    /// Everything that happened, newest first.
    pub timeline: Vec<TimelineRow>,
}

/// What to do next, as a page shows it.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct NextActionView {
    /// What; missing once erased.
    pub what: Option<String>,
    /// When.
    pub on: Day,
}

/// One thing that the gate of the present stage asks for.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct GateView {
    /// What.
    pub item: GateItem,
    /// It is at hand.
    pub is_at_hand: bool,
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

/// A note as a page shows it.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct NoteView {
    /// Its id.
    pub id: NoteId,
    /// Its day.
    pub on: Day,
    /// What it says; missing once erased.
    pub text: Option<String>,
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

/// One thing that happened to the deal.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct TimelineRow {
    /// The journal entry.
    pub entry: i64,
    /// When, `2026-11-22T03:04:05Z`.
    pub at: String,
    /// What.
    pub what: Sentence,
    /// What was written with it: a note, a next action, where evidence is; missing where nothing was, or once erased.
    pub text: Option<String>,
    /// It takes another entry back.
    pub undoes: Option<i64>,
}

impl Reader<'_> {
    /// Everything about one deal.
    pub fn deal_page(&self, request: Chosen<DealId>) -> Result<DealPage> {
        let books = self.books()?;
        let file = file(books, request.id)?;
        Ok(DealPage {
            id: file.id,
            deal: DealFields { title: file.deal.title.clone(), results: file.deal.results.clone(), client: file.deal.client },
            removed_on: file.removed_on,
            stage: file.stage,
            client_name: organisation_name(books, file.deal.client)?,
            result_titles: titles(books, &file.deal.results)?,
            next_action: next_action(books, file.next_action.as_ref())?,
            gate: file.stage.gate().iter().map(|item| GateView { item: *item, is_at_hand: file.has(*item) }).collect(),
            path: books.steps(request.id)?,
            evidence: evidence(books, &file.evidence)?,
            notes: notes(books, request.id)?,
            differences: differences(&file)?,
            instalments: instalments(&file)?,
            received: file.received()?,
            statements: statements(books, request.id)?,
            names: names(books, &file)?,
            texts: texts(books, request.id)?,
            timeline: timeline(books, request.id)?,
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

fn next_action(books: Books<'_>, next: Option<&NextAction>) -> Result<Option<NextActionView>> {
    next.map(|next| Ok(NextActionView { what: books.personal(&next.what)?, on: next.on })).transpose()
}

fn evidence(books: Books<'_>, ticked: &[Evidence]) -> Result<Vec<EvidenceView>> {
    let view = |evidence: &Evidence| {
        let note = books.personal_text(evidence.note.as_ref())?;
        Ok(EvidenceView { item: evidence.item, on: evidence.on, note })
    };
    ticked.iter().map(view).collect()
}

fn notes(books: Books<'_>, deal: DealId) -> Result<Vec<NoteView>> {
    let rows = books.notes(deal)?;
    rows.into_iter().map(|row| Ok(NoteView { id: row.id, on: row.on, text: books.personal(&row.text)? })).collect()
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
        let (number, state) = number_and_state(&state);
        statements.push(DealStatement {
            id: draft.id,
            number: number.map(|number| number.to_string()).unwrap_or_default(),
            payee_name: books.payee_name(draft.payee)?,
            from: draft.from,
            to: draft.to,
            amount,
            state,
        });
    }
    Ok(statements)
}

fn timeline(books: Books<'_>, deal: DealId) -> Result<Vec<TimelineRow>> {
    let mut rows = Vec::new();
    for (head, events) in books.history_of_deal(deal)? {
        for event in events.iter().filter(|event| event.about().deal == Some(deal)) {
            let text = books.personal_text(event.about().text)?;
            rows.push(TimelineRow {
                entry: head.n,
                at: history::at(&head),
                what: history::phrase(event),
                text,
                undoes: matches!(head.way(), Way::Undo(_)).then_some(head.undoes).flatten(),
            });
        }
    }
    Ok(rows)
}

/// The texts behind the references that the deal's events carry.
fn texts(books: Books<'_>, deal: DealId) -> Result<BTreeMap<String, String>> {
    let mut texts = BTreeMap::new();
    for (_, events) in books.history_of_deal(deal)? {
        for reference in events.iter().flat_map(|event| event.about().personal) {
            if let Some(text) = books.personal(reference)? {
                texts.insert(reference.id.to_string(), text);
            }
        }
    }
    Ok(texts)
}

/// The names behind the ids of mandate and contract.
fn names(books: Books<'_>, file: &DealFile) -> Result<BTreeMap<String, String>> {
    let mut names: BTreeMap<String, String> =
        books.payee_names()?.into_iter().map(|(payee, name)| (payee.to_string(), name)).collect();
    names.extend(
        file.tables.iter().map(|table| (table.id.to_string(), format!("{} {}", table.guideline.name, table.guideline.version))),
    );
    let parties = file.contract.iter().flat_map(|contract| [contract.seller, contract.buyer]);
    for id in parties.chain(file.mandate.iter().map(|mandate| mandate.client)) {
        names.extend(organisation_name(books, Some(id))?.map(|name| (id.to_string(), name)));
    }
    Ok(names)
}
