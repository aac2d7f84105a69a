//! An erasure.

use domain::{event::Event, id::PersonId, person::PersonEvent};

use super::{ON, day};
use crate::bench::id;

/// One of every kind.
pub(super) fn samples() -> Vec<Event> {
    vec![PersonEvent::Erased { person: PersonId(id(31)), on: day(ON) }.into()]
}
