//! What happens in a deal: its path, evidence for its gates, its log, and what comes next.

use crate::{
    deal::stage::{Evidence, Stage, Step},
    id::DealId,
    log::{NextAction, Note},
    record::{About, AreaEvent, Stays, Thing, correction::Correction, events},
};

events! {
    /// What happens in a deal.
    pub enum DealEvent {
        /// It entered another stage.
        Moved = "deal_moved" { deal: DealId, step: Step },
        /// A step was taken back; the path no longer shows it.
        MoveWithdrawn = "deal_move_withdrawn" { deal: DealId, step: Step },
        /// Its facts proved the stage `after`, and the broker kept the present one; `before` is what was so kept over last.
        StageKept = "stage_kept" { deal: DealId, before: Option<Stage>, after: Option<Stage> },
        /// The next action was set, or cleared.
        NextActionSet = "next_action_set" { deal: DealId, before: Option<NextAction>, after: Option<NextAction> },
        /// Evidence for a gate was ticked.
        EvidenceTicked = "evidence_ticked" { deal: DealId, evidence: Evidence },
        /// A tick was taken back.
        EvidenceUnticked = "evidence_unticked" { deal: DealId, evidence: Evidence },
        /// Something was written into the log.
        NoteLogged = "note_logged" { deal: DealId, note: Note },
        /// A log note was taken back.
        NoteWithdrawn = "note_withdrawn" { deal: DealId, note: Note },
        /// A log note was put right.
        NoteCorrected = "note_corrected" { deal: DealId, correction: Correction<Note> },
    }
}

impl AreaEvent for DealEvent {
    fn kinds() -> Vec<String> {
        Self::kinds_of_area()
    }

    fn read(kind: &str, body: &str) -> Option<serde_json::Result<Self>> {
        Self::read_of_area(kind, body)
    }

    fn inverse(&self) -> Result<Self, Stays> {
        Ok(match self.clone() {
            Self::Moved { deal, step } => Self::MoveWithdrawn { deal, step },
            Self::MoveWithdrawn { deal, step } => Self::Moved { deal, step },
            Self::StageKept { deal, before, after } => Self::StageKept { deal, before: after, after: before },
            Self::NextActionSet { deal, before, after } => Self::NextActionSet { deal, before: after, after: before },
            Self::EvidenceTicked { deal, evidence } => Self::EvidenceUnticked { deal, evidence },
            Self::EvidenceUnticked { deal, evidence } => Self::EvidenceTicked { deal, evidence },
            Self::NoteLogged { deal, note } => Self::NoteWithdrawn { deal, note },
            Self::NoteWithdrawn { deal, note } => Self::NoteLogged { deal, note },
            Self::NoteCorrected { deal, correction } => Self::NoteCorrected { deal, correction: correction.back() },
        })
    }

    fn about(&self) -> About<'_> {
        match self {
            Self::Moved { deal, step } => About::changed(Thing::Path(*deal)).of(*deal).saying(step.reason.as_ref()),
            Self::MoveWithdrawn { deal, step } => About::changed(Thing::Path(*deal)).of(*deal).naming(&step.reason),
            Self::StageKept { deal, .. } => About::changed(Thing::Path(*deal)).of(*deal),
            Self::NextActionSet { deal, after, .. } => {
                About::changed(Thing::NextAction(*deal)).of(*deal).saying(after.as_ref().map(|next| &next.what))
            }
            Self::EvidenceTicked { deal, evidence } => {
                About::made(Thing::Evidence(*deal, evidence.item)).of(*deal).saying(evidence.note.as_ref())
            }
            Self::EvidenceUnticked { deal, evidence } => {
                About::made(Thing::Evidence(*deal, evidence.item)).of(*deal).naming(&evidence.note)
            }
            Self::NoteLogged { deal, note } | Self::NoteWithdrawn { deal, note } => {
                About::made(Thing::Note(note.id)).of(*deal).saying(&note.text)
            }
            Self::NoteCorrected { deal, correction: Correction { before, after, reason } } => {
                About::changed(Thing::Note(after.id)).of(*deal).saying(&after.text).naming([&before.text]).naming(reason)
            }
        }
    }
}
