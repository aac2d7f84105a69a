//! What happened to a deal and stands, page by page: what was undone is told by the journal alone.

use domain::{deal::event::DealEvent, event::Event, id::DealId};
use schemars::JsonSchema;
use serde::Serialize;
use store::{Books, journal::EntryHead};

use crate::{
    desk::history,
    error::{Result, Sentence},
    log::NoteView,
    reader::Reader,
    wire::{MOST_WRITTEN, Part},
};

/// A page of what happened to a deal, newest first; at most 100 rows at once, since what was written stands there in full.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct DealTimeline {
    /// How much happened in all.
    pub total: u32,
    /// That of the page.
    pub rows: Vec<TimelineRow>,
}

/// One thing that happened to the deal.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct TimelineRow {
    /// The journal entry.
    pub entry: i64,
    /// When, `2026-11-22T03:04:05Z`.
    pub at: String,
    /// What.
    pub what: Sentence,
    /// What was written with it: a note, a next action, where evidence is; missing where nothing was, or once erased.
    pub text: Option<String>,
    /// The note that was written, as it stands now; missing where none was or it was taken back.
    pub note: Option<NoteView>,
}

impl Reader<'_> {
    /// A page of what happened to a deal, newest first.
    pub fn deal_timeline(&self, request: Part<DealId>) -> Result<DealTimeline> {
        let books = self.books()?;
        super::file(books, request.id)?;
        let rows = rows(books, request.id, request.offset, request.limit().min(MOST_WRITTEN))?;
        Ok(DealTimeline { total: books.history_of_deal_count(request.id)?, rows })
    }
}

pub(super) fn rows(books: Books<'_>, deal: DealId, offset: u32, limit: u32) -> Result<Vec<TimelineRow>> {
    let row = |(head, event): (EntryHead, Event)| {
        Ok(TimelineRow {
            entry: head.n,
            at: history::at(&head),
            what: history::phrase(books, &event)?,
            text: books.personal_text(event.about().text)?,
            note: note(books, deal, &event)?,
        })
    };
    books.history_of_deal(deal, offset, limit)?.into_iter().map(row).collect()
}

fn note(books: Books<'_>, deal: DealId, event: &Event) -> Result<Option<NoteView>> {
    let Event::Progress(DealEvent::NoteLogged { note, .. }) = event else { return Ok(None) };
    books.note(deal, note.id)?.map(|note| NoteView::of(books, note)).transpose()
}
