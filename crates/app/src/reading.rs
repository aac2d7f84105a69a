//! What a field makes of typed text before anything is recorded: amounts, days, codes and names.

use domain::{
    Day, Money,
    identifier::{self, Identifier},
    normal::trimmed,
    organisation::Role,
    result::right_of_number,
    scheme::Scheme,
    typed,
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{
    code::Code,
    error::{Error, Result},
    reader::Reader,
    scheme::{CodeEntry, entry},
};

/// Text as it was typed.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TextRead {
    /// The text.
    pub text: String,
}

/// An amount that was understood.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct AmountUnderstood {
    /// The amount in yuan.
    pub amount: Money,
}

/// A day that was understood.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct DayUnderstood {
    /// The day.
    pub day: Day,
}

/// A code as it is typed.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CodeCheck {
    /// Which kind of code.
    pub kind: CodeKind,
    /// The text.
    pub text: String,
}

/// The kinds of code with a check digit.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum CodeKind {
    /// 统一社会信用代码
    Organisation,
    /// The application number of a Chinese patent.
    Application,
    /// The publication number of a Chinese patent.
    Publication,
}

/// What a code's own digits say, and who has it already.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct CodeChecked {
    /// The code in its one written form.
    pub normal: String,
    /// What the check found.
    pub finding: identifier::Finding,
    /// The name or title of the record that has it on this desk.
    pub known_as: Option<String>,
    /// The division of the office that gave it.
    pub region: Option<CodeEntry>,
    /// What its bearer is.
    pub role: Option<Role>,
    /// The kind of right that it is for.
    pub patent_kind: Option<&'static str>,
}

/// A name as it is typed.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NameCheck {
    /// Of what.
    pub kind: NamedKind,
    /// The text.
    pub text: String,
    /// The record that is being changed: it may well have this name.
    pub own: Option<String>,
}

/// What can stand on the desk twice under one name.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum NamedKind {
    /// An organisation, by its full name.
    Organisation,
    /// A research result, by its title.
    Result,
}

/// Whether the desk has this name already.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct NameChecked {
    /// What tells the record that has it from others: its code or region, its owner or number. Missing where no record has it.
    pub known: Option<String>,
}

impl Reader<'_> {
    /// Reads an amount as it is typed.
    pub fn amount_read(&self, request: TextRead) -> Result<AmountUnderstood> {
        let amount = typed::amount(&request.text).map_err(|_| Error::new(Code::Money, "text"))?;
        Ok(AmountUnderstood { amount })
    }

    /// Reads a day as it is typed.
    pub fn day_read(&self, request: TextRead) -> Result<DayUnderstood> {
        let day = typed::day(&request.text, self.today()).ok_or_else(|| Error::new(Code::Date, "text"))?;
        Ok(DayUnderstood { day })
    }

    /// Checks a code as it is typed, and says who has it already.
    pub fn code_check(&self, request: CodeCheck) -> Result<CodeChecked> {
        let books = self.books()?;
        let checked = |code: Identifier, known_as| CodeChecked {
            normal: code.normal,
            finding: code.finding,
            known_as,
            region: None,
            role: None,
            patent_kind: None,
        };
        Ok(match request.kind {
            CodeKind::Organisation => {
                let code = identifier::organisation_code(&request.text);
                let known_as = books.organisations_by_code(&code.normal)?.into_iter().next().map(|known| known.record.name);
                let region = identifier::registered_in(&code.normal).and_then(|code| entry(Scheme::Region, code));
                CodeChecked { region, role: Role::of_code(&code.normal, ""), ..checked(code, known_as) }
            }
            CodeKind::Application => {
                let number = identifier::cn_application_number(&request.text);
                let known_as = books.results_by_number(&number.normal)?.into_iter().next().map(|known| known.record.title);
                CodeChecked { patent_kind: right_of_number(&number.normal), ..checked(number, known_as) }
            }
            CodeKind::Publication => {
                let number = identifier::cn_publication_number(&request.text);
                let known_as = books.results_by_publication(&number.normal)?.into_iter().next().map(|known| known.record.title);
                checked(number, known_as)
            }
        })
    }

    /// Says whether the desk has a name already. An empty name is nobody's.
    pub fn name_check(&self, request: NameCheck) -> Result<NameChecked> {
        let books = self.books()?;
        let name = trimmed(&request.text);
        let is_other = |id: String| request.own.as_ref() != Some(&id);
        let told_apart = |by: Option<&str>| by.unwrap_or_default().to_owned();
        let known = match request.kind {
            NamedKind::Organisation => {
                let all = books.organisations_by_name(name)?;
                let other = all.iter().rfind(|known| is_other(known.id.to_string()));
                other.map(|other| told_apart(other.record.told_apart_by()))
            }
            NamedKind::Result => {
                let all = books.results_titled(name)?;
                let other = all.iter().rfind(|known| is_other(known.id.to_string()));
                other.map(|other| told_apart(other.record.told_apart_by()))
            }
        };
        Ok(NameChecked { known })
    }
}
