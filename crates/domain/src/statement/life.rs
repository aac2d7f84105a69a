//! The life of a statement: begun, given another period, thrown away, submitted under a number, withdrawn. Each decides one thing that a broker does
//! and returns the event, or says why not.

use crate::{
    day::Day,
    id::StatementId,
    personal::PersonalRef,
    refusal::{Refusal, day_in_range},
    statement::{
        Period, StatementBody, StatementDraft, StatementNumber, StatementState, event::StatementEvent, settlement::Stated,
    },
};

/// Begins a statement. A payee has one open draft at a time: `open` says whether there is one already.
pub fn begin(draft: StatementDraft, open: bool) -> Result<StatementEvent, Refusal> {
    day_in_range("from", draft.from)?;
    day_in_range("to", draft.to)?;
    if open { Err(Refusal::StatementOpen) } else { Ok(StatementEvent::Drafted { draft }) }
}

/// Gives a draft another period; nothing where it has that one already.
pub fn change_period(draft: &StatementDraft, state: &StatementState, to: Period) -> Result<Option<StatementEvent>, Refusal> {
    is_draft(state)?;
    day_in_range("from", to.from)?;
    day_in_range("to", to.to)?;
    let from = Period { from: draft.from, to: draft.to };
    let event = StatementEvent::PeriodChanged { statement: draft.id, payee: draft.payee, from, to };
    Ok((from != to).then_some(event))
}

/// Throws a draft away.
pub fn discard(draft: StatementDraft, state: &StatementState) -> Result<StatementEvent, Refusal> {
    is_draft(state)?;
    Ok(StatementEvent::Discarded { draft })
}

/// Submits a draft as it was drawn up. `number` is the next of the payee and the year of the statement's day, `stated` are the
/// payee's statements that stand, by number: none may be later than the new one. Neither does its day lie after `today`, nor
/// its period's end after its day: what still comes in would be missing.
pub fn submit(
    id: StatementId,
    state: &StatementState,
    body: StatementBody,
    number: StatementNumber,
    stated: &[Stated],
    today: Day,
) -> Result<StatementEvent, Refusal> {
    is_draft(state)?;
    day_in_range("on", body.on)?;
    day_in_range("payment_on", body.payment_on)?;
    if body.on > today {
        return Err(Refusal::StatementInFuture);
    }
    if stated.last().is_some_and(|last| last.number > number || last.body.on > body.on) {
        return Err(Refusal::StatementBeforeLast);
    }
    if body.to > body.on {
        return Err(Refusal::PeriodNotOver);
    }
    Ok(StatementEvent::Submitted { statement: id, number, body: Box::new(body) })
}

/// Withdraws a submitted statement, unless a later one of the payee builds on it.
pub fn withdraw(
    id: StatementId,
    state: &StatementState,
    on: Day,
    reason: PersonalRef,
    stated: &[Stated],
) -> Result<StatementEvent, Refusal> {
    let StatementState::Submitted { number } = state else { return Err(Refusal::NotSubmitted) };
    if stated.iter().any(|other| other.number > *number) {
        return Err(Refusal::LaterStatement);
    }
    Ok(StatementEvent::Withdrawn { statement: id, on, reason })
}

fn is_draft(state: &StatementState) -> Result<(), Refusal> {
    if *state == StatementState::Draft { Ok(()) } else { Err(Refusal::NotADraft) }
}
