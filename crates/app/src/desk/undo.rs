//! Undo and redo: what the next one would take back or bring back, and doing it.

use std::collections::BTreeSet;

use domain::{deal::account, event::Event, id::DealId, organisation::Organisation, result::ResearchResult};
use schemars::JsonSchema;
use serde::Serialize;
use store::{Books, KeptRow};

use crate::{
    code::Code,
    desk::{
        bin::RecordKind,
        history::{self, Happening},
    },
    error::{Error, Result},
    reader::Reader,
    session::Session,
    wire::Nothing,
};

/// What the next undo would take back.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Undoable {
    /// The entry; nothing is left to undo where it is missing.
    pub entry: Option<Happening>,
    /// What the next redo would bring back; nothing where the last action was no undo.
    pub undone: Option<Happening>,
}

/// What an undo took back.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct UndoDone {
    /// What was taken back.
    pub undone: Happening,
    /// Rows of an import that were kept, since they were touched later.
    pub kept: Vec<KeptRowView>,
}

/// A row that the undo of an import kept.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct KeptRowView {
    /// What it is; a list brings no deals.
    pub kind: RecordKind,
    /// Its id.
    pub id: String,
    /// Its name or title.
    pub name: String,
    /// The entry that touched it.
    pub touched_by: i64,
}

/// What a redo brought back.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct RedoDone {
    /// What stands again.
    pub redone: Happening,
}

impl Session {
    /// Takes the last action back.
    pub fn undo(&mut self, _: Nothing) -> Result<UndoDone> {
        let stamp = self.stamp()?;
        let desk = self.desk_mut()?;
        // What it was about is read before it is gone.
        let undone = undoable(desk.books())?.ok_or(Code::NothingToUndo)?;
        let kept = desk.undo::<Error>(&stamp, deals_still_settle)?.kept;
        let books = desk.books();
        let kept = kept.iter().map(|row| kept_row(books, row)).collect::<Result<_>>()?;
        Ok(UndoDone { undone, kept })
    }

    /// Brings back what the last undo took back.
    pub fn redo(&mut self, _: Nothing) -> Result<RedoDone> {
        let stamp = self.stamp()?;
        let desk = self.desk_mut()?;
        let last = desk.books().last_undo()?.ok_or(Code::NothingToRedo)?;
        desk.redo::<Error>(&stamp, deals_still_settle)?;
        Ok(RedoDone { redone: history::act(desk.books(), &desk.books().entry(last.undone)?)? })
    }
}

impl Reader<'_> {
    /// What the next undo would take back, and the next redo bring back.
    pub fn undo_preview(&self, _: Nothing) -> Result<Undoable> {
        let books = self.books()?;
        let undone = books.last_undo()?.map(|last| history::act(books, &books.entry(last.undone)?)).transpose()?;
        Ok(Undoable { entry: undoable(books)?, undone })
    }
}

fn undoable(books: Books<'_>) -> Result<Option<Happening>> {
    books.undoable()?.map(|head| history::act(books, &head)).transpose()
}

/// An undo may not leave a deal whose commission can't be computed.
fn deals_still_settle(books: Books<'_>, events: &[Event]) -> Result<()> {
    let deals: BTreeSet<DealId> = events.iter().filter_map(|event| event.about().deal).collect();
    for deal in deals {
        if let Some(file) = books.deal(deal)? {
            account::accounts(&file)?;
        }
    }
    Ok(())
}

pub(crate) fn kept_row(books: Books<'_>, row: &KeptRow) -> Result<KeptRowView> {
    Ok(match row {
        KeptRow::Organisation(id, by) => {
            let name = books.kept::<Organisation>(*id)?.map(|kept| kept.record.name).unwrap_or_default();
            KeptRowView { kind: RecordKind::Organisation, id: id.to_string(), name, touched_by: *by }
        }
        KeptRow::Result(id, by) => {
            let name = books.kept::<ResearchResult>(*id)?.map(|kept| kept.record.title).unwrap_or_default();
            KeptRowView { kind: RecordKind::Result, id: id.to_string(), name, touched_by: *by }
        }
    })
}
