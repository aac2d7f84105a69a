//! The statement that was last looked at. Drawing up a long one, or reading it from the desk, is most of the work of showing a
//! page of it, so it is kept for the next page for as long as nothing has happened on the desk.

use std::sync::{Arc, Mutex, PoisonError};

use domain::{Day, id::StatementId, statement::StatementDocument};

type Kept = (State, Arc<StatementDocument>);

/// A place for one statement: a handle to share among threads.
#[derive(Clone, Default)]
pub(crate) struct Drawn(Arc<Mutex<Option<Kept>>>);

/// Which statement, and what it was drawn up from: the last entry of the journal by its hash, and the day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct State {
    pub id: StatementId,
    pub head: String,
    pub today: Day,
}

impl Drawn {
    /// The statement as it is in this state, by `draw` where it is not the one that is kept.
    pub fn of<E>(&self, state: State, draw: impl FnOnce() -> Result<StatementDocument, E>) -> Result<Arc<StatementDocument>, E> {
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner).clone();
        if let Some((_, document)) = kept.filter(|(of, _)| *of == state) {
            return Ok(document);
        }
        let document = Arc::new(draw()?);
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some((state, Arc::clone(&document)));
        Ok(document)
    }

    /// Forgets it: another desk is open.
    pub fn forget(&self) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = None;
    }
}
