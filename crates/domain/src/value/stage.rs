//! The stages of a deal, and what should be at hand before it leaves each.

use serde::{Deserialize, Serialize};

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
