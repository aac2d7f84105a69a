//! The desk's backups (in the making).

use std::sync::Arc;

use crate::{folder::DeskLock, layout::DeskFolder, seed::Seed};

/// The backups of an open desk.
#[derive(Clone, Debug)]
pub struct Backups {
    folder: DeskFolder,
    seed: Seed,
    lock: Arc<DeskLock>,
}

impl Backups {
    pub(crate) fn new(folder: DeskFolder, seed: Seed, lock: Arc<DeskLock>) -> Self {
        Self { folder, seed, lock }
    }
}
