//! The mapping: which column of which sheet holds which field, and how its cells are to be read. An import keeps the one that
//! was used.

use serde::{Deserialize, Serialize};

pub use crate::written::DayOrder;
use crate::{list::ListKind, organisation::Role};

/// How to read one list; travels as JSON and may be given back changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Mapping {
    /// What the rows are.
    pub kind: ListKind,
    /// A CSV file's encoding; `None` for spreadsheets.
    pub encoding: Option<TextEncoding>,
    /// What separates the cells of a CSV file; `None` for spreadsheets, and where it is to be found again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub separator: Option<char>,
    /// A spreadsheet's sheet; `None` for CSV.
    pub sheet: Option<String>,
    /// The header's first row, counted from 1 as the spreadsheet counts.
    pub header_row: u32,
    /// How many rows the header has: 1, or 2 where it is merged.
    pub header_rows: u32,
    /// Marks this header, so that a mapping can be found again for the next list of the same form.
    pub fingerprint: String,
    /// One entry for every column that has a heading or is mapped, from the left.
    pub columns: Vec<ColumnMapping>,
    /// What every organisation of the list is, where no column says it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<Role>,
    /// Rows of this file, counted from 1, that look like sums or remarks and are records all the same.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub kept_rows: Vec<u32>,
}

/// What one column holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ColumnMapping {
    /// The column, counted from 1.
    pub column: u32,
    /// Its heading as the file has it; a two-row header's parts are joined by `/`.
    pub heading: String,
    /// The key of the field in the catalogue; `None` leaves the column out.
    pub field: Option<String>,
    /// The unit of amounts whose cells state none.
    #[serde(default)]
    pub unit: Option<AmountUnit>,
    /// How days such as 1/2/2017 are meant.
    #[serde(default)]
    pub day_order: Option<DayOrder>,
}

/// The unit of an amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum AmountUnit {
    /// 元
    Yuan,
    /// 千元
    Thousand,
    /// 万元
    Wan,
    /// 百万元
    Million,
    /// 亿元
    Yi,
}

/// The encodings that a CSV file may have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
pub enum TextEncoding {
    /// With or without a byte-order mark.
    #[serde(rename = "utf-8")]
    Utf8,
    /// Little-endian, as spreadsheets save "Unicode text".
    #[serde(rename = "utf-16le")]
    Utf16Le,
    /// Big-endian.
    #[serde(rename = "utf-16be")]
    Utf16Be,
    /// Holds GBK and GB2312.
    #[serde(rename = "gb18030")]
    Gb18030,
    /// Traditional Chinese.
    #[serde(rename = "big5")]
    Big5,
    /// Western European.
    #[serde(rename = "windows-1252")]
    Windows1252,
}

impl Mapping {
    /// Takes over what a remembered mapping says of the columns, where it was made for the same kind and header; tells whether it did.
    pub fn adopt(&mut self, remembered: &Self) -> bool {
        let same = self.kind == remembered.kind && self.fingerprint == remembered.fingerprint;
        if same {
            self.columns.clone_from(&remembered.columns);
        }
        same
    }

    /// The entry of the first column that holds this field.
    pub fn column_of(&self, field: &str) -> Option<&ColumnMapping> {
        self.columns.iter().find(|column| column.field.as_deref() == Some(field))
    }
}
