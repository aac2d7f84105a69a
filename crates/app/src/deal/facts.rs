//! Where a deal's facts would move it: shown, followed in one act, or put aside.

use domain::{
    Day,
    deal::{
        DealFile,
        facts::Fact,
        stage::{self, GateItem, Stage},
    },
    id::DealId,
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{
    error::Result,
    session::Session,
    wire::{Chosen, Made},
};

/// Moves a deal to where its facts are.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DealFollow {
    /// Which.
    pub id: DealId,
    /// Why gates are passed although something is missing.
    pub reason: Option<String>,
}

/// The stage that a deal's facts prove, ahead of the one in which it stands.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct AheadView {
    /// That stage.
    pub stage: Stage,
    /// What proves it.
    pub fact: Fact,
    /// Since when; missing where nobody knows.
    pub on: Option<Day>,
    /// What the gates on the way ask for and nobody has.
    pub missing: Vec<GateItem>,
}

/// Where the facts would move the deal.
pub(super) fn ahead(file: &DealFile) -> Option<AheadView> {
    let proof = file.ahead()?;
    let missing = stage::missing(file.stage, proof.stage(), |item| file.has(item));
    Some(AheadView { stage: proof.stage(), fact: proof.fact, on: proof.on, missing })
}

impl Session {
    /// Moves a deal over the stages that its facts prove, each on the day of its fact.
    pub fn deal_follow(&mut self, request: DealFollow) -> Result<Made> {
        self.act("deal_follow", |act| {
            let reason = act.text(request.reason.as_deref())?;
            let moved = act.deal(request.id)?.follow_facts(act.today, reason.as_ref())?;
            act.record_all(moved)?;
            Ok(Made::of(request.id))
        })
    }

    /// Keeps a deal's stage although its facts prove a further one; it is proposed again once they prove yet another.
    pub fn deal_keep(&mut self, request: Chosen<DealId>) -> Result<Made> {
        self.act("deal_keep", |act| {
            act.record(act.deal(request.id)?.keep_stage()?)?;
            Ok(Made::of(request.id))
        })
    }
}
