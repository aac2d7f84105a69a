//! What is written into a log, and what comes next: the same for a deal and for an organisation.

use serde::{Deserialize, Serialize};

use crate::{
    day::Day,
    id::NoteId,
    personal::PersonalRef,
    refusal::{Refusal, day_in_range},
};

/// Something written into a log.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct Note {
    /// Its identity.
    pub id: NoteId,
    /// The day that it is about.
    pub on: Day,
    /// What was written.
    pub text: PersonalRef,
}

impl Note {
    /// Refuses a day that was mistyped.
    pub fn validated(self) -> Result<Self, Refusal> {
        day_in_range("on", self.on).map(|()| self)
    }
}

/// What to do next, and when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct NextAction {
    /// What.
    pub what: PersonalRef,
    /// When.
    pub on: Day,
}

impl NextAction {
    /// Refuses a day that was mistyped.
    pub fn validated(self) -> Result<Self, Refusal> {
        day_in_range("next.on", self.on).map(|()| self)
    }
}
