//! The path of a deal as it really happened. A gate is soft: what is missing is named, and passing anyway asks for a reason.

use serde::{Deserialize, Serialize};

pub use crate::value::stage::{GateItem, Stage};
use crate::{
    day::Day,
    personal::PersonalRef,
    refusal::{Refusal, day_in_range},
};

/// Why a deal was closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ClosureReason {
    /// All money is settled.
    Settled,
    /// Lost on price.
    Price,
    /// Lost on technology.
    Technology,
    /// Lost for want of land.
    Land,
    /// Lost for want of funds.
    Funds,
    /// The partner left.
    PartnerLeft,
    /// The parties went round the broker.
    Bypass,
}

/// Evidence for a gate item: a dated tick with a note.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct Evidence {
    /// What it is evidence for.
    pub item: GateItem,
    /// The day that the evidence bears.
    pub on: Day,
    /// Where it is or what it says.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<PersonalRef>,
}

/// One step of the path as it really happened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct Step {
    /// The stage left.
    pub from: Stage,
    /// The stage entered.
    pub to: Stage,
    /// The day of the step.
    pub on: Day,
    /// What was missing when the gates were passed.
    pub missing: Vec<GateItem>,
    /// Why they were passed all the same.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<PersonalRef>,
    /// For a closure, why.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub closure: Option<ClosureReason>,
}

/// What the gates on the way from one stage to another ask for, each with its stage. A step back and a closure pass no gate.
pub fn asked(from: Stage, to: Stage) -> Vec<(Stage, GateItem)> {
    if to <= from || to == Stage::Closure {
        return Vec::new();
    }
    let passed = Stage::ALL.iter().filter(|stage| (from..to).contains(*stage) && (**stage == from || !stage.is_optional()));
    passed.flat_map(|stage| stage.gate().iter().map(|item| (*stage, *item))).collect()
}

/// What such a step would pass without having it.
pub fn missing(from: Stage, to: Stage, has: impl Fn(GateItem) -> bool) -> Vec<GateItem> {
    asked(from, to).into_iter().map(|(_, item)| item).filter(|item| !has(*item)).collect()
}

/// The step, or why it can't be taken: nothing moves, a gate is passed without a reason, a closure does not say why,
/// the day was mistyped.
pub fn step(
    from: Stage,
    to: Stage,
    on: Day,
    has: impl Fn(GateItem) -> bool,
    reason: Option<PersonalRef>,
    closure: Option<ClosureReason>,
) -> Result<Step, Refusal> {
    if from == to {
        return Err(Refusal::SameStage);
    }
    day_in_range("on", on)?;
    if (to == Stage::Closure) != closure.is_some() {
        return Err(Refusal::ClosureReason);
    }
    let missing = missing(from, to, has);
    if !missing.is_empty() && reason.is_none() {
        return Err(Refusal::GateNeedsReason { missing });
    }
    Ok(Step { from, to, on, missing, reason, closure })
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::id::PersonalId;

    #[test]
    fn a_gate_names_what_is_missing_and_takes_a_reason() {
        let on = Day::new(2026, 3, 1).unwrap();
        let has = |item| matches!(item, GateItem::Owner | GateItem::Finisher);
        let refused = step(Stage::Discovery, Stage::Registration, on, has, None, None).unwrap_err();
        assert_eq!(refused, Refusal::GateNeedsReason { missing: vec![GateItem::Contact, GateItem::Problem] });
        let passed = step(
            Stage::Discovery,
            Stage::Registration,
            on,
            has,
            Some(PersonalRef { id: PersonalId(Uuid::nil()), hash: String::new() }),
            None,
        )
        .unwrap();
        assert_eq!(passed.missing, [GateItem::Contact, GateItem::Problem]);
    }

    #[test]
    fn a_skipped_optional_stage_asks_for_nothing_and_one_stood_in_does() {
        assert!(!missing(Stage::Negotiation, Stage::Signing, |_| false).contains(&GateItem::NoticeOver));
        assert_eq!(missing(Stage::Publicity, Stage::Signing, |_| false), [GateItem::NoticeOver]);
        assert!(missing(Stage::Signing, Stage::Pricing, |_| false).is_empty());
    }

    #[test]
    fn a_closure_says_why() {
        let on = Day::new(2026, 3, 1).unwrap();
        assert_eq!(step(Stage::Matching, Stage::Closure, on, |_| false, None, None), Err(Refusal::ClosureReason));
        assert!(step(Stage::Matching, Stage::Closure, on, |_| false, None, Some(ClosureReason::Land)).is_ok());
    }
}
