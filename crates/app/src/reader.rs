//! The one way to look: what a command that changes nothing gets. It needs no session, so that it never waits for an action
//! that is being carried out, and what it reads of the desk is of one moment.

use std::{
    cell::{OnceCell, RefCell},
    ops::ControlFlow,
    sync::{Arc, Mutex, PoisonError},
};

use domain::Day;
use store::Books;
use uuid::Uuid;

use crate::{
    code::Code,
    drawn::Drawn,
    error::{Error, Result},
    surroundings::{OnProgress, Places, Progress, Shared, Surroundings},
    warning::{Warning, Warnings},
};

/// Readers of whatever desk the session has open: a handle to share among threads.
#[derive(Clone)]
pub struct Readers {
    open: Arc<Mutex<Open>>,
    drawn: Drawn,
    surroundings: Shared,
    places: Option<Places>,
    warnings: Warnings,
}

/// The desk that the session has open, and why it can only be looked at.
type Open = (Option<store::Readers>, Option<Code>);

/// One look. The desk is first looked at when it is first asked for.
pub struct Reader<'p> {
    open: Option<store::Readers>,
    pub(crate) look: Option<Code>,
    desk: OnceCell<store::Reader>,
    drawn: Drawn,
    surroundings: Shared,
    places: Option<Places>,
    warnings: Warnings,
    on_progress: RefCell<&'p mut OnProgress>,
}

impl Readers {
    pub(crate) fn new(surroundings: Shared) -> Self {
        Self { open: Arc::default(), drawn: Drawn::default(), surroundings, places: None, warnings: Warnings::default() }
    }

    pub(crate) fn remember_in(&mut self, places: Places) {
        self.places = Some(places);
    }

    /// From now on readers look at this desk, or find none. Whoever is looking looks on where it began.
    pub(crate) fn turn_to(&self, desk: Option<store::Readers>, look: Option<Code>) {
        *self.open.lock().unwrap_or_else(PoisonError::into_inner) = (desk, look);
        self.drawn.forget();
    }

    /// What should be known of what was done since this was last asked, by whichever reader or by the session.
    pub fn take_warnings(&self) -> Vec<Warning> {
        self.warnings.take()
    }

    /// Whether there is something to take.
    pub fn has_warnings(&self) -> bool {
        !self.warnings.is_empty()
    }

    /// Says something beside an answer.
    pub fn warn(&self, warning: impl Into<Warning>) {
        self.warnings.warn(warning);
    }

    /// A reader, who tells how far a long command has come.
    pub fn reader<'p>(&self, on_progress: &'p mut OnProgress) -> Reader<'p> {
        let (open, look) = self.open.lock().unwrap_or_else(PoisonError::into_inner).clone();
        Reader {
            open,
            look,
            desk: OnceCell::new(),
            drawn: self.drawn.clone(),
            surroundings: self.surroundings.clone(),
            places: self.places.clone(),
            warnings: self.warnings.clone(),
            on_progress: RefCell::new(on_progress),
        }
    }
}

impl Reader<'_> {
    /// The open desk, or `no_desk`.
    pub(crate) fn desk(&self) -> Result<&store::Reader> {
        if let Some(desk) = self.desk.get() {
            return Ok(desk);
        }
        let open = self.open.as_ref().ok_or_else(|| Error::new(Code::NoDesk, ""))?;
        let desk = open.reader()?;
        Ok(self.desk.get_or_init(|| desk))
    }

    /// The books of the open desk, or `no_desk`.
    pub(crate) fn books(&self) -> Result<Books<'_>> {
        Ok(self.desk()?.books())
    }

    /// The number and hash of the last journal entry; `None` where no desk is open.
    pub fn head(&self) -> Option<(i64, String)> {
        self.books().ok()?.head().ok()
    }

    /// Says something beside the answer.
    pub(crate) fn warn(&self, warning: impl Into<Warning>) {
        self.warnings.warn(warning);
    }

    /// The statement that was last looked at.
    pub(crate) fn drawn(&self) -> &Drawn {
        &self.drawn
    }

    /// The day at this desk.
    pub(crate) fn today(&self) -> Day {
        self.surroundings.clone().today()
    }

    /// Milliseconds since 1970, UTC.
    pub(crate) fn now_ms(&self) -> i64 {
        self.surroundings.clone().now_ms()
    }

    /// An identity for something that is only tried.
    pub(crate) fn id<I: From<Uuid>>(&self) -> I {
        self.surroundings.clone().new_id().into()
    }

    /// What is remembered beside the desks, or `no_settings`.
    pub(crate) fn remembered(&self) -> Result<&Places> {
        self.places.as_ref().ok_or_else(|| Error::new(Code::NoSettings, ""))
    }

    /// Tells how far a long command has come; a break is `cancelled`.
    pub(crate) fn tell(&self, progress: Progress) -> ControlFlow<()> {
        (self.on_progress.borrow_mut())(progress)
    }
}
