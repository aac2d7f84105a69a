//! One function for each thing that a user can do, as methods of a [`session::Session`]; the one list of them is in
//! `commands`. It joins domain, store, lists and documents, and knows no window.

mod act;
pub mod code;
pub mod commands;
pub mod commission;
pub mod contract;
pub mod deal;
pub mod desk;
pub mod doubt;
mod drawn;
pub mod error;
pub mod jobs;
pub mod ledger;
pub mod list;
mod log;
pub mod mandate;
pub mod member;
pub mod organisation;
pub mod payee;
pub mod person;
pub mod rates;
pub mod reader;
pub mod reading;
mod record;
pub mod result;
pub mod scheme;
pub mod secret;
pub mod session;
pub mod statement;
pub mod surroundings;
pub mod warning;
pub mod wire;

pub use domain::{commission::calc, id, list as list_field};
pub use error::Error;
pub use reader::{Reader, Readers};
pub use session::{Session, System};
pub use store::{Passphrase, RecoveryCode, SeedHolder, Unlock, keep_out_of_core_dumps};
