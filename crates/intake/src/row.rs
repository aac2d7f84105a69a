//! A row as typed values, or why it is none.

use serde::{Deserialize, Serialize};

use domain::{organisation::Organisation, result::ResearchResult};

use crate::problem::Problem;

/// What became of one row of the file; `row` counts from 1 as the spreadsheet counts.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "outcome", rename_all = "snake_case")]
pub enum ParsedRow {
    /// Read; the warnings are doubts that do not stop it.
    Accepted {
        /// Where it stands.
        row: u32,
        /// Its values.
        fields: Box<ListRow>,
        /// Doubts about it.
        warnings: Vec<Problem>,
        /// The cells as the file shows them, from the first column.
        cells: Vec<String>,
    },
    /// Not read, and why.
    Refused {
        /// Where it stands.
        row: u32,
        /// At least one reason.
        problems: Vec<Problem>,
        /// The cells as the file shows them, for the file of refused rows.
        cells: Vec<String>,
    },
    /// Not a row of the list.
    Skipped {
        /// Where it stands.
        row: u32,
        /// What it is instead.
        why: SkipReason,
    },
}

/// What a row is that is not a row of the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, schemars::JsonSchema)]
#[serde(tag = "why", rename_all = "snake_case")]
pub enum SkipReason {
    /// Empty, up to this row; empty rows at the end are not reported.
    Blank {
        /// The last empty row of the run.
        through: u32,
    },
    /// A heading for the rows that follow, such as 北京市（92所）.
    Group {
        /// Its text.
        text: String,
    },
    /// A sum, a remark or a signature.
    Footer {
        /// Its first text.
        text: String,
    },
    /// Word for word an earlier row, apart from a running number.
    Repeated {
        /// The earlier row.
        of_row: u32,
    },
    /// The header once more, as printed at the top of a page.
    RepeatedHeader,
}

/// The values of a row, by kind of list. A field is empty where its cell is, and where no column is mapped to it:
/// the mapping tells the two apart.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ListRow {
    /// A research result.
    Result(ResearchResult<String>),
    /// An organisation.
    Organisation(Organisation<String>),
}
