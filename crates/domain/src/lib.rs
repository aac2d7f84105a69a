//! What is true on a Brokerdesk: amounts and rates, organisations and results, deals and their stages, commission and
//! statements. Functions of their arguments only: no I/O, no clock, no randomness, no SQL.

pub mod calc;
pub mod commission;
pub mod day;
pub mod id;
pub mod identifier;
pub mod list_field;
pub mod money;
pub mod scale;

pub use day::Day;
pub use money::{Money, MoneyError, Rate, Rounding, Share};
