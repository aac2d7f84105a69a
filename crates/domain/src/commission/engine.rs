//! The engine: events in their order move what was received; layers of the base follow, and every line is the
//! difference between the standings before and after.
//!
//! A chain of amendments is one account: each successor opens a stretch of r above what was received so far, where its
//! own rule speaks; below it the clauses before still do. So nothing already earned moves, a refund undoes first what
//! came last, and a full refund brings what was earned back to zero. Where commission is earned at the signing, no
//! receipt opens anything: a changed price is entered as a refund or an adjustment.

use super::explain::{Decided, Explain, LayerEarning, Opening, Standing};
use super::split::{Given, Split, add_parts, no_parts};
use super::terms::{Case, CaseEvent, Due, Earning, Rates, Technology, Terms};
use super::{CalcCode, CalcError, Line, Settlement, Totals};
use crate::scale::Scale;
use crate::{Day, Money, Rounding};

/// Settles one clause: a line for every event, and their sums.
pub fn settle(case: &Case) -> Result<Settlement, CalcError> {
    Account::new().settle(0, case)
}

/// Settles a clause and the successors that amendments opened, oldest first. A successor starts with its predecessor's
/// r, x, A, R and signing, takes what has come since, and is settled like a clause of its own.
/// A field at fault is named within its case: `cases[1].terms.cap`.
pub fn settle_chain(cases: &[Case]) -> Result<Vec<Settlement>, CalcError> {
    let mut account = Account::new();
    let settle = |(at, case)| account.settle(at, case).map_err(|error: CalcError| error.within(&format!("cases[{at}]")));
    cases.iter().enumerate().map(settle).collect()
}

/// What has been received and billed under a chain of clauses.
struct Account<'a> {
    /// Rising by where they open, the first at zero; the last one belongs to the clause that is being settled.
    stretches: Vec<Stretch<'a>>,
    /// Cover 0 to x without a gap.
    layers: Vec<Layer>,
    received: Money,
    base: Money,
    creditable: Money,
    /// The largest minimum that has become due.
    minimum: Option<Money>,
    signed: bool,
    completed: bool,
    given: Given,
}

/// The part of r above an opening, in which one clause's rule speaks.
struct Stretch<'a> {
    clause: usize,
    terms: &'a Terms,
    technology: Option<Technology>,
    opens_received: Money,
    opens_base: Money,
}

/// A part of x, and which scale of which stretch earns it.
struct Layer {
    stretch: usize,
    scale: usize,
    lower: Money,
    upper: Money,
}

impl<'a> Account<'a> {
    fn new() -> Self {
        Self {
            stretches: Vec::new(),
            layers: Vec::new(),
            received: Money::ZERO,
            base: Money::ZERO,
            creditable: Money::ZERO,
            minimum: None,
            signed: false,
            completed: false,
            given: Given::new(),
        }
    }

    fn settle(&mut self, clause: usize, case: &'a Case) -> Result<Settlement, CalcError> {
        case.check()?;
        self.open(clause, case)?;
        let weights = case.terms.weights().map_err(|error| error.within("terms"))?;
        let shares = &case.terms.shares;
        let mut totals = Totals { base: self.base, commission: Money::ZERO, payable: Money::ZERO, parts: no_parts(shares) };
        let mut lines = Vec::with_capacity(case.events.len());
        let mut before = self.standing();
        for index in in_order(&case.events) {
            let event = &case.events[index];
            let within = |error: CalcError| error.within(&format!("events[{index}]"));
            let own = self.take(case, event).map_err(within)?;
            let after = self.standing();
            let split = |payable| self.given.split(event.kind(), payable, shares, &weights);
            let line = line(index, event, own, before, after.clone(), split).map_err(within)?;
            add(&mut totals, &line).map_err(within)?;
            lines.push(line);
            before = after;
        }
        Ok(Settlement { lines, totals })
    }

    /// Opens the stretch of the next clause above what has been received so far.
    fn open(&mut self, clause: usize, case: &'a Case) -> Result<(), CalcError> {
        if self.stretches.last().is_some_and(|last| last.terms.earning != case.terms.earning) {
            let message = "An amendment cannot change when commission is earned.";
            return Err(CalcError::new(CalcCode::Format, "terms.earning", message));
        }
        // A stretch that refunds have emptied has nothing left to say.
        while self.stretches.last().is_some_and(|last| last.opens_received >= self.received) {
            self.stretches.pop();
        }
        self.stretches.push(Stretch {
            clause,
            terms: &case.terms,
            technology: case.technology(),
            opens_received: self.received,
            opens_base: self.base,
        });
        Ok(())
    }

    /// Takes an event in, and returns what it makes payable by itself.
    fn take(&mut self, case: &Case, event: &CaseEvent) -> Result<Money, CalcError> {
        let refuse = |message: &str| Err(CalcError::new(CalcCode::Format, "kind", message));
        let own = match event {
            CaseEvent::Retainer { amount, creditable, .. } => {
                if *creditable {
                    self.creditable = self.creditable.checked_add(*amount).map_err(|_| CalcError::too_large("amount"))?;
                }
                *amount
            }
            CaseEvent::Adjustment { amount, .. } => *amount,
            CaseEvent::Signing { .. } if self.signed => return refuse("The contract was already signed."),
            CaseEvent::Signing { .. } | CaseEvent::Receipt { .. } if self.completed => {
                return refuse("The clause is already completed.");
            }
            CaseEvent::Signing { on } => {
                self.signed = true;
                match case.terms.earning {
                    Earning::Receipts => {}
                    Earning::Signing => {
                        let price = case.contract_price.expect("a checked case that earns at the signing has a price");
                        self.receive(price, *on)?;
                    }
                }
                Money::ZERO
            }
            CaseEvent::Receipt { on, amount } => {
                match case.terms.earning {
                    Earning::Receipts => self.receive(*amount, *on)?,
                    Earning::Signing => {}
                }
                Money::ZERO
            }
            CaseEvent::Refund { amount, .. } => {
                self.refund(*amount)?;
                Money::ZERO
            }
            CaseEvent::Completion { .. } if !self.signed => return refuse("A completion needs a signing before it."),
            CaseEvent::Completion { .. } if self.completed => return refuse("The clause is already completed."),
            CaseEvent::Completion { .. } => {
                self.completed = true;
                Money::ZERO
            }
        };
        self.minimum = self.minimum.max(self.minimum_due(&case.terms));
        Ok(own)
    }

    fn minimum_due(&self, terms: &Terms) -> Option<Money> {
        terms.minimum.and_then(|minimum| {
            let is_due = match minimum.due {
                Due::Signing => self.signed,
                Due::Completion => self.completed,
            };
            is_due.then_some(minimum.amount)
        })
    }

    /// Raises r, and x by layers of the scales in force; money that comes back below an opening is its predecessor's.
    fn receive(&mut self, amount: Money, on: Day) -> Result<(), CalcError> {
        let received = self.received.checked_add(amount).map_err(|_| CalcError::too_large("amount"))?;
        loop {
            let at = self.stretch_at(self.received);
            let to = self.stretches.get(at + 1).map_or(received, |next| received.min(next.opens_received));
            let scale = self.stretches[at]
                .terms
                .rates
                .in_force(on)
                .ok_or_else(|| CalcError::new(CalcCode::Scale, "on", format!("No scale is in force on {on}.")))?;
            self.raise_base(at, scale, to);
            self.received = to;
            if to == received {
                return Ok(());
            }
        }
    }

    fn raise_base(&mut self, stretch: usize, scale: usize, received: Money) {
        let (lower, upper) = (self.base, self.stretches[stretch].base_at(received));
        self.base = upper;
        match self.layers.last_mut() {
            // The differences of one scale telescope, so neighbours under it are one layer.
            Some(top) if (top.stretch, top.scale) == (stretch, scale) => top.upper = upper,
            _ if upper > lower => self.layers.push(Layer { stretch, scale, lower, upper }),
            _ => {}
        }
    }

    /// Lowers r, and takes layers off x from the top.
    fn refund(&mut self, amount: Money) -> Result<(), CalcError> {
        let received = self.received.checked_sub(amount).ok().filter(|left| !left.is_negative()).ok_or_else(|| {
            CalcError::new(CalcCode::RefundExceedsReceipts, "amount", "More is refunded than has been received.")
        })?;
        self.received = received;
        self.base = self.stretches[self.stretch_at(received)].base_at(received);
        self.layers.retain(|layer| layer.lower < self.base);
        if let Some(top) = self.layers.last_mut() {
            top.upper = self.base;
        }
        Ok(())
    }

    /// The stretch that speaks at r: the last one that opens at it or below.
    fn stretch_at(&self, received: Money) -> usize {
        self.stretches.iter().rposition(|stretch| stretch.opens_received <= received).expect("the first opens at zero")
    }

    /// What the layers of one stretch earn, each explained.
    fn layers_of(&self, at: usize) -> Vec<LayerEarning> {
        let terms = self.stretches[at].terms;
        let explain = |layer: &Layer| {
            let (from, scale) = terms.rates.nth(layer.scale);
            let earned = |base| scale.earned(base, terms.factor, Rounding::HalfAwayFromZero);
            let (lower, upper) = (earned(layer.lower), earned(layer.upper));
            let difference = upper.amount.checked_sub(lower.amount).expect("neither is below zero");
            LayerEarning { from, lower, upper, earned: difference }
        };
        self.layers.iter().filter(|layer| layer.stretch == at).map(explain).collect()
    }

    /// What the stretches below this one have earned, each within its cap.
    fn earned_below(&self, at: usize) -> Money {
        (0..at).fold(Money::ZERO, |below, at| {
            let earned = total(below, &self.layers_of(at));
            self.cap(at, below).map_or(earned, |cap| earned.min(cap))
        })
    }

    /// The cap of a stretch; it takes nothing away that was earned before it was agreed.
    fn cap(&self, at: usize, earned_below: Money) -> Option<Money> {
        self.stretches[at].terms.cap.map(|cap| cap.max(earned_below))
    }

    fn standing(&self) -> Standing {
        let at = self.stretch_at(self.received);
        let stretch = &self.stretches[at];
        let below = self.earned_below(at);
        let layers = self.layers_of(at);
        let earned = total(below, &layers);
        let cap = self.cap(at, below);
        let capped = cap.map_or(earned, |cap| earned.min(cap));
        let due = if self.signed { capped.max(self.minimum.unwrap_or(Money::ZERO)) } else { Money::ZERO };
        let above = due.checked_sub(self.creditable).expect("neither is below zero");
        let limits = [
            (Decided::Minimum, due > capped),
            (Decided::Cap, self.signed && due == capped && capped < earned),
            (Decided::Credit, due.is_positive() && self.creditable.is_positive()),
        ];
        Standing {
            clause: stretch.clause,
            signed: self.signed,
            received: self.received,
            opening: (at > 0).then_some(Opening { received: stretch.opens_received, base: stretch.opens_base, earned: below }),
            technology: stretch.technology,
            base: self.base,
            layers,
            earned,
            minimum: self.minimum,
            cap,
            due,
            creditable: self.creditable,
            payable: above.max(Money::ZERO),
            decided: limits.into_iter().filter_map(|(limit, decided)| decided.then_some(limit)).collect(),
        }
    }
}

impl Stretch<'_> {
    /// x at r, which is not below the opening.
    fn base_at(&self, received: Money) -> Money {
        let grown = received.checked_sub(self.opens_received).expect("neither is below zero");
        let part = match self.technology {
            None => grown,
            Some(Technology { technology_amount, contract_price }) => {
                let product = i128::from(grown.fen()) * i128::from(technology_amount.fen());
                let part = Rounding::HalfAwayFromZero.divide(product, i128::from(contract_price.fen()));
                Money::from_wide(part).expect("the technology amount is at most the price")
            }
        };
        let base = self.opens_base.checked_add(part).expect("x never exceeds r");
        self.technology.map_or(base, |technology| base.min(technology.technology_amount.max(self.opens_base)))
    }
}

impl Rates {
    /// Index of the scale in force on a day.
    fn in_force(&self, on: Day) -> Option<usize> {
        match self {
            Self::Locked(_) => Some(0),
            Self::InForce(scales) => scales.iter().rposition(|dated| dated.from <= on),
        }
    }

    /// A scale by its index, with its first day where it has one.
    fn nth(&self, index: usize) -> (Option<Day>, &Scale) {
        match self {
            Self::Locked(scale) => (None, scale),
            Self::InForce(scales) => (Some(scales[index].from), &scales[index].scale),
        }
    }
}

/// What was earned below, and the layers.
fn total(below: Money, layers: &[LayerEarning]) -> Money {
    let earned = [below].into_iter().chain(layers.iter().map(|layer| layer.earned));
    Money::sum(earned).expect("no more is earned than received")
}

/// Indices of the events by day; on one day the signing first, the completion last, the others as entered.
fn in_order(events: &[CaseEvent]) -> Vec<usize> {
    let rank = |event: &CaseEvent| match event {
        CaseEvent::Signing { .. } => 0,
        CaseEvent::Retainer { .. } | CaseEvent::Receipt { .. } | CaseEvent::Refund { .. } | CaseEvent::Adjustment { .. } => 1,
        CaseEvent::Completion { .. } => 2,
    };
    let mut order: Vec<usize> = (0..events.len()).collect();
    order.sort_by_key(|&index| (events[index].on(), rank(&events[index])));
    order
}

/// The line between two standings; `own` is what the event makes payable by itself.
fn line(
    index: usize,
    event: &CaseEvent,
    own: Money,
    before: Standing,
    after: Standing,
    split: impl FnOnce(Money) -> Result<Split, CalcError>,
) -> Result<Line, CalcError> {
    let commission = after.due.checked_sub(before.due).expect("neither is below zero");
    let change = after.payable.checked_sub(before.payable).expect("neither is below zero");
    let payable = change.checked_add(own).map_err(|_| CalcError::too_large("amount"))?;
    let Split { parts, comes_to_nothing } = split(payable)?;
    Ok(Line {
        kind: event.kind(),
        on: event.on(),
        base_before: before.base,
        base_after: after.base,
        due_before: before.due,
        due_after: after.due,
        commission,
        payable,
        parts,
        event: index,
        explain: Explain::new(event, before, after, commission, payable, comes_to_nothing),
    })
}

/// Adds a line to the totals, which may not leave the range of an amount at any line.
fn add(totals: &mut Totals, line: &Line) -> Result<(), CalcError> {
    let sum = |total: &mut Money, amount: Money| {
        *total = total.checked_add(amount).map_err(|_| CalcError::too_large(""))?;
        Ok(())
    };
    totals.base = line.base_after;
    sum(&mut totals.commission, line.commission)?;
    sum(&mut totals.payable, line.payable)?;
    add_parts(&mut totals.parts, &line.parts)
}
