//! The mapping, as the domain keeps it with an import.

pub use domain::list::mapping::{AmountUnit, ColumnMapping, DayOrder, Mapping, TextEncoding};
