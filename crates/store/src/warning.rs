//! What is told beside an answer: the thing is done, and this should be known.

use serde::{Deserialize, Serialize};

use crate::journal::EntryNumber;

/// What could not be tidied up or made sure of by something that is done, or was found on the way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Warning {
    /// The system did not confirm that a power cut can't take it back.
    NotDurable,
    /// Something was erased, and the log that still holds old pages of it could not be emptied.
    LogNotEmptied,
    /// What an earlier try had left half made was removed.
    LeftoversCleared,
    /// The journal lacks what was saved.
    Lost(Loss),
}

/// How the journal differs from what was recorded of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Loss {
    /// Entries were saved and are gone.
    Missing {
        /// The first.
        from: EntryNumber,
        /// The last.
        to: EntryNumber,
    },
    /// An entry was saved and another one stands in its place: the journal was continued elsewhere, and that copy put here.
    Replaced {
        /// The last entry that was saved here.
        at: EntryNumber,
    },
}
