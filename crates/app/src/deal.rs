//! Deals: open, change, move along the path, tick evidence, log, list.

use domain::{
    Day,
    deal::{Deal, DealFile, NextAction},
    event::Event,
    id::{DealId, NoteId, OrganisationId, ResultId},
    personal::PersonalKind,
    refusal::Refusal,
    stage::{ClosureReason, Evidence, GateItem, Stage},
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use store::{Books, Record, books::Shelf};

use crate::{
    commands::Made,
    error::{Error, Result},
    keep::Keep,
    session::{self, Session, Surroundings},
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

/// One deal.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DealChosen {
    /// Which.
    pub id: DealId,
}

/// Which deals to list.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct DealListQuery {
    /// A part of the title; all where empty.
    pub search: String,
}

/// The deals by stage.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct DealList {
    /// In the order of the path, then of the next day.
    pub deals: Vec<DealRow>,
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
        let (stamp, today, id) = (self.stamp(), self.surroundings.today(), DealId(self.surroundings.new_id()));
        self.desk_mut()?.act(&stamp, "deal_open", |books, record| {
            let deal = deal(books, id, request.deal, request.on.unwrap_or(today))?;
            record.event(&Event::DealOpened { deal })?;
            Ok(Made { id: id.to_string() })
        })
    }

    /// Changes a deal's title, results or client.
    pub fn deal_change(&mut self, request: DealChange) -> Result<Made> {
        self.decide("deal_change", request.id, |books, file| {
            let from = file.deal.clone();
            let to = deal(books, from.id, request.deal, from.opened_on)?;
            Ok(if from == to { Vec::new() } else { vec![Event::DealChanged { from, to }] })
        })
    }

    /// Puts a deal into the recycle bin.
    pub fn deal_remove(&mut self, request: DealChosen) -> Result<Made> {
        let on = self.surroundings.today();
        self.decide("deal_remove", request.id, |books, file| {
            let is_in_use = removed_on(books, request.id)?.is_none();
            Ok(if is_in_use { vec![Event::DealRemoved { deal: file.deal.id, on }] } else { Vec::new() })
        })
    }

    /// Takes a deal out of the recycle bin.
    pub fn deal_restore(&mut self, request: DealChosen) -> Result<Made> {
        self.decide("deal_restore", request.id, |books, file| {
            let removed_on = removed_on(books, request.id)?;
            Ok(removed_on.map(|removed_on| Event::DealRestored { deal: file.deal.id, removed_on }).into_iter().collect())
        })
    }

    /// The deals by stage.
    pub fn deal_list(&mut self, query: DealListQuery) -> Result<DealList> {
        let books = self.desk()?.books();
        let mut deals = Vec::new();
        for row in books.deals(Shelf::InUse, &query.search)? {
            let first = row.deal.results.first().map(|id| books.result(*id)).transpose()?.flatten();
            deals.push(DealRow {
                id: row.deal.id,
                stage: row.stage,
                client: organisation_name(books, row.deal.client)?,
                owner: first.and_then(|kept| kept.record.owner_name),
                next_action: row.next_action.as_ref().map(|next| books.personal(&next.what)).transpose()?.flatten(),
                next_on: row.next_action.map(|next| next.on),
                title: row.deal.title,
            });
        }
        Ok(DealList { deals })
    }

    /// Moves a deal to another stage.
    pub fn deal_move(&mut self, request: DealMove) -> Result<Made> {
        let on = request.on.unwrap_or(self.surroundings.today());
        self.decide("deal_move", request.id, |_, file| Ok(vec![file.move_to(request.to, on, request.reason, request.closure)?]))
    }

    /// Sets or clears the next action.
    pub fn next_action_set(&mut self, request: NextActionSet) -> Result<Made> {
        let (desk, surroundings, _) = self.parts()?;
        let stamp = session::stamp(surroundings);
        desk.act(&stamp, "next_action_set", |books, record| {
            set_next(surroundings, books, record, request.id, request.next.as_ref())?;
            Ok(Made { id: request.id.to_string() })
        })
    }

    /// Ticks evidence for a gate.
    pub fn evidence_tick(&mut self, request: EvidenceTick) -> Result<Made> {
        let (desk, surroundings, _) = self.parts()?;
        let stamp = session::stamp(surroundings);
        desk.act(&stamp, "evidence_tick", |books, record| {
            let file = file(books, request.id)?;
            if let Some(evidence) = file.evidence.iter().find(|evidence| evidence.item == request.item) {
                record.event(&Event::EvidenceUnticked { deal: request.id, evidence: evidence.clone() })?;
            }
            let note =
                Keep::new(surroundings, books, record).optional(None, PersonalKind::Note, request.note.as_deref(), None)?;
            let evidence = Evidence { item: request.item, on: request.on, note };
            record.event(&Event::EvidenceTicked { deal: request.id, evidence })?;
            Ok(Made { id: request.id.to_string() })
        })
    }

    /// Takes a tick back.
    pub fn evidence_untick(&mut self, request: EvidenceUntick) -> Result<Made> {
        self.decide("evidence_untick", request.id, |_, file| {
            let ticked = file.evidence.iter().find(|evidence| evidence.item == request.item);
            let evidence = ticked.cloned().ok_or_else(|| Error::new("evidence_not_ticked", "item"))?;
            Ok(vec![Event::EvidenceUnticked { deal: file.deal.id, evidence }])
        })
    }

    /// Writes into a deal's log.
    pub fn note_log(&mut self, request: NoteLog) -> Result<Made> {
        if request.text.trim().is_empty() {
            return Err(Error::new("text_missing", "text"));
        }
        let (desk, surroundings, _) = self.parts()?;
        let stamp = session::stamp(surroundings);
        let (note, today) = (NoteId(surroundings.new_id()), surroundings.today());
        desk.act(&stamp, "note_log", |books, record| {
            file(books, request.id)?;
            let text = Keep::new(surroundings, books, record).value(None, PersonalKind::Note, &request.text, None)?;
            record.event(&Event::NoteLogged { deal: request.id, note, on: request.on.unwrap_or(today), text })?;
            if request.next.is_some() || request.finishes_next {
                set_next(surroundings, books, record, request.id, request.next.as_ref())?;
            }
            Ok(Made { id: note.to_string() })
        })
    }

    /// One action on one deal: what `decide` returns is recorded.
    pub(crate) fn decide(
        &mut self,
        action: &str,
        deal: DealId,
        decide: impl FnOnce(Books<'_>, &DealFile) -> Result<Vec<Event>>,
    ) -> Result<Made> {
        let stamp = self.stamp();
        self.desk_mut()?.act(&stamp, action, |books, record| {
            for event in decide(books, &file(books, deal)?)? {
                record.event(&event)?;
            }
            Ok(Made { id: deal.to_string() })
        })
    }
}

/// Sets or clears a deal's next action, where that changes anything.
fn set_next<'a>(
    surroundings: &mut dyn Surroundings,
    books: Books<'a>,
    record: &mut Record<'a>,
    deal: DealId,
    next: Option<&NextActionFields>,
) -> Result<()> {
    let before = file(books, deal)?.next_action;
    let mut keep = Keep::new(surroundings, books, record);
    let after = match next {
        Some(next) if next.what.trim().is_empty() => return Err(Error::new("text_missing", "next.what")),
        Some(next) => {
            let what = keep.value(None, PersonalKind::Note, &next.what, before.as_ref().map(|before| &before.what))?;
            Some(NextAction { what, on: next.on })
        }
        None => None,
    };
    if before != after {
        record.event(&Event::NextActionSet { deal, before, after })?;
    }
    Ok(())
}

/// The deal's file, or `deal_unknown`.
pub(crate) fn file(books: Books<'_>, id: DealId) -> Result<DealFile> {
    books.deal(id)?.ok_or_else(|| Error::new("deal_unknown", "id"))
}

pub(crate) fn organisation_name(books: Books<'_>, id: Option<OrganisationId>) -> Result<Option<String>> {
    Ok(id.map(|id| books.organisation(id)).transpose()?.flatten().map(|kept| kept.record.name))
}

fn deal(books: Books<'_>, id: DealId, fields: DealFields, opened_on: Day) -> Result<Deal> {
    if fields.title.trim().is_empty() {
        return Err(Error::from(Refusal::TitleMissing).at("deal.title"));
    }
    for (index, result) in fields.results.iter().enumerate() {
        books.result(*result)?.ok_or_else(|| Error::new("result_unknown", format!("deal.results[{index}]")))?;
    }
    if let Some(client) = fields.client {
        books.organisation(client)?.ok_or_else(|| Error::new("organisation_unknown", "deal.client"))?;
    }
    Ok(Deal { id, title: fields.title.trim().to_owned(), results: fields.results, client: fields.client, opened_on })
}

fn removed_on(books: Books<'_>, id: DealId) -> Result<Option<Day>> {
    let bin = books.deals(Shelf::Bin, "")?;
    Ok(bin.into_iter().find(|row| row.deal.id == id).and_then(|row| row.removed_on))
}
