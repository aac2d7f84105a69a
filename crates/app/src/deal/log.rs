//! A deal's log, and what comes next in it.

use domain::{
    Day,
    id::{DealId, NoteId},
};
use schemars::JsonSchema;
use serde::Deserialize;

use crate::{act::Act, code::Code, error::Result, log::NextActionFields, session::Session, wire::Made};

/// Sets or clears the next action.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NextActionSet {
    /// Which deal.
    pub id: DealId,
    /// What to do and when; nothing to clear it.
    pub next: Option<NextActionFields>,
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

/// Puts a note of a deal's log right.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NoteCorrect {
    /// Which deal.
    pub id: DealId,
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

/// Erases what a note of a deal's log said before it was put right.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NoteForget {
    /// Which deal.
    pub id: DealId,
    /// Which note.
    pub note: NoteId,
}

impl Session {
    /// Sets or clears the next action.
    pub fn next_action_set(&mut self, request: NextActionSet) -> Result<Made> {
        self.act("next_action_set", |act| {
            set_next(act, request.id, request.next.as_ref())?;
            Ok(Made::of(request.id))
        })
    }

    /// Puts a note of a deal's log right.
    pub fn note_correct(&mut self, request: NoteCorrect) -> Result<Made> {
        let correct = |act: &mut Act<'_, '_>| {
            let before = act.books.note(request.id, request.note)?.ok_or(Code::NoteUnknown)?;
            let after = act.note_put_right(&before, &request.text, request.on)?;
            let reason = act.text(request.reason.as_deref())?;
            act.record_all(act.deal(request.id)?.correct_note(before, after.clone(), reason)?)?;
            if request.forgets {
                act.forget_before(&after)?;
            }
            Ok(Made::of(request.note))
        };
        if request.forgets { self.erase("note_correct", correct) } else { self.act("note_correct", correct) }
    }

    /// Erases what a note said before it was put right.
    pub fn note_forget(&mut self, request: NoteForget) -> Result<Made> {
        self.erase("note_forget", |act| {
            let note = act.books.note(request.id, request.note)?.ok_or(Code::NoteUnknown)?;
            act.forget_before(&note)?;
            Ok(Made::of(request.note))
        })
    }

    /// Writes into a deal's log.
    pub fn note_log(&mut self, request: NoteLog) -> Result<Made> {
        self.act("note_log", |act| {
            let note = act.note(&request.text, request.on)?;
            let id = note.id;
            act.record(act.deal(request.id)?.log(note)?)?;
            if request.next.is_some() || request.finishes_next {
                set_next(act, request.id, request.next.as_ref())?;
            }
            Ok(Made::of(id))
        })
    }
}

/// Sets or clears a deal's next action, where that changes anything.
fn set_next(act: &mut Act<'_, '_>, deal: DealId, next: Option<&NextActionFields>) -> Result<()> {
    let file = act.deal(deal)?;
    let after = act.next_action(next, file.next_action.as_ref())?;
    act.record_all(file.set_next(after)?)
}
