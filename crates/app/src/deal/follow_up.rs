//! What follows from a deal's facts, as its page proposes it.

use std::sync::LazyLock;

use domain::{
    Day,
    deal::{
        DealFile,
        follow_up::{Deadline, SAMPLE_CONTRACT_REGISTRATION},
    },
    id::ClauseId,
};
use schemars::JsonSchema;
use serde::Serialize;

static REGISTRATION: LazyLock<Deadline> =
    LazyLock::new(|| serde_json::from_str(SAMPLE_CONTRACT_REGISTRATION).expect("the shipped period is read by a test"));

/// What follows from a deal's facts: proposed, and done by the broker alone.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct FollowUps {
    /// The registration of the signed contract (技术合同认定登记), as the next action.
    pub registration: Option<RegistrationDue>,
    /// The clauses under which nothing more is to come in, by the first of their chain.
    pub completions: Vec<ClauseId>,
}

/// Until when a contract is registered.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct RegistrationDue {
    /// The last day.
    pub on: Day,
    /// How many days that is after the signing.
    pub days: u32,
    /// What sets the period.
    pub source: String,
    /// Somebody has checked it; else it is a sample.
    pub is_checked: bool,
}

/// What is proposed on a deal's page.
pub(super) fn follow_ups(file: &DealFile) -> FollowUps {
    let Deadline { source, checked, days, .. } = &*REGISTRATION;
    let due = |on| RegistrationDue { on, days: *days, source: source.clone(), is_checked: *checked };
    FollowUps { registration: file.registration_due(&REGISTRATION).map(due), completions: file.completable() }
}
