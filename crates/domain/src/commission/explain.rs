//! What explains a line: where the clause stood before and after it, each with the slices, limits and sums that a
//! person needs to recompute it with a pocket calculator, and why a zero is a zero. Data only; words are the UI's.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::terms::{CaseEvent, Technology};
use crate::scale::Earned;
use crate::{Day, Money};

/// Everything that a line comes from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Explain {
    /// Where the clause stood before the event.
    pub before: Standing,
    /// Where it stands after it.
    pub after: Standing,
    /// Why the line's commission or payable amount is 0.00; present exactly when one of them is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub zero: Option<ZeroReason>,
    /// The line takes back all that the signing, receipt, refund and completion lines have made payable, over the whole
    /// chain of clauses; so each payee gets the exact opposite of what those lines gave them, and no share of this one.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub comes_to_nothing: bool,
}

/// Where a clause stands: how what was received becomes what is due and payable so far.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Standing {
    /// Which clause of a chain of amendments speaks here, from 0.
    pub clause: usize,
    /// Has the technology contract been signed? Nothing is due before.
    pub signed: bool,
    /// r: receipts less refunds.
    pub received: Money,
    /// Where the clause's own rule begins, for the successor of an amended clause.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub opening: Option<Opening>,
    /// The ratio between r and x where only the technology part counts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub technology: Option<Technology>,
    /// x: `received`, or its technology part; above an opening, the opening's base and the part received since.
    pub base: Money,
    /// What this clause's scales earn of x: one layer under locked rates, one a scale under rates in force at the receipt.
    pub layers: Vec<LayerEarning>,
    /// E: what the opening brings, and the layers.
    pub earned: Money,
    /// The largest minimum that has become due; it stays due.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minimum: Option<Money>,
    /// The cap in effect, never below what the opening brings.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cap: Option<Money>,
    /// A: the commission due so far.
    pub due: Money,
    /// R: the creditable retainers billed so far.
    pub creditable: Money,
    /// P: what is due above the creditable retainers, not below zero.
    pub payable: Money,
    /// Which limits made A differ from E, or P from A.
    pub decided: Vec<Decided>,
}

/// What a successor takes over where it begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Opening {
    /// r at the amendment.
    pub received: Money,
    /// x at the amendment.
    pub base: Money,
    /// What the clauses before have earned up to there, within their caps.
    pub earned: Money,
}

/// A stretch of x and what one scale earns of it: S(upper) − S(lower).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct LayerEarning {
    /// The first day of the scale; none where the rates are locked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Day>,
    /// S at the lower end.
    pub lower: Earned,
    /// S at the upper end.
    pub upper: Earned,
    /// The difference.
    pub earned: Money,
}

/// A limit that decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Decided {
    /// Less was earned than the minimum that is due.
    Minimum,
    /// More was earned than the cap.
    Cap,
    /// Creditable retainers lower what is payable.
    Credit,
}

/// Why a line's commission or payable amount is 0.00.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ZeroReason {
    /// The event's own amount is 0.00.
    ZeroAmount,
    /// The technology contract is not signed yet.
    NotSigned,
    /// Signed, and nothing has been received yet.
    NothingReceived,
    /// The clause earned at the signing; receipts change nothing.
    EarnedAtSigning,
    /// The completion makes no further minimum due.
    NothingDueAtCompletion,
    /// The technology amount has been counted in full.
    TechnologyReached,
    /// The change is too small for a fen.
    RoundsToNothing,
    /// The rate on this stretch, or the factor, is zero.
    RateIsZero,
    /// A whole scale: the end of a lower band still earns as much.
    SmallerBaseEarnsAsMuch,
    /// The cap is reached.
    CapReached,
    /// The minimum that is due covers it.
    CoveredByMinimum,
    /// Creditable retainers cover it.
    CoveredByRetainer,
    /// A retainer or an adjustment is payable by itself and earns no commission.
    NotCommission,
    /// The event's own amount and the change of P cancel out.
    SetOff,
}

impl Standing {
    /// What was earned before the fen were rounded, in fen × 10¹², to tell a rate of zero from a rounding.
    fn exact(&self) -> i128 {
        let opening = self.opening.map_or(0, |opening| i128::from(opening.earned.fen()));
        let layers: i128 = self.layers.iter().map(|layer| layer.upper.exact() - layer.lower.exact()).sum();
        opening * crate::money::PPM * crate::money::PPM + layers
    }

    /// Does a slice of a whole scale end below the base that it stands for?
    fn lies_on_a_plateau(&self) -> bool {
        self.layers.iter().any(|layer| layer.upper.slices.last().is_some_and(|slice| slice.to < layer.upper.base))
    }

    /// What a limit says about an A that did not move, if one decided.
    fn limit(&self) -> Option<ZeroReason> {
        self.decided.iter().find_map(|decided| match decided {
            Decided::Minimum => Some(ZeroReason::CoveredByMinimum),
            Decided::Cap => Some(ZeroReason::CapReached),
            Decided::Credit => None,
        })
    }
}

impl Explain {
    /// Explains the line of an event that changed A by `commission` and pays `payable`.
    pub(super) fn new(
        event: &CaseEvent,
        before: Standing,
        after: Standing,
        commission: Money,
        payable: Money,
        comes_to_nothing: bool,
    ) -> Self {
        let zero = (commission.is_zero() || payable.is_zero()).then(|| why_zero(event, &before, &after, commission, payable));
        Self { before, after, zero, comes_to_nothing }
    }
}

fn why_zero(event: &CaseEvent, before: &Standing, after: &Standing, commission: Money, payable: Money) -> ZeroReason {
    match event {
        CaseEvent::Retainer { amount, .. } | CaseEvent::Adjustment { amount, .. } => {
            match (amount.is_zero(), payable.is_zero()) {
                (false, true) => ZeroReason::SetOff,
                (false, false) => ZeroReason::NotCommission,
                (true, _) if commission.is_zero() => ZeroReason::ZeroAmount,
                (true, _) => ZeroReason::CoveredByRetainer,
            }
        }
        _ if !commission.is_zero() => ZeroReason::CoveredByRetainer,
        CaseEvent::Completion { .. } => ZeroReason::NothingDueAtCompletion,
        CaseEvent::Receipt { amount, .. } | CaseEvent::Refund { amount, .. } if amount.is_zero() => ZeroReason::ZeroAmount,
        _ if !after.signed => ZeroReason::NotSigned,
        CaseEvent::Signing { .. } if after.received.is_zero() => ZeroReason::NothingReceived,
        // What was earned before the signing becomes due with it, so all of it is compared with nothing.
        CaseEvent::Signing { .. } => why_due_stays(None, after),
        CaseEvent::Receipt { .. } | CaseEvent::Refund { .. } if before.received == after.received => ZeroReason::EarnedAtSigning,
        CaseEvent::Receipt { .. } | CaseEvent::Refund { .. } => why_due_stays(Some(before), after),
    }
}

/// Why A stayed although r moved; without `before`, r came from zero.
fn why_due_stays(before: Option<&Standing>, after: &Standing) -> ZeroReason {
    let (base, earned, exact) = before.map_or((Money::ZERO, Money::ZERO, 0), |it| (it.base, it.earned, it.exact()));
    if base == after.base {
        let counted = after.technology.is_some_and(|it| after.base >= it.technology_amount);
        return if counted { ZeroReason::TechnologyReached } else { ZeroReason::RoundsToNothing };
    }
    if earned != after.earned {
        let limit = after.limit().or_else(|| before.and_then(Standing::limit));
        return limit.unwrap_or(ZeroReason::RoundsToNothing);
    }
    if exact != after.exact() {
        ZeroReason::RoundsToNothing
    } else if exact != 0 && (after.lies_on_a_plateau() || before.is_some_and(Standing::lies_on_a_plateau)) {
        ZeroReason::SmallerBaseEarnsAsMuch
    } else {
        ZeroReason::RateIsZero
    }
}
