//! The setting up of a desk.

use domain::{
    desk::DeskEvent,
    event::Event,
    id::{DeskId, MemberId},
};

use super::{ON, day};
use crate::bench::id;

/// One of every kind.
pub(super) fn samples() -> Vec<Event> {
    let created = DeskEvent::Created {
        desk: DeskId(id(1)),
        name: "工作台".to_owned(),
        is_demonstration: true,
        member: MemberId(id(2)),
        on: day(ON),
    };
    vec![created.into()]
}
