//! The desk's folder: encrypted database, journal, keys, backups.

pub mod backup;
pub mod error;
pub mod folder;
pub mod keys;
pub mod layout;
mod os;
pub mod restore;
pub mod seed;

pub use backup::{BackupMade, BackupName, Backups, JournalHead, Manifest, Reason};
pub use error::StoreError;
pub use folder::OpenDesk;
pub use keys::{KdfCost, Passphrase, Protection, SeedHolder, Unlock};
pub use layout::DeskFolder;
pub use restore::{Restored, restore};
pub use seed::{RecoveryCode, Seed};
