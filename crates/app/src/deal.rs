//! Deals: open, change, move along the path, tick evidence, list.

pub mod calendar;
pub mod calendar_file;
pub mod facts;
pub mod figures;
pub mod follow_up;
pub mod gate;
pub mod listed;
pub mod log;
pub mod page;
pub mod several;
pub mod timeline;
pub mod today;
pub(crate) mod words;

use domain::{
    Day,
    deal::{
        Deal, DealFile,
        stage::{ClosureReason, Evidence, GateItem, Stage},
    },
    id::{DealId, OrganisationId, ResultId},
    normal::trimmed,
    organisation::Organisation,
    record::RecordEvent,
    refusal::Refusal,
    result::ResearchResult,
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use store::Books;

use crate::{
    act::{Act, Named},
    code::Code,
    deal::gate::GateValues,
    error::{Error, Result},
    record,
    session::Session,
    wire::{Chosen, Made},
};

/// What a user says about a deal.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DealFields {
    /// What the desk calls it.
    pub title: String,
    /// The results that it is about.
    #[serde(default)]
    pub results: Vec<ResultId>,
    /// The client enterprise; may be open until the match.
    pub client: Option<OrganisationId>,
}

/// Opens a deal.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DealOpen {
    /// The record.
    pub deal: DealFields,
    /// The day of the opening; today where missing.
    pub on: Option<Day>,
}

/// Changes a deal's title, results or client.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DealChange {
    /// Which.
    pub id: DealId,
    /// The record from now on.
    pub deal: DealFields,
}

/// Moves a deal to another stage.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DealMove {
    /// Which.
    pub id: DealId,
    /// Where to.
    pub to: Stage,
    /// The day of the step; today where missing.
    pub on: Option<Day>,
    /// Why a gate is passed although something is missing.
    pub reason: Option<String>,
    /// For a closure, why.
    pub closure: Option<ClosureReason>,
    /// Evidence for the gates on the way, ticked in the same action.
    #[serde(default)]
    pub evidence: Vec<EvidenceFields>,
    /// What the gates ask for and records keep, entered there in the same action.
    #[serde(default)]
    pub values: GateValues,
}

/// Evidence for a gate.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EvidenceFields {
    /// What it is evidence for.
    pub item: GateItem,
    /// The day that the evidence bears.
    pub on: Day,
    /// Where it is or what it says.
    pub note: Option<String>,
}

/// Ticks evidence for a gate.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EvidenceTick {
    /// Which deal.
    pub id: DealId,
    /// What it is evidence for.
    pub item: GateItem,
    /// The day that the evidence bears.
    pub on: Day,
    /// Where it is or what it says.
    pub note: Option<String>,
}

/// Takes a tick back.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EvidenceUntick {
    /// Which deal.
    pub id: DealId,
    /// Which item.
    pub item: GateItem,
}

impl Session {
    /// Opens a deal.
    pub fn deal_open(&mut self, request: DealOpen) -> Result<Made> {
        self.act("deal_open", |act| {
            let id: DealId = act.id();
            let record = deal(act, request.deal, request.on.unwrap_or(act.today), None)?;
            act.record(RecordEvent::Added { id, record })?;
            Ok(Made::of(id))
        })
    }

    /// Changes a deal's title, results or client.
    pub fn deal_change(&mut self, request: DealChange) -> Result<Made> {
        self.act("deal_change", |act| {
            let before = record::found::<Deal>(act.books, request.id)?;
            let to = deal(act, request.deal, before.record.opened_on, Some(&before.record))?;
            act.record_all(before.change(to)?)?;
            Ok(Made::of(request.id))
        })
    }

    /// Puts a deal into the recycle bin.
    pub fn deal_remove(&mut self, request: Chosen<DealId>) -> Result<Made> {
        self.remove::<Deal>(request)
    }

    /// Takes a deal out of the recycle bin.
    pub fn deal_restore(&mut self, request: Chosen<DealId>) -> Result<Made> {
        self.restore::<Deal>(request)
    }

    /// Moves a deal to another stage, with the evidence for the gates on the way.
    pub fn deal_move(&mut self, request: DealMove) -> Result<Made> {
        self.act("deal_move", |act| {
            gate::enter(act, request.id, request.values)?;
            let file = act.deal(request.id)?;
            let on = request.on.unwrap_or(act.today);
            let mut ticked = Vec::with_capacity(request.evidence.len());
            for evidence in request.evidence {
                let note = act.text(evidence.note.as_deref())?;
                ticked.push(Evidence { item: evidence.item, on: evidence.on, note });
            }
            let reason = act.text(request.reason.as_deref())?;
            act.record_all(file.move_to(request.to, on, ticked, reason, request.closure)?)?;
            Ok(Made::of(request.id))
        })
    }

    /// Ticks evidence for a gate.
    pub fn evidence_tick(&mut self, request: EvidenceTick) -> Result<Made> {
        self.act("evidence_tick", |act| {
            let note = act.text(request.note.as_deref())?;
            let evidence = Evidence { item: request.item, on: request.on, note };
            act.record_all(act.deal(request.id)?.tick(evidence)?)?;
            Ok(Made::of(request.id))
        })
    }

    /// Takes a tick back.
    pub fn evidence_untick(&mut self, request: EvidenceUntick) -> Result<Made> {
        self.act("evidence_untick", |act| {
            act.record(act.deal(request.id)?.untick(request.item)?)?;
            Ok(Made::of(request.id))
        })
    }
}

/// The deal's file, or `deal_unknown`.
pub(crate) fn file(books: Books<'_>, id: DealId) -> Result<DealFile> {
    books.deal(id)?.ok_or_else(|| Error::new(Code::DealUnknown, "id"))
}

pub(crate) fn organisation_name(books: Books<'_>, id: Option<OrganisationId>) -> Result<Option<String>> {
    Ok(id.map(|id| books.organisation_name(id)).transpose()?.flatten())
}

/// A deal as it was said. What lies in the recycle bin is not taken into it; what it had already may stay.
fn deal(act: &Act<'_, '_>, fields: DealFields, opened_on: Day, before: Option<&Deal>) -> Result<Deal> {
    for (index, result) in fields.results.iter().enumerate() {
        if before.is_none_or(|before| !before.results.contains(result)) {
            act.named::<ResearchResult>(*result, format!("deal.results[{index}]"))?;
        }
    }
    if let Some(client) = fields.client.filter(|client| before.is_none_or(|before| before.client != Some(*client))) {
        act.named::<Organisation>(client, "deal.client")?;
    }
    let deal = Deal { title: trimmed(&fields.title).to_owned(), results: fields.results, client: fields.client, opened_on };
    deal.validated().map_err(|refusal| match refusal {
        Refusal::TitleMissing => Error::from(refusal).at("deal.title"),
        refusal => refusal.into(),
    })
}

impl Named for Deal {
    const UNKNOWN: Code = Code::DealUnknown;
}
