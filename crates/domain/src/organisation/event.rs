//! What happens with an organisation beside its record: what was talked about, and what comes next.

use crate::{
    id::OrganisationId,
    log::{NextAction, Note},
    organisation::Organisation,
    personal::PersonalRef,
    record::{About, AreaEvent, Kept, Stays, Thing, correction::Correction, events},
    refusal::Refusal,
};

events! {
    /// What happens with an organisation.
    pub enum OrganisationEvent {
        /// Something was written into its log.
        NoteLogged = "organisation_note_logged" { organisation: OrganisationId, note: Note },
        /// A log note was taken back.
        NoteWithdrawn = "organisation_note_withdrawn" { organisation: OrganisationId, note: Note },
        /// A log note was put right.
        NoteCorrected = "organisation_note_corrected" { organisation: OrganisationId, correction: Correction<Note> },
        /// The next action was set, or cleared.
        NextActionSet = "organisation_next_action_set" { organisation: OrganisationId, before: Option<NextAction>, after: Option<NextAction> },
    }
}

impl AreaEvent for OrganisationEvent {
    fn kinds() -> Vec<String> {
        Self::kinds_of_area()
    }

    fn read(kind: &str, body: &str) -> Option<serde_json::Result<Self>> {
        Self::read_of_area(kind, body)
    }

    fn inverse(&self) -> Result<Self, Stays> {
        Ok(match self.clone() {
            Self::NoteLogged { organisation, note } => Self::NoteWithdrawn { organisation, note },
            Self::NoteWithdrawn { organisation, note } => Self::NoteLogged { organisation, note },
            Self::NoteCorrected { organisation, correction } => {
                Self::NoteCorrected { organisation, correction: correction.back() }
            }
            Self::NextActionSet { organisation, before, after } => {
                Self::NextActionSet { organisation, before: after, after: before }
            }
        })
    }

    fn about(&self) -> About<'_> {
        match self {
            Self::NoteLogged { organisation, note } | Self::NoteWithdrawn { organisation, note } => {
                About::made(Thing::Note(note.id)).at(*organisation).saying(&note.text)
            }
            Self::NoteCorrected { organisation, correction: Correction { before, after, reason } } => {
                About::changed(Thing::Note(after.id)).at(*organisation).saying(&after.text).naming([&before.text]).naming(reason)
            }
            Self::NextActionSet { organisation, after, .. } => {
                let next = Thing::NextActionWith(*organisation);
                About::changed(next).at(*organisation).saying(after.as_ref().map(|next| &next.what))
            }
        }
    }
}

/// An organisation, and what comes next with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dealings {
    /// The organisation; nothing is logged at one that lies in the recycle bin.
    pub organisation: Kept<Organisation>,
    /// What to do next.
    pub next_action: Option<NextAction>,
}

impl Dealings {
    /// Writes into the log.
    pub fn log(&self, note: Note) -> Result<OrganisationEvent, Refusal> {
        self.organisation.in_use()?;
        Ok(OrganisationEvent::NoteLogged { organisation: self.organisation.id, note: note.validated()? })
    }

    /// Puts a note of the log right; nothing where that changes nothing.
    pub fn correct_note(
        &self,
        before: Note,
        after: Note,
        reason: Option<PersonalRef>,
    ) -> Result<Option<OrganisationEvent>, Refusal> {
        self.organisation.in_use()?;
        let (organisation, correction) = (self.organisation.id, Correction::of(before, after.validated()?, reason));
        Ok(correction.map(|correction| OrganisationEvent::NoteCorrected { organisation, correction }))
    }

    /// Sets or clears the next action; nothing where that changes nothing.
    pub fn set_next(&self, after: Option<NextAction>) -> Result<Option<OrganisationEvent>, Refusal> {
        self.organisation.in_use()?;
        let (organisation, before) = (self.organisation.id, self.next_action.clone());
        let after = after.map(NextAction::validated).transpose()?;
        Ok((before != after).then_some(OrganisationEvent::NextActionSet { organisation, before, after }))
    }
}
