//! What is written into the log of a deal or an organisation, and what comes next there.

use domain::{
    Day,
    id::NoteId,
    log::{NextAction, Note},
    person::{Keeping as _, PersonEvent},
    personal::PersonalKind,
    record::correction::Correction,
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use store::Books;

use crate::{
    act::Act,
    code::Code,
    error::{Error, Result},
};

/// What to do, and when.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NextActionFields {
    /// What.
    pub what: String,
    /// When.
    pub on: Day,
}

/// What a note said before it was put right.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct NoteBefore {
    /// Its day then.
    pub on: Day,
    /// What it said; missing once erased.
    pub text: Option<String>,
    /// Why it was put right; missing where nobody said it, or once erased.
    pub reason: Option<String>,
}

/// A note as a page shows it.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct NoteView {
    /// Its id.
    pub id: NoteId,
    /// Its day.
    pub on: Day,
    /// What it says; missing once erased.
    pub text: Option<String>,
    /// What it said before it was put right, the first first.
    pub before: Vec<NoteBefore>,
}

/// What to do next, as a page shows it.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct NextActionView {
    /// What; missing once erased.
    pub what: Option<String>,
    /// When.
    pub on: Day,
}

impl Act<'_, '_> {
    /// A note as it was written; today's where no day is said.
    pub(crate) fn note(&mut self, text: &str, on: Option<Day>) -> Result<Note> {
        let text = self.text(Some(text))?.ok_or_else(|| Error::new(Code::TextMissing, "text"))?;
        Ok(Note { id: self.id::<NoteId>(), on: on.unwrap_or(self.today), text })
    }

    /// A note as it is put right. A text that is another one is still about whom the first was about, and erased with it.
    pub(crate) fn note_put_right(&mut self, before: &Note, text: &str, on: Day) -> Result<Note> {
        let person = self.owner(&before.text)?;
        let text = self.keep_over(person, PersonalKind::Note, Some(text), Some(&before.text))?;
        Ok(Note { id: before.id, on, text: text.ok_or_else(|| Error::new(Code::TextMissing, "text"))? })
    }

    /// Erases what a note said before it was put right, for good; what it says now stays.
    pub(crate) fn forget_before(&mut self, note: &Note) -> Result<()> {
        for Correction { before, .. } in self.books.corrections_of(note.id)? {
            let text = before.text;
            if text.id != note.text.id && self.books.personal(&text)?.is_some() {
                self.record(PersonEvent::TextErased { text: text.id, on: self.today })?;
            }
        }
        Ok(())
    }

    /// The next action as it was said; what was said before is kept as it is.
    pub(crate) fn next_action(
        &mut self,
        next: Option<&NextActionFields>,
        before: Option<&NextAction>,
    ) -> Result<Option<NextAction>> {
        let Some(next) = next else { return Ok(None) };
        let what = self.keep_over(None, PersonalKind::Note, Some(&next.what), before.map(|before| &before.what))?;
        Ok(Some(NextAction { what: what.ok_or_else(|| Error::new(Code::TextMissing, "next.what"))?, on: next.on }))
    }
}

impl NoteView {
    pub(crate) fn of(books: Books<'_>, Note { id, on, text }: Note) -> Result<Self> {
        Ok(Self { id, on, text: books.personal(&text)?, before: NoteBefore::all(books, id)? })
    }
}

impl NoteBefore {
    /// All that a note said before, the first first.
    pub(crate) fn all(books: Books<'_>, note: NoteId) -> Result<Vec<Self>> {
        let view = |Correction { before, reason, .. }: Correction<Note>| {
            let reason = books.personal_text(reason.as_ref())?;
            Ok(Self { on: before.on, text: books.personal(&before.text)?, reason })
        };
        books.corrections_of(note)?.into_iter().map(view).collect()
    }
}

impl NextActionView {
    pub(crate) fn of(books: Books<'_>, next: Option<&NextAction>) -> Result<Option<Self>> {
        next.map(|next| Ok(Self { what: books.personal(&next.what)?, on: next.on })).transpose()
    }
}
