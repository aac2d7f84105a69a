//! From a deal's file to calculation cases: one account per clause chain, with the entries that each case is made of, the
//! tables that its rates came from, and what no case takes in.

pub mod parts;

use serde::{Deserialize, Serialize};

use crate::{
    commission::{self, Base, CalcCode, Case, CaseEvent, Currency, DatedScale, Earning, Line, Settlement, Terms, settle_chain},
    contract::{ContractMoney, ReceiptKind},
    day::Day,
    deal::DealFile,
    id::{ClauseId, DealId, EntryId, RateTableId},
    ledger::{Entry, What},
    mandate::{Chain, Clause, Rates},
    money::Money,
    rates::{RateTable, in_force},
    refusal::Refusal,
};

/// One clause chain of a deal with everything that its commission is computed from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct Account {
    /// The deal.
    pub deal: DealId,
    /// The first clause of the chain, which names the account.
    pub root: ClauseId,
    /// One case per clause, each going on where the one before stopped.
    pub clauses: Vec<ClauseCase>,
}

/// One clause with its case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct ClauseCase {
    /// The clause.
    pub clause: ClauseId,
    /// What the calculator gets.
    pub case: Case,
    /// Where each event of the case comes from, in the order of the case.
    pub sources: Vec<Source>,
    /// What each receipt or refund among them was for.
    pub receipt_kinds: Vec<Option<ReceiptKind>>,
    /// The rate tables that the rates came from or are held against.
    pub cited: Vec<CitedTable>,
}

/// Where an event of a case comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(tag = "source", content = "entry", rename_all = "snake_case")]
pub enum Source {
    /// The signing of the technology contract.
    Signing,
    /// An entry of the ledger.
    Entry(EntryId),
}

/// A line's identity over all statements: the account, and the event that made it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, schemars::JsonSchema)]
pub struct LineKey {
    /// The account.
    pub root: ClauseId,
    /// The event.
    pub source: Source,
}

/// A rate table as a statement names it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct CitedTable {
    /// Which version.
    pub id: RateTableId,
    /// The table's name.
    pub name: String,
    /// The version's name.
    pub version: String,
    /// Who issued it.
    pub issuer: String,
    /// First day in force.
    pub effective_from: Day,
    /// Rates are the table's own; otherwise they are negotiated and held against it.
    pub is_applied: bool,
}

/// A receipt, or a refund of one, that no case takes in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Uncounted {
    /// The entry.
    pub entry: Entry,
    /// The last day of the clause that had ended; `None` where no clause covers the kind.
    pub ended_on: Option<Day>,
}

/// The accounts of a deal and what they leave out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Accounts {
    /// One per clause chain, settled.
    pub settled: Vec<SettledAccount>,
    /// Receipts and refunds outside every account.
    pub uncounted: Vec<Uncounted>,
}

/// An account with its lines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SettledAccount {
    /// The account.
    pub account: Account,
    /// Per clause, what its case gives.
    pub settlements: Vec<Settlement>,
    /// The technology contract is signed.
    pub is_signed: bool,
}

impl SettledAccount {
    /// Every line with its clause's case and where it comes from, in the order of time.
    pub fn lines(&self) -> impl Iterator<Item = (&ClauseCase, Source, &Line)> {
        let pairs = self.account.clauses.iter().zip(&self.settlements);
        pairs.flat_map(|(clause, settlement)| settlement.lines.iter().map(move |line| (clause, clause.sources[line.event], line)))
    }
}

impl Account {
    /// The lines of the account; the same cases always give the same lines.
    pub fn settle(self) -> Result<SettledAccount, Refusal> {
        // A statement of another desk may have lost the entry that an event came from.
        let is_whole = |it: &ClauseCase| [it.sources.len(), it.receipt_kinds.len()] == [it.case.events.len(); 2];
        if !self.clauses.iter().all(is_whole) {
            return Err(Refusal::EntryUnknown);
        }
        let cases: Vec<Case> = self.clauses.iter().map(|clause| clause.case.clone()).collect();
        let is_signed = cases.iter().flat_map(|case| &case.events).any(|event| matches!(event, CaseEvent::Signing { .. }));
        let settlements = settle_chain(&cases).map_err(|error| refusal(error.code, &error.field))?;
        Ok(SettledAccount { account: self, settlements, is_signed })
    }
}

/// The accounts of a deal, or why its commission can't be computed.
pub fn accounts(file: &DealFile) -> Result<Accounts, Refusal> {
    file.received()?;
    let Some(mandate) = &file.mandate else {
        let receipts = file.entries.iter().filter(|e| matches!(e.what, What::Receipt { .. } | What::Refund { .. }));
        let uncounted = receipts.map(|entry| Uncounted { entry: entry.clone(), ended_on: None }).collect();
        return Ok(Accounts { settled: Vec::new(), uncounted });
    };
    let mut uncounted = Vec::new();
    let chains = mandate.chains()?;
    let mut placed: Vec<Vec<Placed<'_>>> = vec![Vec::new(); chains.len()];
    for entry in &file.entries {
        match place(file, &chains, entry)? {
            Place::Chain(index, kind) => placed[index].push((entry, kind)),
            Place::Nowhere { ended_on } => uncounted.push(Uncounted { entry: entry.clone(), ended_on }),
        }
    }
    let settled =
        chains.iter().zip(&placed).map(|(chain, entries)| account(file, chain, entries)?.settle()).collect::<Result<_, _>>()?;
    Ok(Accounts { settled, uncounted })
}

/// An entry of an account, with what a receipt or refund was for.
type Placed<'a> = (&'a Entry, Option<ReceiptKind>);

enum Place {
    Chain(usize, Option<ReceiptKind>),
    Nowhere { ended_on: Option<Day> },
}

/// Finds the chain that an entry belongs to. A refund goes where its receipt went, also after the clause's end.
fn place(file: &DealFile, chains: &[Chain<'_>], entry: &Entry) -> Result<Place, Refusal> {
    let by_root = |root: ClauseId| chains.iter().position(|chain| chain.root.id == root).ok_or(Refusal::ClauseUnknown);
    match &entry.what {
        What::Retainer { clause, .. } | What::Adjustment { clause, .. } | What::Completion { clause } => {
            Ok(Place::Chain(by_root(*clause)?, None))
        }
        What::Refund { receipt, .. } => {
            let paid = file.entries.iter().find(|other| other.id == *receipt).ok_or(Refusal::EntryUnknown)?;
            match &paid.what {
                What::Receipt { .. } => place(file, chains, paid),
                What::Refund { .. } | What::Retainer { .. } | What::Adjustment { .. } | What::Completion { .. } => {
                    Err(Refusal::NotAReceipt)
                }
            }
        }
        What::Receipt { covers, accrued_on, .. } => {
            let Some(index) = chains.iter().position(|chain| chain.in_force_on(entry.on).covers.contains(covers)) else {
                return Ok(Place::Nowhere { ended_on: None });
            };
            let held_against = accrued_on.unwrap_or(entry.on);
            match chains[index].in_force_on(entry.on).ends_on {
                Some(end) if held_against > end => Ok(Place::Nowhere { ended_on: Some(end) }),
                Some(_) | None => Ok(Place::Chain(index, Some(*covers))),
            }
        }
    }
}

fn account(file: &DealFile, chain: &Chain<'_>, entries: &[Placed<'_>]) -> Result<Account, Refusal> {
    let mut clauses = Vec::new();
    for clause in chain.clauses() {
        let holds = |on: Day| chain.in_force_on(on).id == clause.id;
        let mut sources = Vec::new();
        let mut events = Vec::new();
        let mut receipt_kinds = Vec::new();
        if let Some(signed_on) = file.contract.as_ref().map(|contract| contract.particulars.signed_on).filter(|on| holds(*on)) {
            sources.push(Source::Signing);
            events.push(CaseEvent::Signing { on: signed_on });
            receipt_kinds.push(None);
        }
        for (entry, kind) in entries.iter().filter(|(entry, _)| holds(entry.on)) {
            check_rate_in_force(file, clause, entry)?;
            sources.push(Source::Entry(entry.id));
            events.push(case_event(entry));
            receipt_kinds.push(*kind);
        }
        let case = case(clause, contracted(file, clause), &file.tables, events)?;
        clauses.push(ClauseCase { clause: clause.id, case, sources, receipt_kinds, cited: cited(clause, &file.tables) });
    }
    Ok(Account { deal: file.id, root: chain.root.id, clauses })
}

fn case_event(entry: &Entry) -> CaseEvent {
    let on = entry.on;
    match &entry.what {
        What::Receipt { amount, .. } => CaseEvent::Receipt { on, amount: *amount },
        What::Refund { amount, .. } => CaseEvent::Refund { on, amount: *amount },
        What::Retainer { amount, creditable, .. } => CaseEvent::Retainer { on, amount: *amount, creditable: *creditable },
        What::Adjustment { amount, reason, .. } => CaseEvent::Adjustment { on, amount: *amount, reason: reason.id.to_string() },
        What::Completion { .. } => CaseEvent::Completion { on },
    }
}

/// What the technology contract says about money while a clause holds.
#[derive(Clone, Copy)]
struct Contracted<'a> {
    money: Option<&'a ContractMoney>,
    is_signed: bool,
}

fn contracted<'a>(file: &'a DealFile, clause: &Clause) -> Contracted<'a> {
    let money = match &clause.follows {
        Some(follows) => file.money_on(follows.from),
        None => file.contract.as_ref().map(|contract| &contract.money),
    };
    Contracted { money, is_signed: file.contract.is_some() }
}

/// A receipt that is only thought of.
#[derive(Clone, Copy, Debug)]
pub struct Tried {
    /// What would be paid for.
    pub covers: ReceiptKind,
    /// How much.
    pub amount: Money,
    /// The day of the signing and of the receipt.
    pub on: Day,
}

/// What a further receipt would bring under the deal's own terms: its line, none where no clause covers it. `id` is one that no
/// entry has.
pub fn try_receipt(file: &DealFile, id: EntryId, tried: Tried) -> Result<Option<Line>, Refusal> {
    let what = What::Receipt { covers: tried.covers, amount: tried.amount, instalment: None, accrued_on: None };
    let entry = Entry { id, deal: file.id, order: file.next_order(), on: tried.on, what };
    file.record(entry.clone())?;
    let mut file = file.clone();
    file.entries.push(entry);
    let settled = accounts(&file)?.settled;
    let mut lines = settled.iter().flat_map(SettledAccount::lines);
    Ok(lines.find(|(_, source, _)| *source == Source::Entry(id)).map(|(_, _, line)| line.clone()))
}

/// What terms that are not signed yet would make of a signing and a receipt on one day: the lines of the clause that covers
/// it, none where no clause does. `money` is the contract's where there is one; otherwise the receipt is taken for the price.
pub fn try_terms(
    clauses: &[Clause],
    money: Option<&ContractMoney>,
    tables: &[RateTable],
    tried: Tried,
) -> Result<Vec<Line>, Refusal> {
    let Some(clause) = clauses.iter().find(|clause| clause.covers.contains(&tried.covers)) else { return Ok(Vec::new()) };
    if !tried.amount.is_positive() {
        return Err(Refusal::AmountNotPositive);
    }
    let price = Some(tried.amount);
    let thought_of = ContractMoney { price, technology_amount: price, instalments: Vec::new(), royalty: None };
    let contract = Contracted { money: Some(money.unwrap_or(&thought_of)), is_signed: true };
    let events = vec![CaseEvent::Signing { on: tried.on }, CaseEvent::Receipt { on: tried.on, amount: tried.amount }];
    let settled = settle_chain(&[case(clause, contract, tables, events)?]).map_err(|error| refusal(error.code, &error.field))?;
    Ok(settled.into_iter().flat_map(|settlement| settlement.lines).collect())
}

fn case(clause: &Clause, contract: Contracted<'_>, tables: &[RateTable], events: Vec<CaseEvent>) -> Result<Case, Refusal> {
    let Contracted { money, is_signed } = contract;
    let price = money.and_then(|money| money.price);
    let technology_amount = money.and_then(|money| money.technology_amount);
    // Until the contract is signed nothing is due, and the terms that need its price have none to work with.
    let needs_price = clause.base == Base::Technology || clause.earning == Earning::Signing;
    if needs_price && is_signed && (price.is_none() || (clause.base == Base::Technology && technology_amount.is_none())) {
        return Err(Refusal::PriceNeeded);
    }
    let is_open = needs_price && !is_signed;
    let terms = Terms {
        currency: Currency::Cny,
        earning: if is_open { Earning::Receipts } else { clause.earning },
        base: if is_open { Base::Receipts } else { clause.base },
        rates: rates(clause, tables)?,
        factor: clause.factor,
        minimum: clause.minimum,
        cap: clause.cap,
        shares: clause
            .shares
            .iter()
            .map(|share| commission::PayeeShare { payee: share.payee.to_string(), share: share.share })
            .collect(),
    };
    let technology_amount = technology_amount.filter(|_| !is_open);
    Ok(Case { terms, contract_price: price.filter(|_| !is_open), technology_amount, events })
}

fn rates(clause: &Clause, tables: &[RateTable]) -> Result<commission::Rates, Refusal> {
    let find = |id: RateTableId| tables.iter().find(|table| table.id == id).ok_or(Refusal::RateTableUnknown);
    Ok(match &clause.rates {
        Rates::Guideline { table } => commission::Rates::Locked(find(*table)?.scale()?),
        Rates::Negotiated { scale, .. } => commission::Rates::Locked(scale.clone()),
        Rates::GuidelineInForce { table } => {
            let named = find(*table)?;
            let mut versions: Vec<&RateTable> = tables.iter().filter(|table| named.is_same_series(table)).collect();
            versions.sort_by_key(|table| table.guideline.effective_from);
            let dated = |table: &&RateTable| Ok(DatedScale { from: table.guideline.effective_from, scale: table.scale()? });
            commission::Rates::InForce(versions.iter().map(dated).collect::<Result<_, Refusal>>()?)
        }
    })
}

/// A closed version may leave a gap before the next; a receipt that falls into it has no rate.
fn check_rate_in_force(file: &DealFile, clause: &Clause, entry: &Entry) -> Result<(), Refusal> {
    match (&clause.rates, &entry.what) {
        (Rates::GuidelineInForce { table }, What::Receipt { .. }) => {
            let named = file.tables.iter().find(|other| other.id == *table).ok_or(Refusal::RateTableUnknown)?;
            let series = file.tables.iter().filter(|other| named.is_same_series(other));
            in_force(series, entry.on).map(drop).ok_or(Refusal::NoRateInForce)
        }
        _ => Ok(()),
    }
}

fn cited(clause: &Clause, tables: &[RateTable]) -> Vec<CitedTable> {
    let find = |id: RateTableId| tables.iter().find(|table| table.id == id);
    let (ids, is_applied): (Vec<&RateTable>, bool) = match &clause.rates {
        Rates::Guideline { table } => (find(*table).into_iter().collect(), true),
        Rates::GuidelineInForce { table } => {
            let mut series: Vec<&RateTable> =
                find(*table).map(|named| tables.iter().filter(|other| named.is_same_series(other)).collect()).unwrap_or_default();
            series.sort_by_key(|table| table.guideline.effective_from);
            (series, true)
        }
        Rates::Negotiated { guideline, .. } => (guideline.and_then(find).into_iter().collect(), false),
    };
    let cite = |table: &RateTable| CitedTable {
        id: table.id,
        name: table.guideline.name.clone(),
        version: table.guideline.version.clone(),
        issuer: table.guideline.issuer.clone(),
        effective_from: table.guideline.effective_from,
        is_applied,
    };
    ids.into_iter().map(cite).collect()
}

/// What a calculator's error means for the broker who entered something.
fn refusal(code: CalcCode, field: &str) -> Refusal {
    match code {
        CalcCode::Money => Refusal::AmountTooLarge,
        CalcCode::Rate | CalcCode::Date | CalcCode::Currency => Refusal::BandsInvalid,
        CalcCode::Scale => Refusal::NoRateInForce,
        CalcCode::MinimumAboveCap => Refusal::MinimumAboveCap,
        CalcCode::Shares => Refusal::SharesNotWhole,
        CalcCode::RefundExceedsReceipts => Refusal::RefundExceedsReceipts { entry: None },
        // A chain names the field within its case: `cases[0].events[2]`.
        CalcCode::Format if field.contains("events[") => Refusal::AfterCompletion,
        CalcCode::Format => Refusal::PriceNeeded,
    }
}
