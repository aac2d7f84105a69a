//! Registers (台账): the deals, what came in, and the statements, each a row, in the order of their lists. They are made to be read and
//! handed on, so that their words are those of the screens and their columns are of no import.

mod deals;
mod receipts;
mod statements;
mod words;

use std::path::Path;

use documents::{
    Language,
    list::{Cell, Column, ColumnKind},
};
use domain::{
    Day, Money,
    deal::listed::{DealOnly, DealOrder},
    id::{DealId, PayeeId},
    statement::{StatementOrder, StatementStep},
};
use schemars::JsonSchema;
use serde::Deserialize;
use store::area::{
    deal::listed::{DealsAsked, DealsFound},
    statement::listed::StatementsAsked,
};

use super::out::{
    ListEncoding, ListWritten, format,
    sheet::{Place, Sheet},
};
use crate::{error::Result, reader::Reader, statement::WordLanguage};

/// Saves a register.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RegisterExport {
    /// What it lists.
    pub of: RegisterOf,
    /// Where to, as `.xlsx` or `.csv`.
    pub file: String,
    /// The encoding of a CSV file.
    #[serde(default)]
    pub encoding: ListEncoding,
    /// The file may replace another.
    #[serde(default)]
    pub overwrite: bool,
    /// The language of its words; Chinese where missing.
    pub language: Option<WordLanguage>,
}

/// What a register lists.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(tag = "register", rename_all = "snake_case")]
pub enum RegisterOf {
    /// 项目台账
    Deals(DealsOfRegister),
    /// 到款台账: the receipts and refunds of the deals, by day.
    Receipts(DealsOfRegister),
    /// 结算单台账
    Statements(StatementsOfRegister),
}

/// Which deals a register is about, as their list is asked for; all in use where nothing is said.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct DealsOfRegister {
    /// A part of the title or of the client's name.
    pub search: String,
    /// What they have to say.
    pub only: DealOnly,
    /// These alone, at most 1,000.
    pub ids: Vec<DealId>,
    /// By what they are ordered; receipts always stand by day.
    pub order: DealOrder,
    /// The last one first.
    pub is_descending: bool,
}

/// Which statements a register is about, as their list is asked for.
#[derive(Clone, Copy, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct StatementsOfRegister {
    /// Of one payee; of all where missing.
    pub payee: Option<PayeeId>,
    /// In one state.
    pub state: Option<StatementStep>,
    /// With a number of one year.
    pub year: Option<i32>,
    /// By what they are ordered.
    pub order: StatementOrder,
    /// The last one first.
    pub is_descending: bool,
}

impl Reader<'_> {
    /// Saves the deals, the receipts or the statements as a list. A break in `on_progress` is `cancelled`, and leaves no file.
    pub fn register_export(&self, request: RegisterExport) -> Result<ListWritten> {
        let file = Path::new(&request.file);
        let language: Language = request.language.unwrap_or_default().into();
        let to = Place { file, format: format(file, request.encoding)?, overwrite: request.overwrite };
        let begin = |title, columns: &[Column]| Sheet::begin(self, to, title, columns, language);
        let (rows, is_all) = match &request.of {
            RegisterOf::Deals(of) => {
                let found = self.deals_of(of)?;
                let mut sheet = begin(language.pick("项目台账", "Deals"), &columns(deals::COLUMNS, language))?;
                deals::rows(self.books()?, &found, (of.order, of.is_descending), language, &mut sheet)?;
                (sheet.finish()?, found.is_all)
            }
            RegisterOf::Receipts(of) => {
                let found = self.deals_of(of)?;
                let mut sheet = begin(language.pick("到款台账", "Receipts"), &columns(receipts::COLUMNS, language))?;
                receipts::rows(self.books()?, &found, language, &mut sheet)?;
                (sheet.finish()?, found.is_all)
            }
            RegisterOf::Statements(of) => {
                let asked = StatementsAsked { payee: of.payee, state: of.state, year: of.year };
                let mut sheet = begin(language.pick("结算单台账", "Statements"), &columns(statements::COLUMNS, language))?;
                statements::rows(self, &asked, (of.order, of.is_descending), language, &mut sheet)?;
                (sheet.finish()?, true)
            }
        };
        Ok(ListWritten { file: request.file, rows, is_all })
    }

    fn deals_of(&self, of: &DealsOfRegister) -> Result<DealsFound> {
        let asked = DealsAsked { search: &of.search, only: &of.only, chosen: &of.ids, today: self.today() };
        Ok(self.books()?.deals_found(&asked)?)
    }
}

/// A column of a register: its headings in Chinese and in English, and what its cells hold.
type Heading = (&'static str, &'static str, ColumnKind);

fn columns(headings: &[Heading], language: Language) -> Vec<Column> {
    let column = |(zh, en, kind): &Heading| Column {
        heading: language.pick(*zh, *en).to_owned(),
        explanation: String::new(),
        example: String::new(),
        required: false,
        choices: Vec::new(),
        kind: *kind,
    };
    headings.iter().map(column).collect()
}

fn text(text: Option<impl Into<String>>) -> Cell {
    text.map_or(Cell::Empty, |text| Cell::Text(text.into()))
}

fn amount(amount: Option<Money>) -> Cell {
    amount.map_or(Cell::Empty, Cell::Amount)
}

fn day(day: Option<Day>) -> Cell {
    day.map_or(Cell::Empty, Cell::Day)
}

fn number(number: Option<u32>) -> Cell {
    number.map_or(Cell::Empty, |number| Cell::Integer(number.into()))
}
