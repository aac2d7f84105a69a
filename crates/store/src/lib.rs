//! The desk's folder: encrypted database, journal, keys, backups.

mod apply;
pub mod area;
pub mod backup;
pub mod books;
pub mod check;
mod connection;
pub mod desk;
pub mod error;
pub mod folder;
mod history;
pub mod journal;
pub mod keys;
pub mod layout;
mod os;
mod pinyin_order;
pub mod reader;
pub mod restore;
mod schema;
pub mod search;
pub mod seed;
mod sql;
mod staging;

pub use backup::{BackupMade, BackupName, Backups, JournalHead, Manifest, Reason};
pub use books::Books;
pub use desk::{Desk, Record};
pub use error::{StoreError, failure_kind};
pub use folder::OpenDesk;
pub use history::Undoable;
pub use journal::Stamp;
pub use keys::{KdfCost, Passphrase, Protection, SeedHolder, Unlock};
pub use layout::DeskFolder;
pub use reader::{Reader, Readers};
pub use restore::{Restored, restore};
pub use schema::SCHEMA_VERSION;
pub use seed::{RecoveryCode, Seed};
pub use staging::Staging;
