//! One user at one desk: the desk if one is open, and the time, the ids and the salt that the domain gets passed in.

use std::{mem, ops::ControlFlow};

use domain::record::changes::Changes;
use store::{Desk, Stamp};

use crate::{
    code::Code,
    error::{Error, Result},
    reader::{Reader, Readers},
    surroundings::{Places, Shared},
};

pub use crate::surroundings::{OnProgress, Progress, Surroundings, System};

/// One user at one desk.
pub struct Session {
    desk: Option<Desk>,
    pub(crate) surroundings: Shared,
    pub(crate) on_progress: OnProgress,
    readers: Readers,
    /// Another desk is open than when it was last asked what changed.
    has_turned: bool,
    pub(crate) places: Option<Places>,
}

impl Session {
    /// A session without a desk yet.
    pub fn new(surroundings: impl Surroundings + 'static) -> Self {
        let surroundings = Shared::of(surroundings);
        Self {
            desk: None,
            readers: Readers::new(surroundings.clone()),
            surroundings,
            on_progress: Box::new(|_| ControlFlow::Continue(())),
            has_turned: false,
            places: None,
        }
    }

    /// Remembers desks and preferences in these places.
    pub fn remember_in(&mut self, places: Places) {
        self.readers.remember_in(places.clone());
        self.places = Some(places);
    }

    /// Sets who hears about progress.
    pub fn on_progress(&mut self, hear: impl FnMut(Progress) -> ControlFlow<()> + Send + 'static) {
        self.on_progress = Box::new(hear);
    }

    /// Takes a desk into use.
    pub fn take(&mut self, desk: Desk) {
        self.desk = Some(desk);
        self.has_turned = true;
        self.turn_readers();
    }

    /// Closes the desk, if one is open.
    pub fn close(&mut self) {
        self.desk = None;
        self.has_turned = true;
        self.turn_readers();
    }

    /// What has changed since this was last asked, for whoever shows it.
    pub fn take_changes(&mut self) -> Changes {
        let changes = self.desk.as_mut().map(Desk::take_changes).unwrap_or_default();
        if mem::take(&mut self.has_turned) { Changes::everything() } else { changes }
    }

    /// Readers find the desk as it is open now, and how its key is kept.
    pub(crate) fn turn_readers(&self) {
        self.readers.turn_to(self.desk.as_ref().map(|desk| desk.folder().readers()));
    }

    /// A look at the desk, beside whatever is being done.
    pub fn reader(&mut self) -> Reader<'_> {
        self.readers.reader(&mut self.on_progress)
    }

    /// Readers to share among threads: they follow this session to whatever desk it opens.
    pub fn readers(&self) -> Readers {
        self.readers.clone()
    }

    /// The open desk, or `no_desk`.
    pub fn desk(&self) -> Result<&Desk> {
        self.desk.as_ref().ok_or_else(|| Error::new(Code::NoDesk, ""))
    }

    /// The open desk, to act on it.
    pub fn desk_mut(&mut self) -> Result<&mut Desk> {
        self.desk.as_mut().ok_or_else(|| Error::new(Code::NoDesk, ""))
    }

    /// The desk and what surrounds it, both at once.
    pub(crate) fn parts(&mut self) -> Result<(&mut Desk, &mut dyn Surroundings, &mut OnProgress)> {
        let desk = self.desk.as_mut().ok_or_else(|| Error::new(Code::NoDesk, ""))?;
        Ok((desk, &mut self.surroundings, &mut self.on_progress))
    }

    /// Who acts now: the member whose desk it is.
    pub(crate) fn stamp(&mut self) -> Result<Stamp> {
        let member = self.desk()?.books().desk()?.member;
        Ok(Stamp { at_ms: self.surroundings.now_ms(), member })
    }
}
