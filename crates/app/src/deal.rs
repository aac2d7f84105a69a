//! Deals: open, change, move along the path, tick evidence, log, list.

pub mod page;
pub(crate) mod stage_words;
pub mod today;

use domain::{
    Day,
    deal::{
        Deal, DealFile, DealOrder, NextAction,
        event::Note,
        stage::{ClosureReason, Evidence, GateItem, Stage},
    },
    id::{DealId, OrganisationId, ResultId},
    normal::trimmed,
    organisation::Organisation,
    person::Keeping as _,
    personal::PersonalKind,
    record::RecordEvent,
    result::ResearchResult,
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use store::{Books, search::Kind};

use crate::{
    act::{Act, Named},
    code::Code,
    error::{Error, Result},
    reader::Reader,
    record,
    session::Session,
    wire::{Chosen, MOST_ROWS, Made},
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

/// Which deals to list.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct DealListQuery {
    /// A part of the title or of the client's name; all where empty.
    pub search: String,
    /// Those of one stage; of all where missing.
    pub stage: Option<Stage>,
    /// By what they are ordered.
    pub order: DealOrder,
    /// The last one first.
    pub is_descending: bool,
    /// How many to leave out before the page.
    pub offset: u32,
    /// How many, at most 500; 500 where missing.
    pub limit: Option<u32>,
}

/// The deals by stage.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct DealList {
    /// How many there are in all, of those that are sought.
    pub total: u32,
    /// Whether that is so: a search stops at 500, and then type more.
    pub is_all: bool,
    /// Those of the page.
    pub deals: Vec<DealRow>,
    /// How many of those that are sought each stage has; stages without any are missing.
    pub per_stage: Vec<StageCount>,
}

/// How many deals a stage has.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct StageCount {
    /// Which stage.
    pub stage: Stage,
    /// How many.
    pub count: u32,
}

/// A deal as a list shows it.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct DealRow {
    /// Its id.
    pub id: DealId,
    /// Its title.
    pub title: String,
    /// Where it stands.
    pub stage: Stage,
    /// The client enterprise's name.
    pub client: Option<String>,
    /// The first result's owner.
    pub owner: Option<String>,
    /// What to do next; missing once erased.
    pub next_action: Option<String>,
    /// When.
    pub next_on: Option<Day>,
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

/// Sets or clears the next action.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NextActionSet {
    /// Which deal.
    pub id: DealId,
    /// What to do and when; nothing to clear it.
    pub next: Option<NextActionFields>,
}

/// What to do, and when.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NextActionFields {
    /// What.
    pub what: String,
    /// When.
    pub on: Day,
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

/// Writes into a deal's log, and says what comes next in the same action.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NoteLog {
    /// Which deal.
    pub id: DealId,
    /// What happened.
    pub text: String,
    /// When; today where missing.
    pub on: Option<Day>,
    /// What to do next, from now on.
    pub next: Option<NextActionFields>,
    /// What was to be done is done: it is cleared where nothing comes next.
    #[serde(default)]
    pub finishes_next: bool,
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

    /// Sets or clears the next action.
    pub fn next_action_set(&mut self, request: NextActionSet) -> Result<Made> {
        self.act("next_action_set", |act| {
            set_next(act, request.id, request.next.as_ref())?;
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

    /// Writes into a deal's log.
    pub fn note_log(&mut self, request: NoteLog) -> Result<Made> {
        self.act("note_log", |act| {
            let text = act.text(Some(&request.text))?.ok_or_else(|| Error::new(Code::TextMissing, "text"))?;
            let note = Note { id: act.id(), on: request.on.unwrap_or(act.today), text };
            let id = note.id;
            act.record(act.deal(request.id)?.log(note)?)?;
            if request.next.is_some() || request.finishes_next {
                set_next(act, request.id, request.next.as_ref())?;
            }
            Ok(Made::of(id))
        })
    }
}

impl Reader<'_> {
    /// The deals by stage.
    pub fn deal_list(&self, query: DealListQuery) -> Result<DealList> {
        let books = self.books()?;
        let limit = query.limit.unwrap_or(MOST_ROWS).min(MOST_ROWS);
        let mut deals = Vec::new();
        let found = (!query.search.trim().is_empty()).then(|| books.found(Kind::Deal, &query.search)).transpose()?;
        for row in books.deals(found.as_ref(), query.stage, (query.order, query.is_descending), (query.offset, limit))? {
            deals.push(DealRow {
                id: row.id,
                title: row.title,
                stage: row.stage,
                client: row.client,
                owner: row.owner,
                next_action: books.personal_text(row.next_action.as_ref().map(|next| &next.what))?,
                next_on: row.next_action.map(|next| next.on),
            });
        }
        let per_stage = books.deals_per_stage(found.as_ref())?;
        let per_stage: Vec<_> = per_stage.into_iter().map(|(stage, count)| StageCount { stage, count }).collect();
        let of_page = per_stage.iter().filter(|counted| query.stage.is_none_or(|stage| stage == counted.stage));
        let is_all = found.is_none_or(|found| found.is_all);
        Ok(DealList { total: of_page.map(|counted| counted.count).sum(), is_all, deals, per_stage })
    }
}

/// Sets or clears a deal's next action, where that changes anything.
fn set_next(act: &mut Act<'_, '_>, deal: DealId, next: Option<&NextActionFields>) -> Result<()> {
    let file = act.deal(deal)?;
    let before = file.next_action.as_ref().map(|before| &before.what);
    let after = match next {
        Some(next) => {
            let what = act.keep_over(None, PersonalKind::Note, Some(&next.what), before)?;
            Some(NextAction { what: what.ok_or_else(|| Error::new(Code::TextMissing, "next.what"))?, on: next.on })
        }
        None => None,
    };
    act.record_all(file.set_next(after)?)
}

/// The deal's file, or `deal_unknown`.
pub(crate) fn file(books: Books<'_>, id: DealId) -> Result<DealFile> {
    books.deal(id)?.ok_or_else(|| Error::new(Code::DealUnknown, "id"))
}

pub(crate) fn organisation_name(books: Books<'_>, id: Option<OrganisationId>) -> Result<Option<String>> {
    Ok(id.map(|id| books.kept::<Organisation>(id)).transpose()?.flatten().map(|kept| kept.record.name))
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
    deal.validated().map_err(|refusal| Error::from(refusal).at("deal.title"))
}

impl Named for Deal {
    const UNKNOWN: Code = Code::DealUnknown;
}
