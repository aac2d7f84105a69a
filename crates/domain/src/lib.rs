//! What is true on a Brokerdesk: amounts and rates, organisations and results, deals and their stages, commission and
//! statements. Functions of their arguments only: no I/O, no clock, no randomness, no SQL.

pub mod commission;
pub mod contract;
pub mod deal;
pub mod desk;
pub mod doubt;
pub mod event;
pub mod ledger;
pub mod list;
pub mod mandate;
pub mod member;
pub mod organisation;
pub mod payee;
pub mod person;
pub mod rates;
pub mod record;
pub mod refusal;
pub mod result;
pub mod statement;
pub mod value;

pub use value::{
    capitals, clock,
    day::{self, Day},
    formula, id, identifier, limit, log,
    money::{self, Money, MoneyError, Rate, Rounding, Share},
    normal, personal, scale, scheme, typed, written,
};
