//! Spreadsheets and CSV in: what encoding, sheet and header a file has, what its columns mean, and its rows as typed
//! values with every doubt said. Knows no tables and no windows; whether a row is new or known is decided elsewhere.

mod code;
mod inspection;
mod mapping;
mod problem;
mod read;
mod row;

pub use code::IntakeCode;
pub use inspection::{FileKind, InspectOptions, Inspection, Proposal, Reason, inspect};
pub use mapping::{AmountUnit, ColumnMapping, DayOrder, Mapping, TextEncoding};
pub use problem::{IntakeError, Problem};
pub use read::{Progress, ReadSummary, read};
pub use row::{ListRow, OrganisationRow, ParsedRow, ResultRow, SkipReason};
