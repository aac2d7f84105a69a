//! One user at one desk: the desk if one is open, and the time, the ids and the salt that the domain gets passed in.

use std::ops::ControlFlow;

use chrono::{Datelike, Local, Utc};
use domain::Day;
use store::{Desk, Stamp};
use uuid::Uuid;

use crate::{
    desk::places::Places,
    error::{Error, Result},
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
    pub(crate) surroundings: Box<dyn Surroundings>,
    pub(crate) on_progress: OnProgress,
    pub(crate) places: Option<Places>,
}

impl Session {
    /// A session without a desk yet.
    pub fn new(surroundings: impl Surroundings + 'static) -> Self {
        Self {
            desk: None,
            surroundings: Box::new(surroundings),
            on_progress: Box::new(|_| ControlFlow::Continue(())),
            places: None,
        }
    }

    /// Remembers desks and preferences in these places.
    pub fn remember_in(&mut self, places: Places) {
        self.places = Some(places);
    }

    /// Sets who hears about progress.
    pub fn on_progress(&mut self, hear: impl FnMut(Progress) -> ControlFlow<()> + Send + 'static) {
        self.on_progress = Box::new(hear);
    }

    /// Takes a desk into use.
    pub fn take(&mut self, desk: Desk) {
        self.desk = Some(desk);
    }

    /// Closes the desk, if one is open.
    pub fn close(&mut self) {
        self.desk = None;
    }

    /// The open desk, or `no_desk`.
    pub fn desk(&self) -> Result<&Desk> {
        self.desk.as_ref().ok_or_else(|| Error::new("no_desk", ""))
    }

    /// The open desk, to act on it.
    pub fn desk_mut(&mut self) -> Result<&mut Desk> {
        self.desk.as_mut().ok_or_else(|| Error::new("no_desk", ""))
    }

    /// The desk and what surrounds it, both at once.
    pub(crate) fn parts(&mut self) -> Result<(&mut Desk, &mut dyn Surroundings, &mut OnProgress)> {
        let desk = self.desk.as_mut().ok_or_else(|| Error::new("no_desk", ""))?;
        Ok((desk, self.surroundings.as_mut(), &mut self.on_progress))
    }

    /// Who acts now: the member whose desk it is.
    pub(crate) fn stamp(&mut self) -> Result<Stamp> {
        let member = self.desk()?.books().desk()?.member;
        Ok(Stamp { at_ms: self.surroundings.now_ms(), member })
    }
}
