//! What was entered wrongly is put right by an entry of its own, whatever followed it.

use serde::{Deserialize, Serialize};

use crate::personal::PersonalRef;

/// What was said, and what is said in its place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Correction<T> {
    /// As it stood.
    pub before: T,
    /// As it stands from then on.
    pub after: T,
    /// Why, where somebody said it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<PersonalRef>,
}

impl<T: PartialEq> Correction<T> {
    /// A correction; nothing where it would change nothing.
    pub fn of(before: T, after: T, reason: Option<PersonalRef>) -> Option<Self> {
        (before != after).then_some(Self { before, after, reason })
    }

    /// The correction that takes this one back.
    #[must_use]
    pub fn back(self) -> Self {
        Self { before: self.after, after: self.before, reason: self.reason }
    }
}
