//! One user at one desk: the desk if one is open, and the time, the ids and the salt that the domain gets passed in.

use std::{
    mem,
    ops::ControlFlow,
    sync::{Arc, Mutex, PoisonError},
};

use chrono::{Datelike, Local, Utc};
use domain::Day;
use store::{Desk, Stamp};
use uuid::Uuid;

use crate::{
    code::Code,
    desk::places::Places,
    error::{Error, Result},
    reader::{Reader, Readers},
};

/// Where time, ids and salt come from.
pub trait Surroundings: Send {
    /// Milliseconds since 1970, UTC.
    fn now_ms(&mut self) -> i64;
    /// The day at this desk.
    fn today(&mut self) -> Day;
    /// A new id, rising with time.
    fn new_id(&mut self) -> Uuid;
    /// Sixteen random bytes.
    fn salt(&mut self) -> [u8; 16];
}

/// The system's clock and randomness.
#[derive(Clone, Copy, Debug, Default)]
pub struct System;

impl Surroundings for System {
    fn now_ms(&mut self) -> i64 {
        Utc::now().timestamp_millis()
    }

    fn today(&mut self) -> Day {
        let date = Local::now().date_naive();
        Day::new(date.year(), date.month(), date.day()).expect("the clock shows a day between the years 1 and 9999")
    }

    fn new_id(&mut self) -> Uuid {
        Uuid::now_v7()
    }

    fn salt(&mut self) -> [u8; 16] {
        let mut salt = [0; 16];
        getrandom::fill(&mut salt).expect("the system gives random bytes");
        salt
    }
}

/// Surroundings that a session shares with its readers; each question is asked and answered by itself.
#[derive(Clone)]
pub(crate) struct Shared(Arc<Mutex<Box<dyn Surroundings>>>);

impl Shared {
    fn of(surroundings: impl Surroundings + 'static) -> Self {
        Self(Arc::new(Mutex::new(Box::new(surroundings))))
    }

    /// Puts others in their place, and gives back those.
    pub(crate) fn replace(&self, by: Box<dyn Surroundings>) -> Box<dyn Surroundings> {
        self.ask(|surroundings| mem::replace(surroundings, by))
    }

    fn ask<T>(&self, ask: impl FnOnce(&mut Box<dyn Surroundings>) -> T) -> T {
        ask(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Surroundings for Shared {
    fn now_ms(&mut self) -> i64 {
        self.ask(|surroundings| surroundings.now_ms())
    }

    fn today(&mut self) -> Day {
        self.ask(|surroundings| surroundings.today())
    }

    fn new_id(&mut self) -> Uuid {
        self.ask(|surroundings| surroundings.new_id())
    }

    fn salt(&mut self) -> [u8; 16] {
        self.ask(|surroundings| surroundings.salt())
    }
}

/// How far a long command has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// Done, of a thousand.
    pub per_mille: u32,
    /// Rows read or written so far.
    pub rows: u64,
}

/// Hears how far a long command has come, and may stop it with nothing half done.
pub type OnProgress = Box<dyn FnMut(Progress) -> ControlFlow<()> + Send>;

/// One user at one desk.
pub struct Session {
    desk: Option<Desk>,
    pub(crate) surroundings: Shared,
    pub(crate) on_progress: OnProgress,
    readers: Readers,
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
        self.turn_readers();
    }

    /// Closes the desk, if one is open.
    pub fn close(&mut self) {
        self.desk = None;
        self.turn_readers();
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
