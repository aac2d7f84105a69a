//! The commission statement on paper: PDF to sign, XLSX to calculate with, JSON to recompute from.
//! All three come from one `StatementDocument`; the words are chosen here, the figures are the document's own.

mod annex;
mod data;
mod figures;
mod paper;
mod print;
mod view;
mod words;
mod workbook;

pub use data::{json, schema};
pub use paper::{Group, LeftOutTable, LineRow, Paper, Sum, paper};
pub use print::pdf;
pub use workbook::xlsx;

/// The JSON Schema of the document that [`json`] writes.
pub const SCHEMA: &str = include_str!("../schemas/statement-1.schema.json");
