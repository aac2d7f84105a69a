//! A row as typed values, or why it is none.

use serde::{Deserialize, Serialize};

use domain::{Day, Money, organisation::Role};

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
    Result(ResultRow),
    /// An organisation.
    Organisation(OrganisationRow),
}

/// An organisation as its list gives it; the fields are those of the catalogue.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrganisationRow {
    /// The name; never empty.
    pub name: String,
    /// Unified code or 15-digit registration, normalised.
    pub code: Option<String>,
    /// Its id in its list.
    pub list_code: Option<String>,
    /// What it is, in the order given.
    pub roles: Vec<Role>,
    /// Name or division code.
    pub region: Option<String>,
    /// Postal address.
    pub address: Option<String>,
    /// Code or name.
    pub industry: Option<String>,
    /// 主管部门
    pub supervisor: Option<String>,
    /// 办学层次 and the like.
    pub level: Option<String>,
    /// A person's name: personal.
    pub contact_person: Option<String>,
    /// A person's number: personal.
    pub contact_phone: Option<String>,
    /// Free text.
    pub note: Option<String>,
}

/// A research result as its list gives it; the fields are those of the catalogue.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ResultRow {
    /// The title; never empty.
    pub title: String,
    /// The owner's name as the list gives it; joint owners stay in one text.
    pub owner_unit: Option<String>,
    /// Normalised where it is a CN number, else as the list gives it without spaces and commas.
    pub application_number: Option<String>,
    /// Grant, registration and other numbers.
    pub other_numbers: Vec<String>,
    /// 发明, 实用新型, … as the list says.
    pub patent_kind: Option<String>,
    /// Names of persons, in order: personal.
    pub finishers: Vec<String>,
    /// 1 to 9.
    pub trl: Option<u8>,
    /// Code or name.
    pub industry: Option<String>,
    /// Name or division code.
    pub region: Option<String>,
    /// Where the money came from.
    pub funding: Option<String>,
    /// 职务科技成果 or not.
    pub is_service_result: Option<bool>,
    /// Day of the application.
    pub applied_on: Option<Day>,
    /// Day of the grant.
    pub granted_on: Option<Day>,
    /// In yuan; never negative.
    pub asking_amount: Option<Money>,
    /// IPC symbols.
    pub ipc: Option<String>,
    /// 法律状态
    pub legal_status: Option<String>,
    /// What it does.
    pub summary: Option<String>,
    /// Free text.
    pub note: Option<String>,
}
