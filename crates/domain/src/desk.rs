//! The desk itself: set up once, by the member whose desk it is.

use crate::{
    day::Day,
    id::{DeskId, MemberId},
    record::{About, AreaEvent, Stays, events},
};

events! {
    /// What happens to the desk.
    pub enum DeskEvent {
        /// The desk was set up; always the first event. It names the member who acts in every entry from here on, and says for
        /// ever whether this is a demonstration.
        Created = "desk_created" { desk: DeskId, name: String, is_demonstration: bool, member: MemberId, on: Day },
    }
}

impl AreaEvent for DeskEvent {
    fn kinds() -> Vec<String> {
        Self::kinds_of_area()
    }

    fn read(kind: &str, body: &str) -> Option<serde_json::Result<Self>> {
        Self::read_of_area(kind, body)
    }

    fn inverse(&self) -> Result<Self, Stays> {
        match self {
            Self::Created { .. } => Err(Stays::Creation),
        }
    }

    fn about(&self) -> About<'_> {
        match self {
            Self::Created { .. } => About::default(),
        }
    }
}
