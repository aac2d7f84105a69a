//! Papers out of a desk: commission statements as PDF, XLSX and JSON, lists as XLSX and CSV, days as a calendar.
//! It writes what it is given. It computes no money, asks no store, and reads no clock, so that the same data always
//! gives the same bytes.

pub mod calendar;
mod error;
pub mod list;
mod sheet;
pub mod statement;
mod typesetting;

pub use error::DocumentError;
pub use sheet::Signed;

/// The language of a document's own words; what the desk holds is printed as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Language {
    /// Simplified Chinese.
    Chinese,
    /// English.
    English,
}

impl Language {
    /// The word of this language.
    pub const fn pick<T: Copy>(self, chinese: T, english: T) -> T {
        match self {
            Self::Chinese => chinese,
            Self::English => english,
        }
    }
}
