//! The stages of a deal and their gates. A gate is soft: what is missing is named, and passing anyway asks for a reason.

use serde::{Deserialize, Serialize};

use crate::{day::Day, personal::PersonalRef, refusal::Refusal};

macro_rules! stages {
    ($($name:ident $code:literal [$($item:ident),*];)*) => {
        /// A stage of a deal, P00 to P18, with P08T for a trial.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, schemars::JsonSchema)]
        pub enum Stage {
            $(#[doc = $code] #[serde(rename = $code)] $name,)*
        }

        impl Stage {
            /// Every stage, in the order of the path.
            pub const ALL: &'static [Self] = &[$(Self::$name),*];

            /// The code, `P05`.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$name => $code,)* }
            }

            /// What should be at hand before a deal leaves the stage.
            pub const fn gate(self) -> &'static [GateItem] {
                match self { $(Self::$name => &[$(GateItem::$item),*],)* }
            }
        }
    };
}

stages! {
    Discovery "P00" [Owner, Finisher, Contact, Problem];
    Registration "P01" [DisclosureForm, FundingKnown];
    Evaluation "P02" [ThreeExperts, Trl, FiveValueScores, Conclusion];
    Protection "P03" [PatentStatus, FeesPaid, OwnershipDocument];
    Pricing "P04" [TransferMode, PriceRange, PricingMethod, NdaText];
    Mandate "P05" [MandateSigned];
    Marketing "P06" [EventHeld, AudienceRegister, LeadsRecorded];
    Matching "P07" [ClientChosen, IntroductionAcknowledged];
    Negotiation "P08" [NdaSigned, TermSheet, TrialDecided];
    Trial "P08T" [TrialReport];
    Publicity "P09" [NoticeOver];
    Signing "P10" [ContractSigned, PaymentSchedule];
    Recognition "P11" [RegistrationCertificate];
    Delivery "P12" [AcceptanceSigned];
    Receipts "P13" [PriceReceived];
    Commission "P14" [StatementSubmitted, CommissionPaid];
    Distribution "P15" [DistributionPublicised, DistributionPaid];
    Subsidies "P16" [ClaimFiled];
    FollowUp "P17" [StageReport];
    Closure "P18" [];
}

impl Stage {
    /// Stages that many deals never enter: their gate counts only for a deal that stands in them.
    pub const fn is_optional(self) -> bool {
        matches!(self, Self::Trial | Self::Publicity | Self::Distribution | Self::Subsidies | Self::FollowUp)
    }
}

/// One thing that a gate asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum GateItem {
    /// The result's owner unit is known.
    Owner,
    /// A finisher is known.
    Finisher,
    /// Someone to talk to.
    Contact,
    /// The problem solved, in one line.
    Problem,
    /// The disclosure form is complete.
    DisclosureForm,
    /// Fiscal funding and service status are known.
    FundingKnown,
    /// Three experts without conflict.
    ThreeExperts,
    /// The readiness level.
    Trl,
    /// The five-value scores.
    FiveValueScores,
    /// A conclusion that the result can be transferred.
    Conclusion,
    /// The patent's status.
    PatentStatus,
    /// No patent fee overdue.
    FeesPaid,
    /// Ownership or grant document.
    OwnershipDocument,
    /// Transfer, licence, or another mode.
    TransferMode,
    /// A price range.
    PriceRange,
    /// Agreed, listed or auctioned.
    PricingMethod,
    /// A confidentiality text.
    NdaText,
    /// The mandate is signed.
    MandateSigned,
    /// A roadshow or meeting was held.
    EventHeld,
    /// Who was there.
    AudienceRegister,
    /// What came of it.
    LeadsRecorded,
    /// The client enterprise is known.
    ClientChosen,
    /// Both sides acknowledged the introduction.
    IntroductionAcknowledged,
    /// Confidentiality is signed.
    NdaSigned,
    /// A term sheet.
    TermSheet,
    /// A trial is agreed or waived.
    TrialDecided,
    /// The trial's report.
    TrialReport,
    /// The public notice is over without open objection.
    NoticeOver,
    /// The technology contract is signed.
    ContractSigned,
    /// Instalments or a royalty are agreed.
    PaymentSchedule,
    /// The certificate of recognition and registration.
    RegistrationCertificate,
    /// Acceptance is signed.
    AcceptanceSigned,
    /// The price is received in full.
    PriceReceived,
    /// A statement with this deal is submitted.
    StatementSubmitted,
    /// The commission is paid.
    CommissionPaid,
    /// The reward plan was publicised.
    DistributionPublicised,
    /// The rewards are paid.
    DistributionPaid,
    /// The subsidy claim is filed.
    ClaimFiled,
    /// A stage report.
    StageReport,
}

/// Why a deal was closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
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
    pub reason: Option<String>,
    /// For a closure, why.
    pub closure: Option<ClosureReason>,
}

/// What a step from one stage to another would pass without having it. A step back and a closure pass no gate.
pub fn missing(from: Stage, to: Stage, has: impl Fn(GateItem) -> bool) -> Vec<GateItem> {
    if to <= from || to == Stage::Closure {
        return Vec::new();
    }
    let passed = Stage::ALL.iter().filter(|stage| (from..to).contains(*stage) && (**stage == from || !stage.is_optional()));
    passed.flat_map(|stage| stage.gate()).copied().filter(|item| !has(*item)).collect()
}

/// The step, or why it can't be taken: nothing moves, a gate is passed without a reason, a closure does not say why.
pub fn step(
    from: Stage,
    to: Stage,
    on: Day,
    has: impl Fn(GateItem) -> bool,
    reason: Option<String>,
    closure: Option<ClosureReason>,
) -> Result<Step, Refusal> {
    if from == to {
        return Err(Refusal::SameStage);
    }
    if (to == Stage::Closure) != closure.is_some() {
        return Err(Refusal::ClosureReason);
    }
    let missing = missing(from, to, has);
    let reason = reason.filter(|text| !text.trim().is_empty());
    if !missing.is_empty() && reason.is_none() {
        return Err(Refusal::GateNeedsReason { missing });
    }
    Ok(Step { from, to, on, missing, reason, closure })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_gate_names_what_is_missing_and_takes_a_reason() {
        let on = Day::new(2026, 3, 1).unwrap();
        let has = |item| matches!(item, GateItem::Owner | GateItem::Finisher);
        let refused = step(Stage::Discovery, Stage::Registration, on, has, None, None).unwrap_err();
        assert_eq!(refused, Refusal::GateNeedsReason { missing: vec![GateItem::Contact, GateItem::Problem] });
        let passed = step(Stage::Discovery, Stage::Registration, on, has, Some("old acquaintance".into()), None).unwrap();
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
