//! Erasures.

use domain::{
    event::Event,
    id::{PersonId, PersonalId},
    person::PersonEvent,
    personal::PersonalRef,
};

use super::{ON, day};
use crate::bench::id;

/// One of every kind.
pub(super) fn samples() -> Vec<Event> {
    let on = day(ON);
    let left = PersonalRef { id: PersonalId(id(32)), hash: "0".repeat(64) };
    vec![
        PersonEvent::Erased { person: PersonId(id(31)), on }.into(),
        PersonEvent::TextRedacted { left, on }.into(),
        PersonEvent::TextErased { text: PersonalId(id(32)), on }.into(),
    ]
}
