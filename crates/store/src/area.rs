//! The areas: each writes its own events into its tables, and reads them back for the books.

pub mod contract;
pub mod deal;
pub mod desk;
pub(crate) mod ledger;
pub(crate) mod list;
pub mod listed;
pub mod mandate;
pub(crate) mod member;
pub mod organisation;
pub(crate) mod payee;
pub mod person;
pub(crate) mod rates;
pub mod record;
pub(crate) mod result;
pub mod statement;
