//! Spreadsheets and CSV in: what encoding, sheet and header a file has, what its columns mean, and its rows as typed
//! values with every doubt said. Knows no tables and no windows; whether a row is new or known is decided elsewhere.

mod amount;
mod build;
mod cell;
mod classify;
mod code;
mod correction;
mod day;
mod fault;
mod file_kind;
mod garbled;
mod guard;
mod header;
mod heading;
mod inspection;
mod limits;
mod mapping;
mod merged;
mod ods;
mod package;
mod plan;
mod problem;
mod propose;
mod read;
mod records;
mod row;
mod sheet;
mod shown;
mod source;
mod survey;
mod text;
mod value;
mod web;
mod workbook;

pub use code::IntakeCode;
pub use correction::Correction;
pub use file_kind::FileKind;
pub use inspection::{InspectOptions, Inspection, inspect, propose_mapping, row_texts};
pub use mapping::{AmountUnit, ColumnMapping, DayOrder, Mapping, TextEncoding};
pub use problem::{IntakeError, Problem};
pub use propose::{Proposal, Reason};
pub use read::{Progress, ReadSummary, read, read_corrected};
pub use row::{ListRow, ParsedRow, SkipReason};
