//! One user at one desk: the desk if one is open, and the time, the ids and the salt that the domain gets passed in.

use std::{mem, ops::ControlFlow};

use domain::record::changes::Changes;
use store::{Desk, Stamp};

use crate::{
    code::Code,
    error::{Error, Result},
    reader::{Reader, Readers},
    surroundings::{Places, Shared},
    warning::Warning,
};

pub use crate::surroundings::{OnProgress, Progress, Surroundings, System};

/// One user at one desk.
pub struct Session {
    desk: Option<Desk>,
    /// Why the desk can only be looked at.
    look: Option<Code>,
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
            look: None,
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
        self.look = None;
        self.has_turned = true;
        self.pass_warnings_on();
        self.turn_readers();
    }

    /// Takes a copy of a desk into use, at which nothing can be done for this reason.
    pub(crate) fn take_to_look(&mut self, desk: Desk, why: Code) {
        self.take(desk);
        self.look = Some(why);
        self.turn_readers();
    }

    /// Gives the desk back, or `no_desk`.
    pub(crate) fn give_back(mut self) -> Result<Desk> {
        let desk = self.desk.take().ok_or_else(|| Error::new(Code::NoDesk, ""));
        self.turn_readers();
        desk
    }

    /// Closes the desk, if one is open.
    pub fn close(&mut self) {
        self.desk = None;
        self.look = None;
        self.has_turned = true;
        self.turn_readers();
    }

    /// Says something beside an answer.
    pub fn warn(&self, warning: impl Into<Warning>) {
        self.readers.warn(warning);
    }

    /// What should be known of what was done since this was last asked.
    pub fn take_warnings(&mut self) -> Vec<Warning> {
        self.pass_warnings_on();
        self.readers.take_warnings()
    }

    /// Lets readers say what the desk has to say.
    pub fn pass_warnings_on(&mut self) {
        for warning in self.desk.as_mut().map(Desk::take_warnings).unwrap_or_default() {
            self.readers.warn(warning);
        }
    }

    /// What has changed since this was last asked, for whoever shows it.
    pub fn take_changes(&mut self) -> Changes {
        let changes = self.desk.as_mut().map(Desk::take_changes).unwrap_or_default();
        if mem::take(&mut self.has_turned) { Changes::everything() } else { changes }
    }

    /// Readers find the desk as it is open now, and how its key is kept.
    pub(crate) fn turn_readers(&self) {
        self.readers.turn_to(self.desk.as_ref().map(|desk| desk.folder().readers()), self.look);
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
        self.may_act()?;
        self.desk.as_mut().ok_or_else(|| Error::new(Code::NoDesk, ""))
    }

    /// Refuses to act on a copy that is only looked at, and says why it is.
    pub(crate) fn may_act(&self) -> Result<()> {
        self.look.map_or(Ok(()), |why| Err(Error::from(why).at("")))
    }

    /// The desk and what surrounds it, both at once.
    pub(crate) fn parts(&mut self) -> Result<(&mut Desk, &mut dyn Surroundings, &mut OnProgress)> {
        self.may_act()?;
        let desk = self.desk.as_mut().ok_or_else(|| Error::new(Code::NoDesk, ""))?;
        Ok((desk, &mut self.surroundings, &mut self.on_progress))
    }

    /// Carries an action out. What fails behind its commit is not said as if nothing had been done.
    pub(crate) fn carrying_out<R>(&mut self, act: impl FnOnce(&mut Self) -> Result<R>) -> Result<R> {
        let before = self.acts();
        act(self).map_err(|error| if self.acts() > before { error.done_but() } else { error })
    }

    /// How many actions were committed at the desk that is open.
    pub fn acts(&self) -> u64 {
        self.desk.as_ref().map_or(0, Desk::acts)
    }

    /// Who acts now: the member whose desk it is.
    pub(crate) fn stamp(&mut self) -> Result<Stamp> {
        let member = self.desk()?.books().desk()?.member;
        Ok(Stamp { at_ms: self.surroundings.now_ms(), member })
    }
}
