//! What surrounds a desk: where time, ids and salt come from, where desks are remembered, and who hears how far a long command
//! has come. It knows no desk.

use std::{
    mem,
    ops::ControlFlow,
    path::PathBuf,
    sync::{Arc, Mutex, PoisonError},
};

use chrono::{Datelike, Local, Utc};
use domain::Day;
use uuid::Uuid;

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
    pub(crate) fn of(surroundings: impl Surroundings + 'static) -> Self {
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

/// Where desks are remembered and made.
#[derive(Clone, Debug)]
pub struct Places {
    /// Holds `places.json` and `preferences.json`.
    pub settings: PathBuf,
    /// Where new desks are proposed.
    pub documents: PathBuf,
}
