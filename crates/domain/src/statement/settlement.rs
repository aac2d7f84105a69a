//! Draws up a commission statement and checks one that was frozen. It settles everything up to the period's end that earlier
//! statements have not: for each line of the payee its part as it computes today, less what was stated for it before.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    commission::{CaseEvent, EventKind, Line},
    contract::ReceiptKind,
    day::Day,
    deal::account::{Account, Accounts, ClauseCase, LineKey, SettledAccount, Source},
    id::{ClauseId, DealId, PayeeId},
    ledger::What,
    money::{Money, Share},
    payee::{Payee, PayeeKind},
    refusal::Refusal,
    statement::withholding::{WithholdingTable, vat, withheld_now},
    statement::{
        Cause, EventNamed, FrozenAccount, LeftOut, LeftOutWhy, LineStatus, LineToday, LineZero, PreparedBy, RULES, StatementBody,
        StatementLine, StatementNumber, StatementPayee, StatementTotals, WithholdingSteps,
    },
};

/// The commission of one deal, as a statement needs it.
#[derive(Clone, Debug)]
pub struct DealAccounts {
    /// The deal.
    pub deal: DealId,
    /// Its title.
    pub title: String,
    /// The organisation that signed the mandate.
    pub client: String,
    /// The technology contract's number.
    pub contract_number: Option<String>,
    /// Its accounts.
    pub accounts: Accounts,
}

/// A statement of the same payee that was submitted and not withdrawn.
#[derive(Clone, Debug)]
pub struct Stated {
    /// Its number.
    pub number: StatementNumber,
    /// What it froze.
    pub body: StatementBody,
}

/// What a statement is drawn up from.
#[derive(Clone, Debug)]
pub struct Request<'a> {
    /// Who draws it up.
    pub prepared_by: Option<PreparedBy>,
    /// For whom.
    pub payee_id: PayeeId,
    /// The payee's record.
    pub payee: &'a Payee,
    /// The payee has a name that was not erased.
    pub is_named: bool,
    /// First day of the period.
    pub from: Day,
    /// Last day of the period.
    pub to: Day,
    /// The statement's day.
    pub on: Day,
    /// The day of payment.
    pub payment_on: Day,
    /// Every deal in which the payee has a share.
    pub deals: &'a [DealAccounts],
    /// The payee's earlier statements, by number.
    pub earlier: &'a [Stated],
    /// The withholding tables known; the one in force on the day of payment counts.
    pub tables: &'a [WithholdingTable],
}

/// Draws up the statement, or says why it can't be.
pub fn draw_up(request: &Request<'_>) -> Result<StatementBody, Refusal> {
    let payee = statement_payee(request)?;
    let mut body = StatementBody {
        rules: RULES,
        prepared_by: request.prepared_by.clone(),
        payee,
        from: request.from,
        to: request.to,
        on: request.on,
        payment_on: request.payment_on,
        lines: Vec::new(),
        left_out: Vec::new(),
        totals: StatementTotals {
            brought_forward: request.earlier.last().map_or(Money::ZERO, |last| last.body.totals.carried_forward),
            lines: Money::ZERO,
            gross: Money::ZERO,
            vat: Money::ZERO,
            withheld: Money::ZERO,
            net: Money::ZERO,
            carried_forward: Money::ZERO,
        },
        withholding: None,
        accounts: Vec::new(),
    };
    for deal in request.deals {
        leave_out_uncounted(request, deal, &mut body.left_out);
        for settled in &deal.accounts.settled {
            add_account(request, deal, settled, &mut body)?;
        }
    }
    let taxed: Vec<(Day, StatementTotals)> = request.earlier.iter().map(|s| (s.body.payment_on, s.body.totals.clone())).collect();
    total(&mut body, &taxed, request.tables)?;
    Ok(body)
}

fn statement_payee(request: &Request<'_>) -> Result<StatementPayee, Refusal> {
    if request.to < request.from {
        return Err(Refusal::PeriodReversed);
    }
    if request.payment_on < request.on {
        return Err(Refusal::PaymentBeforeStatement);
    }
    if !request.is_named {
        return Err(Refusal::PayeeNameless);
    }
    if !request.payee.is_resident {
        return Err(Refusal::PayeeNotResident);
    }
    let kind = request.payee.kind.ok_or(Refusal::PayeeKindUnknown)?;
    if request.earlier.iter().any(|s| s.body.from <= request.to && request.from <= s.body.to) {
        return Err(Refusal::PeriodOverlaps);
    }
    Ok(StatementPayee { id: request.payee_id, kind, vat_rate: request.payee.vat_rate })
}

/// What one payee has of an account: line key → share, part and the line itself, in the order of time.
struct PayeeLine<'a> {
    key: LineKey,
    clause: &'a ClauseCase,
    line: &'a Line,
    /// None where an amendment took it away before the line that brings the commission to nothing.
    share: Option<Share>,
    part: Money,
}

fn payee_lines(settled: &SettledAccount, payee: PayeeId) -> Vec<PayeeLine<'_>> {
    let name = payee.to_string();
    let root = settled.account.root;
    let own = |(clause, source, line): (_, Source, _)| -> Option<PayeeLine<'_>> {
        let (clause, line): (&ClauseCase, &Line) = (clause, line);
        let part = line.parts.iter().find(|part| part.payee == name)?.amount;
        let share = clause.case.terms.shares.iter().find(|share| share.payee == name).map(|share| share.share);
        Some(PayeeLine { key: LineKey { root, source }, clause, line, share, part })
    };
    settled.lines().filter_map(own).collect()
}

/// What earlier statements have stated for one line.
struct StatedBefore<'a> {
    sum: Money,
    /// The last of them, and the line as it stands there.
    number: StatementNumber,
    line: &'a StatementLine,
}

/// What earlier statements have stated for each line of an account.
fn stated(earlier: &[Stated], root: ClauseId) -> Result<BTreeMap<LineKey, StatedBefore<'_>>, Refusal> {
    let mut sums: BTreeMap<LineKey, StatedBefore<'_>> = BTreeMap::new();
    for statement in earlier {
        for line in statement.body.lines.iter().filter(|line| line.key.root == root) {
            let before = sums.get(&line.key).map_or(Money::ZERO, |before| before.sum);
            let sum = before.checked_add(line.amount).map_err(|_| Refusal::AmountTooLarge)?;
            sums.insert(line.key, StatedBefore { sum, number: statement.number, line });
        }
    }
    Ok(sums)
}

fn add_account(
    request: &Request<'_>,
    deal: &DealAccounts,
    settled: &SettledAccount,
    body: &mut StatementBody,
) -> Result<(), Refusal> {
    let mut before = stated(request.earlier, settled.account.root)?;
    let index = body.accounts.len();
    let mut lines = Vec::new();
    for own in payee_lines(settled, request.payee_id) {
        let event = named(own.clause, own.line);
        let leave_out = |why| LeftOut { deal: deal.deal, deal_title: deal.title.clone(), event: event.clone(), why };
        let stated_before = before.remove(&own.key);
        match stated_before {
            Some(StatedBefore { sum, number, .. }) if sum == own.part => {
                body.left_out.push(leave_out(LeftOutWhy::AlreadyStated { number }));
                continue;
            }
            Some(_) => {}
            None if own.line.on > request.to => {
                body.left_out.push(leave_out(LeftOutWhy::AfterPeriod));
                continue;
            }
            None if !settled.is_signed && own.part.is_zero() => {
                body.left_out.push(leave_out(LeftOutWhy::NotSigned));
                continue;
            }
            None => {}
        }
        lines.push(statement_line(request, deal, settled, &own, index, stated_before.map(|before| before.sum))?);
    }
    // What was stated and exists no more: its entry was taken back, or the payee lost the share.
    for before in before.values().filter(|before| !before.sum.is_zero()) {
        lines.push(vanished_line(request, deal, settled, index, before)?);
    }
    if !lines.is_empty() {
        body.lines.extend(lines);
        body.accounts.push(FrozenAccount {
            deal_title: deal.title.clone(),
            client: deal.client.clone(),
            contract_number: deal.contract_number.clone(),
            account: settled.account.clone(),
        });
    }
    Ok(())
}

fn statement_line(
    request: &Request<'_>,
    deal: &DealAccounts,
    settled: &SettledAccount,
    own: &PayeeLine<'_>,
    account: usize,
    stated_before: Option<Money>,
) -> Result<StatementLine, Refusal> {
    let line = own.line;
    let status = match stated_before {
        Some(_) => LineStatus::Correction,
        None if line.on < request.from => LineStatus::Late,
        None => LineStatus::New,
    };
    let causes = match status {
        LineStatus::Correction => causes(request.earlier, settled, own.key, line.on),
        LineStatus::New | LineStatus::Late => Vec::new(),
    };
    let before = stated_before.unwrap_or(Money::ZERO);
    let zero = match (own.part.is_zero() && status != LineStatus::Correction, line.explain.zero) {
        (false, _) => None,
        (true, Some(reason)) => Some(LineZero::Line(reason)),
        (true, None) if line.explain.comes_to_nothing => Some(LineZero::NothingToGiveBack),
        (true, None) => Some(LineZero::ShareBelowOneFen),
    };
    Ok(StatementLine {
        key: own.key,
        account,
        deal: deal.deal,
        status,
        causes,
        on: line.on,
        kind: line.kind,
        receipt_kind: receipt_kind(own.clause, line),
        event_amount: own.clause.case.events[line.event].amount(),
        today: Some(LineToday {
            clause: own.clause.clause,
            base_before: line.base_before,
            base_after: line.base_after,
            due_before: line.due_before,
            due_after: line.due_after,
            commission: line.commission,
            payable: line.payable,
            explain: line.explain.clone(),
        }),
        share: own.share,
        part: own.part,
        stated_before: before,
        amount: own.part.checked_sub(before).map_err(|_| Refusal::AmountTooLarge)?,
        zero,
    })
}

fn vanished_line(
    request: &Request<'_>,
    deal: &DealAccounts,
    settled: &SettledAccount,
    account: usize,
    before: &StatedBefore<'_>,
) -> Result<StatementLine, Refusal> {
    let last = before.line;
    Ok(StatementLine {
        key: last.key,
        account,
        deal: deal.deal,
        status: LineStatus::Correction,
        causes: causes(request.earlier, settled, last.key, last.on),
        on: last.on,
        kind: last.kind,
        receipt_kind: last.receipt_kind,
        event_amount: last.event_amount,
        today: None,
        share: None,
        part: Money::ZERO,
        stated_before: before.sum,
        amount: Money::ZERO.checked_sub(before.sum).map_err(|_| Refusal::AmountTooLarge)?,
        zero: None,
    })
}

fn receipt_kind(clause: &ClauseCase, line: &Line) -> Option<ReceiptKind> {
    clause.receipt_kinds[line.event]
}

fn named(clause: &ClauseCase, line: &Line) -> EventNamed {
    name(clause.sources[line.event], &clause.case.events[line.event])
}

fn name(source: Source, event: &CaseEvent) -> EventNamed {
    let entry = match source {
        Source::Signing => None,
        Source::Entry(entry) => Some(entry),
    };
    EventNamed { entry, kind: event.kind(), on: event.on(), amount: event.amount() }
}

/// What was entered, taken back or agreed between the statement that last stated a line and today. Whatever bears a later day
/// than the line can't have changed it.
fn causes(earlier: &[Stated], settled: &SettledAccount, key: LineKey, on: Day) -> Vec<Cause> {
    let states = |statement: &&Stated| statement.body.lines.iter().any(|line| line.key == key);
    let Some(then) = earlier.iter().rev().find(states).and_then(|s| s.body.accounts.iter().find(|a| a.account.root == key.root))
    else {
        return Vec::new();
    };
    let (old, new) = (events(&then.account), events(&settled.account));
    let reversed = old.iter().filter(|(source, event)| event.on() <= on && new.get(source) != Some(event));
    let entered = new.iter().filter(|(source, event)| event.on() <= on && old.get(source) != Some(event));
    let mut causes: Vec<Cause> = reversed.map(|(source, event)| Cause::Reversed { entry: name(*source, event) }).collect();
    causes.extend(entered.map(|(source, event)| Cause::Entered { entry: name(*source, event) }));
    let terms_then: BTreeMap<ClauseId, _> =
        then.account.clauses.iter().map(|clause| (clause.clause, &clause.case.terms)).collect();
    // A successor that begins after the line says nothing about it. A line that is gone stood under a clause of then.
    let clauses = &settled.account.clauses;
    let has_line = |clause: &&ClauseCase| clause.sources.contains(&key.source);
    let holder = clauses.iter().find(has_line).or_else(|| then.account.clauses.iter().find(has_line)).map(|clause| clause.clause);
    let last = clauses.iter().position(|clause| Some(clause.clause) == holder);
    let in_force = last.map_or(clauses.len(), |index| index + 1);
    let changed = clauses[..in_force].iter().filter(|clause| terms_then.get(&clause.clause) != Some(&&clause.case.terms));
    causes.extend(changed.map(|clause| Cause::TermsChanged { clause: clause.clause }));
    causes
}

fn events(account: &Account) -> BTreeMap<Source, &CaseEvent> {
    account.clauses.iter().flat_map(|clause| clause.sources.iter().copied().zip(&clause.case.events)).collect()
}

/// Receipts and refunds that no account takes in: said once they are dated, whatever the period.
fn leave_out_uncounted(request: &Request<'_>, deal: &DealAccounts, left_out: &mut Vec<LeftOut>) {
    let involved = deal.accounts.settled.iter().any(|settled| shares_in(settled, request.payee_id));
    for uncounted in deal.accounts.uncounted.iter().filter(|_| involved) {
        let why = match uncounted.ended_on {
            Some(ended_on) => LeftOutWhy::ClauseEnded { ended_on },
            None => LeftOutWhy::NoClauseCovers,
        };
        let entry = &uncounted.entry;
        let kind = if matches!(entry.what, What::Refund { .. }) { EventKind::Refund } else { EventKind::Receipt };
        let event = EventNamed { entry: Some(entry.id), kind, on: entry.on, amount: entry.amount() };
        left_out.push(LeftOut { deal: deal.deal, deal_title: deal.title.clone(), event, why });
    }
}

fn shares_in(settled: &SettledAccount, payee: PayeeId) -> bool {
    let name = payee.to_string();
    settled.account.clauses.iter().any(|clause| clause.case.terms.shares.iter().any(|share| share.payee == name))
}

/// Sums the lines and takes VAT and tax off. `earlier` holds the day of payment and the totals of every earlier statement.
fn total(body: &mut StatementBody, earlier: &[(Day, StatementTotals)], tables: &[WithholdingTable]) -> Result<(), Refusal> {
    let too_large = |_| Refusal::AmountTooLarge;
    let totals = &mut body.totals;
    totals.lines = Money::sum(body.lines.iter().map(|line| line.amount)).map_err(too_large)?;
    totals.gross = totals.brought_forward.checked_add(totals.lines).map_err(too_large)?;
    if !totals.gross.is_positive() {
        totals.carried_forward = totals.gross;
        return Ok(());
    }
    totals.vat = vat(totals.gross, body.payee.vat_rate);
    let taxable = totals.gross.checked_sub(totals.vat).map_err(too_large)?;
    body.withholding = match body.payee.kind {
        PayeeKind::Employee | PayeeKind::Company => None,
        PayeeKind::Individual => Some(withholding(body.payment_on, taxable, earlier, tables)?),
    };
    if let Some(steps) = &body.withholding {
        totals.withheld = withheld_now(&steps.table, steps.month_before, steps.withheld_before, taxable).map_err(too_large)?;
    }
    totals.net = totals.gross.checked_sub(totals.withheld).map_err(too_large)?;
    Ok(())
}

fn withholding(
    payment_on: Day,
    taxable: Money,
    earlier: &[(Day, StatementTotals)],
    tables: &[WithholdingTable],
) -> Result<WithholdingSteps, Refusal> {
    let too_large = |_| Refusal::AmountTooLarge;
    let table = tables.iter().find(|table| table.is_in_force(payment_on)).ok_or(Refusal::NoWithholdingTable)?;
    let same_month = |(on, totals): &&(Day, StatementTotals)| {
        (on.year(), on.month()) == (payment_on.year(), payment_on.month()) && totals.gross.is_positive()
    };
    let (mut month_before, mut withheld_before) = (Money::ZERO, Money::ZERO);
    for (_, totals) in earlier.iter().filter(same_month) {
        let without_vat = totals.gross.checked_sub(totals.vat).map_err(too_large)?;
        month_before = month_before.checked_add(without_vat).map_err(too_large)?;
        withheld_before = withheld_before.checked_add(totals.withheld).map_err(too_large)?;
    }
    let month = month_before.checked_add(taxable).map_err(too_large)?;
    let tax_on_month = table.tax(month);
    Ok(WithholdingSteps { table: table.clone(), month_before, withheld_before, month, tax_on_month })
}

/// What is wrong with a frozen statement.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Discrepancy {
    /// Its rules are none that this version knows.
    UnknownRules,
    /// A case can no longer be settled.
    CaseRefused,
    /// A line does not come out of its case.
    LineDiffers,
    /// What a line says was stated before is not what earlier statements stated.
    StatedBeforeDiffers,
    /// The sums, VAT or withholding do not follow from the lines.
    TotalsDiffer,
}

/// Recomputes a frozen statement from its own cases and from the payee's earlier statements, line by line and sum by sum.
/// `earlier` are those that stood when it was submitted, by number.
pub fn recompute(body: &StatementBody, earlier: &[Stated]) -> BTreeSet<Discrepancy> {
    let mut found = BTreeSet::new();
    if body.rules != RULES {
        found.insert(Discrepancy::UnknownRules);
        return found;
    }
    let settled: Vec<Option<SettledAccount>> = body.accounts.iter().map(|frozen| frozen.account.clone().settle().ok()).collect();
    if settled.iter().any(Option::is_none) {
        found.insert(Discrepancy::CaseRefused);
        return found;
    }
    for line in &body.lines {
        let account = settled.get(line.account).and_then(Option::as_ref);
        let own = account.and_then(|settled| payee_lines(settled, body.payee.id).into_iter().find(|own| own.key == line.key));
        let part = own.as_ref().map_or(Money::ZERO, |own| own.part);
        let same_line = match (&line.today, &own) {
            (None, None) => true,
            (Some(today), Some(own)) => {
                (today.commission, today.payable, today.due_after, today.base_after)
                    == (own.line.commission, own.line.payable, own.line.due_after, own.line.base_after)
            }
            (Some(_), None) | (None, Some(_)) => false,
        };
        if !same_line || part != line.part || part.checked_sub(line.stated_before).ok() != Some(line.amount) {
            found.insert(Discrepancy::LineDiffers);
        }
        let before = stated(earlier, line.key.root).ok().and_then(|sums| sums.get(&line.key).map(|before| before.sum));
        if before.unwrap_or(Money::ZERO) != line.stated_before {
            found.insert(Discrepancy::StatedBeforeDiffers);
        }
    }
    if !totals_follow(body, earlier) {
        found.insert(Discrepancy::TotalsDiffer);
    }
    found
}

fn totals_follow(body: &StatementBody, earlier: &[Stated]) -> bool {
    let mut again = body.clone();
    again.withholding = None;
    again.totals = StatementTotals {
        brought_forward: earlier.last().map_or(Money::ZERO, |last| last.body.totals.carried_forward),
        lines: Money::ZERO,
        gross: Money::ZERO,
        vat: Money::ZERO,
        withheld: Money::ZERO,
        net: Money::ZERO,
        carried_forward: Money::ZERO,
    };
    let tables: Vec<WithholdingTable> = body.withholding.iter().map(|steps| steps.table.clone()).collect();
    let taxed: Vec<(Day, StatementTotals)> = earlier.iter().map(|s| (s.body.payment_on, s.body.totals.clone())).collect();
    total(&mut again, &taxed, &tables).is_ok() && again.totals == body.totals && again.withholding == body.withholding
}
