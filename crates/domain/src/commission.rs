//! What a commission is worth, to the fen: a clause's terms and its events in, one explained line an event out.
//! A line is the difference of two standings, so bands, minimum and cap crossed inside one instalment need no case of
//! their own, and lines always add up. It knows nothing of agreements, statements or taxes.

pub mod calc;
mod check;
mod engine;
mod explain;
mod split;
mod terms;

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub use engine::{settle, settle_chain};
pub use explain::{Decided, Explain, LayerEarning, Opening, Standing, ZeroReason};
pub use terms::{
    Base, Case, CaseEvent, Currency, DatedScale, Due, Earning, EventKind, Minimum, PayeeShare, Rates, Technology, Terms,
};

use crate::{Day, Money};

/// The lines of one clause and their sums.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Settlement {
    /// One line an event, by day; on one day the signing first, the completion last, the others as entered.
    pub lines: Vec<Line>,
    /// What the lines add up to.
    pub totals: Totals,
}

/// What one event changes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Line {
    /// The kind of the event.
    pub kind: EventKind,
    /// The day of the event.
    pub on: Day,
    /// x before the event: the base that the scale is applied to.
    pub base_before: Money,
    /// x after it.
    pub base_after: Money,
    /// A before the event: the commission due so far.
    pub due_before: Money,
    /// A after it.
    pub due_after: Money,
    /// The change of A.
    pub commission: Money,
    /// The change of P, what is due above the creditable retainers; plus a retainer's or an adjustment's own amount.
    pub payable: Money,
    /// The payable amount split among the payees, in the order of the terms. On the line that brings a chain of clauses to
    /// nothing, those who have a share no more follow with what they give back.
    pub parts: Vec<Part>,
    /// Index of the event in the case, as entered.
    pub event: usize,
    /// What a person needs to recompute the line.
    pub explain: Explain,
}

/// What one payee gets of an amount.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Part {
    /// The payee's name as in the terms.
    pub payee: String,
    /// The payee's amount.
    pub amount: Money,
}

/// Sums over the lines of one clause.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Totals {
    /// x after the last event.
    pub base: Money,
    /// Sum of the lines' commission.
    pub commission: Money,
    /// Sum of the lines' payable.
    pub payable: Money,
    /// Sum of the lines' parts for each payee.
    pub parts: Vec<Part>,
}

/// Why a case is refused.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct CalcError {
    /// What kind of fault it is.
    pub code: CalcCode,
    /// One sentence for a person.
    pub message: String,
    /// Where the fault lies: a path such as `events[2].amount`, empty for the whole case.
    pub field: String,
}

/// The kinds of fault that a case can have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum CalcCode {
    /// An amount that is not of its form or range.
    Money,
    /// A rate or factor that is not of its form or range.
    Rate,
    /// A day that is not of its form or not in the calendar.
    Date,
    /// Bands or method that make no scale, or no scale in force on a day.
    Scale,
    /// A minimum above the cap.
    MinimumAboveCap,
    /// Shares that are missing, malformed or do not add up to the whole; a payee twice.
    Shares,
    /// A refund of more than has been received.
    RefundExceedsReceipts,
    /// A currency other than CNY.
    Currency,
    /// Anything else that a case may not be.
    Format,
}

impl CalcError {
    pub(crate) fn new(code: CalcCode, field: impl Into<String>, message: impl Into<String>) -> Self {
        Self { code, message: message.into(), field: field.into() }
    }

    pub(crate) fn too_large(field: &str) -> Self {
        Self::new(CalcCode::Money, field, "A sum is beyond 9,999,999,999,999.99.")
    }

    /// The same fault, its field named from one step further out.
    pub(crate) fn within(self, path: &str) -> Self {
        let field = if self.field.is_empty() { path.to_owned() } else { format!("{path}.{}", self.field) };
        Self { field, ..self }
    }
}

impl fmt::Display for CalcError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.field.is_empty() { out.write_str(&self.message) } else { write!(out, "{}: {}", self.field, self.message) }
    }
}

impl std::error::Error for CalcError {}
