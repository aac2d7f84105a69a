//! The names in a desk's folder, and nothing else. Every name is safe on Windows.

use std::path::{Path, PathBuf};

/// A folder that is, or shall be, a desk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeskFolder(PathBuf);

impl DeskFolder {
    /// The folder of this path, looked at only when something is asked of it.
    pub fn at(path: impl Into<PathBuf>) -> Self {
        Self(path.into())
    }

    /// The folder itself.
    pub fn path(&self) -> &Path {
        &self.0
    }

    /// The encrypted database. While it is open, no one but SQLite may open this file: on Unix, closing it anywhere in
    /// the process would drop SQLite's locks.
    pub fn database(&self) -> PathBuf {
        self.0.join("desk.db")
    }

    /// How the seed is kept.
    pub fn keys(&self) -> PathBuf {
        self.0.join("keys.json")
    }

    /// The seed, where neither passphrase nor keyring holds it.
    pub fn seed(&self) -> PathBuf {
        self.0.join("seed.key")
    }

    /// The file whose lock says that the desk is open. It is empty and is never removed.
    pub fn lock(&self) -> PathBuf {
        self.0.join("desk.lock")
    }

    /// The record, outside of the database, of where the journal ends.
    pub fn mark(&self) -> PathBuf {
        self.0.join("desk.head")
    }

    /// What was found missing of the journal, until somebody says to know.
    pub fn lost(&self) -> PathBuf {
        self.0.join("desk.lost")
    }

    /// The encrypted attachments.
    pub fn files(&self) -> PathBuf {
        self.0.join("files")
    }

    /// Where the restoring of a backup is tried; a name in this form, never a folder of it.
    pub(crate) fn rehearsal(&self) -> PathBuf {
        self.0.join("rehearsal")
    }

    /// The automatic backups.
    pub fn backups(&self) -> PathBuf {
        self.0.join("backups")
    }
}
