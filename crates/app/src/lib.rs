//! One function for each thing that a user can do, as methods of a [`session::Session`]; the one list of them is in
//! `commands`. It joins domain, store, lists and documents, and knows no window.

pub mod calculation;
pub mod commands;
pub mod commission_view;
pub mod contract;
pub mod deal;
pub mod deal_page;
mod demonstration;
pub mod desk;
pub mod error;
mod file_out;
pub mod history;
pub mod import;
mod keep;
pub mod ledger;
pub mod list_out;
pub mod mandate;
pub mod organisation;
pub mod payee;
pub mod person;
pub mod places;
pub mod rates;
pub mod reading;
pub mod result;
pub mod session;
pub mod shelf;
mod stage_words;
pub mod statement;
pub mod today;
pub mod words;

pub use domain::{calc, id, list_field};
pub use error::Error;
pub use session::{Session, System};
pub use store::{Passphrase, RecoveryCode, SeedHolder, Unlock};
