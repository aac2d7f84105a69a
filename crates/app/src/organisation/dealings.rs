//! What happens with an organisation, and what leads from it: its log and next action, its deals, results and money.

use domain::{
    Day, Money,
    id::{DealId, NoteId, OrganisationId, ResultId},
    organisation::{Organisation, event::Dealings},
    result::ResearchResult,
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use store::{
    Books,
    area::organisation::dealings::{LoggedNote, Side, Sums},
};

use crate::{
    act::{Act, Named},
    code::Code,
    deal::listed::{DealsOf, deal_row},
    error::{Error, Result},
    log::{NextActionFields, NextActionView, NoteView},
    reader::Reader,
    record,
    session::Session,
    wire::{Add, Chosen, MOST_WRITTEN, Made, Page, Part, View},
};

/// Writes into an organisation's log, and says what comes next in the same action.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OrganisationLog {
    /// Which organisation.
    pub id: OrganisationId,
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

/// Puts a note of an organisation's log right.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OrganisationNoteCorrect {
    /// Which organisation.
    pub id: OrganisationId,
    /// Which note.
    pub note: NoteId,
    /// What happened.
    pub text: String,
    /// When.
    pub on: Day,
    /// Why it is put right.
    pub reason: Option<String>,
    /// What it said before is erased for good; the correction can't be undone then.
    #[serde(default)]
    pub forgets: bool,
}

/// Erases what a note of an organisation's log said before it was put right.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OrganisationNoteForget {
    /// Which organisation.
    pub id: OrganisationId,
    /// Which note.
    pub note: NoteId,
}

/// Sets or clears what to do next with an organisation.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OrganisationNextActionSet {
    /// Which organisation.
    pub id: OrganisationId,
    /// What to do and when; nothing to clear it.
    pub next: Option<NextActionFields>,
}

/// What leads from an organisation, in figures.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct OrganisationDealings {
    /// What to do next.
    pub next_action: Option<NextActionView>,
    /// How many notes its log and those of its deals have.
    pub notes: u32,
    /// How many deals it takes part in.
    pub deals: u32,
    /// How many results it owns.
    pub results: u32,
    /// How many more results have its name as their owner, and are not linked to it.
    pub results_by_name: u32,
    /// What it buys.
    pub buys: DealSums,
    /// What it sells.
    pub sells: DealSums,
}

/// What deals come to.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct DealSums {
    /// How many deals.
    pub deals: u32,
    /// How many of them have a contract.
    pub contracts: u32,
    /// The prices agreed in these, so far as any is named.
    pub agreed: Money,
    /// What has come in, less what went back.
    pub received: Money,
}

/// A page of the log of an organisation and of its deals, the latest day first.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct OrganisationNotes {
    /// How many there are in all.
    pub total: u32,
    /// Those of the page.
    pub notes: Vec<OrganisationNote>,
}

/// A note as an organisation's page shows it.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct OrganisationNote {
    /// The note.
    #[serde(flatten)]
    pub note: NoteView,
    /// The deal in whose log it stands; the organisation's own where missing.
    pub deal: Option<DealId>,
    /// That deal's title.
    pub title: Option<String>,
}

/// A page of an organisation's contracts, the newest deal first.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct OrganisationContracts {
    /// How many there are in all.
    pub total: u32,
    /// Those of the page.
    pub contracts: Vec<OrganisationContract>,
}

/// A contract as the page of a party shows it.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct OrganisationContract {
    /// The deal.
    pub deal: DealId,
    /// The deal's title.
    pub title: String,
    /// The contract's number.
    pub number: String,
    /// When it was signed.
    pub signed_on: Day,
    /// Its price; missing where it is open.
    pub price: Option<Money>,
    /// What has come in, less what went back.
    pub received: Money,
    /// The organisation buys; else it sells.
    pub buys: bool,
}

impl Session {
    /// Writes into an organisation's log.
    pub fn organisation_log(&mut self, request: OrganisationLog) -> Result<Made> {
        self.act("organisation_log", |act| {
            let note = act.note(&request.text, request.on)?;
            let id = note.id;
            act.record(dealings(act.books, request.id)?.log(note)?)?;
            if request.next.is_some() || request.finishes_next {
                set_next(act, request.id, request.next.as_ref())?;
            }
            Ok(Made::of(id))
        })
    }

    /// Puts a note of an organisation's log right.
    pub fn organisation_note_correct(&mut self, request: OrganisationNoteCorrect) -> Result<Made> {
        let correct = |act: &mut Act<'_, '_>| {
            let before = act.books.organisation_note(request.id, request.note)?.ok_or(Code::NoteUnknown)?;
            let after = act.note_put_right(&before, &request.text, request.on)?;
            let reason = act.text(request.reason.as_deref())?;
            act.record_all(dealings(act.books, request.id)?.correct_note(before, after.clone(), reason)?)?;
            if request.forgets {
                act.forget_before(&after)?;
            }
            Ok(Made::of(request.note))
        };
        if request.forgets {
            self.erase("organisation_note_correct", correct)
        } else {
            self.act("organisation_note_correct", correct)
        }
    }

    /// Erases what a note said before it was put right.
    pub fn organisation_note_forget(&mut self, request: OrganisationNoteForget) -> Result<Made> {
        self.erase("organisation_note_forget", |act| {
            let note = act.books.organisation_note(request.id, request.note)?.ok_or(Code::NoteUnknown)?;
            act.forget_before(&note)?;
            Ok(Made::of(request.note))
        })
    }

    /// Sets or clears what to do next with an organisation.
    pub fn organisation_next_action_set(&mut self, request: OrganisationNextActionSet) -> Result<Made> {
        self.act("organisation_next_action_set", |act| {
            set_next(act, request.id, request.next.as_ref())?;
            Ok(Made::of(request.id))
        })
    }

    /// Links the results that have an organisation's name as their owner to it.
    pub fn organisation_claim(&mut self, request: Chosen<OrganisationId>) -> Result<Made> {
        self.act("organisation_claim", |act| {
            let organisation = record::found::<Organisation>(act.books, request.id)?;
            let name = organisation.in_use()?.name.clone();
            claim(act, request.id, &name)?;
            Ok(Made::of(request.id))
        })
    }

    /// Adds an organisation that results have as their owner by its name alone, and links these results to it.
    pub fn owner_add(&mut self, request: Add<Organisation<String>>) -> Result<Made> {
        self.act("owner_add", |act| {
            let name = request.record.name.clone();
            let id = record::added::<Organisation>(request.record, act)?;
            claim(act, id, &name)?;
            Ok(Made::of(id))
        })
    }
}

impl Reader<'_> {
    /// What leads from an organisation, in figures.
    pub fn organisation_dealings(&self, request: Chosen<OrganisationId>) -> Result<OrganisationDealings> {
        let (books, id) = (self.books()?, request.id);
        let Dealings { organisation, next_action } = dealings(books, id)?;
        let by_name = books.results_owned_by_name(&organisation.record.name)?;
        Ok(OrganisationDealings {
            next_action: NextActionView::of(books, next_action.as_ref())?,
            notes: books.dealings_notes_count(id)?,
            deals: books.deals_of_count(id)?,
            results: books.results_of(id, 0, 0)?.total,
            results_by_name: u32::try_from(by_name.len()).unwrap_or(u32::MAX),
            buys: books.sums_of(id, Side::Buys)?.into(),
            sells: books.sums_of(id, Side::Sells)?.into(),
        })
    }

    /// A page of the log of an organisation and of its deals.
    pub fn organisation_notes(&self, request: Part<OrganisationId>) -> Result<OrganisationNotes> {
        let books = self.books()?;
        let notes = books.dealings_notes(request.id, request.offset, request.limit().min(MOST_WRITTEN))?;
        let notes = notes.into_iter().map(|logged| note(books, logged)).collect::<Result<_>>()?;
        Ok(OrganisationNotes { total: books.dealings_notes_count(request.id)?, notes })
    }

    /// A page of the deals that an organisation takes part in.
    pub fn organisation_deals(&self, request: Part<OrganisationId>) -> Result<DealsOf> {
        let books = self.books()?;
        let deals = books.deals_of(request.id, request.offset, request.limit())?;
        let deals = deals.into_iter().map(|row| deal_row(books, row)).collect::<Result<_>>()?;
        Ok(DealsOf { total: books.deals_of_count(request.id)?, deals })
    }

    /// A page of the results that an organisation owns.
    pub fn organisation_results(&self, request: Part<OrganisationId>) -> Result<Page<View<ResearchResult<String>, ResultId>>> {
        let books = self.books()?;
        let page = books.results_of(request.id, request.offset, request.limit())?;
        let rows = page.rows.iter().map(|kept| record::row(books, kept)).collect::<Result<_>>()?;
        Ok(Page { total: page.total, is_all: page.is_all, rows })
    }

    /// A page of the contracts of an organisation's deals.
    pub fn organisation_contracts(&self, request: Part<OrganisationId>) -> Result<OrganisationContracts> {
        let books = self.books()?;
        let rows = books.contracts_of(request.id, request.offset, request.limit())?;
        let contracts = rows.into_iter().map(|row| OrganisationContract {
            deal: row.deal,
            title: row.title,
            number: row.number,
            signed_on: row.signed_on,
            price: row.price,
            received: row.received,
            buys: row.buys,
        });
        let total = books.contracts_of_count(request.id)?;
        Ok(OrganisationContracts { total, contracts: contracts.collect() })
    }
}

/// Links the results that have this name alone as their owner to an organisation.
fn claim(act: &mut Act<'_, '_>, organisation: OrganisationId, name: &str) -> Result<()> {
    for id in act.books.results_owned_by_name(name)? {
        let result = record::found::<ResearchResult>(act.books, id)?;
        let to = ResearchResult { owner_unit: Some(organisation), ..result.record.clone() };
        act.record_all(result.change(to)?)?;
    }
    Ok(())
}

/// The organisation with what comes next, or `organisation_unknown`.
fn dealings(books: Books<'_>, id: OrganisationId) -> Result<Dealings> {
    books.dealings(id)?.ok_or_else(|| Error::new(Organisation::UNKNOWN, "id"))
}

/// Sets or clears what to do next with an organisation, where that changes anything.
fn set_next(act: &mut Act<'_, '_>, id: OrganisationId, next: Option<&NextActionFields>) -> Result<()> {
    let dealings = dealings(act.books, id)?;
    let after = act.next_action(next, dealings.next_action.as_ref())?;
    act.record_all(dealings.set_next(after)?)
}

fn note(books: Books<'_>, LoggedNote { note, deal }: LoggedNote) -> Result<OrganisationNote> {
    let (deal, title) = deal.unzip();
    Ok(OrganisationNote { note: NoteView::of(books, note)?, deal, title })
}

impl From<Sums> for DealSums {
    fn from(Sums { deals, contracts, agreed, received }: Sums) -> Self {
        Self { deals, contracts, agreed, received }
    }
}
