//! The values that everything is said in: amounts, rates and shares, days, scales, identities, numbers with check digits,
//! values about persons. They know no records.

pub mod capitals;
pub mod clock;
pub mod day;
pub mod field;
pub mod formula;
pub mod id;
pub mod identifier;
pub mod limit;
pub mod log;
pub mod money;
pub mod normal;
pub mod personal;
pub mod scale;
pub mod scheme;
pub mod stage;
pub mod text;
pub mod typed;
pub mod written;
