//! What is true on a Brokerdesk: amounts and rates, organisations and results, deals and their stages, commission and
//! statements. Functions of their arguments only: no I/O, no clock, no randomness, no SQL.

pub mod account;
pub mod calc;
pub mod capitals;
pub mod clock;
pub mod commission;
pub mod contract;
pub mod day;
pub mod deal;
pub mod event;
pub mod formula;
pub mod id;
pub mod identifier;
pub mod ledger;
pub mod list_field;
pub mod mandate;
pub mod money;
pub mod organisation;
pub mod payee;
pub mod personal;
pub mod rate_table;
pub mod refusal;
pub mod research_result;
pub mod scale;
pub mod settlement;
pub mod stage;
pub mod statement;
pub mod typed;
pub mod withholding;

pub use day::Day;
pub use money::{Money, MoneyError, Rate, Rounding, Share};
