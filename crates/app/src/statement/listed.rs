//! The list of statements.

use domain::{
    Day, Money,
    id::{PayeeId, StatementId},
    statement::{StatementOrder, StatementStep},
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use store::{
    Books,
    area::statement::listed::{StatementHead, StatementsAsked},
};

use super::draw_up;
use crate::{code::Code, error::Result, reader::Reader, wire::MOST_ROWS};

/// Which statements, in which order.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct StatementListQuery {
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
    /// How many rows to leave out before the page.
    pub offset: u32,
    /// How many rows, at most 500; 500 where missing.
    pub limit: Option<u32>,
}

/// Statements.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct StatementList {
    /// How many are asked for in all.
    pub total: u32,
    /// How many of them are submitted and stand, and what these come to.
    pub standing: StandingSums,
    /// The years of all numbers, the last first.
    pub years: Vec<i32>,
    /// Those of the page.
    pub statements: Vec<StatementRow>,
}

/// What submitted statements come to.
#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
pub struct StandingSums {
    /// How many.
    pub count: u32,
    /// Balances brought forward and lines, VAT included.
    pub gross: Money,
    /// Tax withheld.
    pub withheld: Money,
    /// To be paid.
    pub net: Money,
}

/// A statement as a list shows it. A draft's figures are those of this moment.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct StatementRow {
    /// Its id.
    pub id: StatementId,
    /// Its number, which counts for its payee alone; none for a draft.
    pub number: Option<String>,
    /// For whom.
    pub payee: PayeeId,
    /// The payee's name; missing once erased.
    pub payee_name: Option<String>,
    /// First day of the period.
    pub from: Day,
    /// Last day of the period.
    pub to: Day,
    /// Balance brought forward and lines, VAT included; missing where a draft can't be drawn up at present.
    pub gross: Option<Money>,
    /// The VAT inside.
    pub vat: Option<Money>,
    /// Tax withheld.
    pub withheld: Option<Money>,
    /// To be paid.
    pub net: Option<Money>,
    /// How far it is.
    pub state: StatementStep,
    /// Why a draft can't be drawn up at present.
    pub refused: Option<Code>,
}

impl Reader<'_> {
    /// A page of the statements, and what those that are asked for come to.
    pub fn statement_list(&self, query: StatementListQuery) -> Result<StatementList> {
        let (today, books) = (self.today(), self.books()?);
        let asked = StatementsAsked { payee: query.payee, state: query.state, year: query.year };
        let limit = query.limit.unwrap_or(MOST_ROWS).min(MOST_ROWS);
        let heads = books.statements(&asked, (query.order, query.is_descending), (query.offset, limit))?;
        let sums = books.statement_sums(&asked)?;
        Ok(StatementList {
            total: sums.total,
            standing: StandingSums { count: sums.standing, gross: sums.gross, withheld: sums.withheld, net: sums.net },
            years: books.statement_years()?,
            statements: heads.into_iter().map(|head| row(books, head, today)).collect::<Result<_>>()?,
        })
    }
}

/// A statement as a list shows it.
pub(crate) fn row(books: Books<'_>, head: StatementHead, today: Day) -> Result<StatementRow> {
    let totals = match head.totals {
        Some(totals) => Ok(totals),
        None => draw_up(books, &head.draft, today, today).map(|body| body.totals),
    };
    let shown = totals.as_ref().ok();
    Ok(StatementRow {
        id: head.draft.id,
        number: head.state.number().map(|number| number.to_string()),
        payee: head.draft.payee,
        payee_name: books.payee_name(head.draft.payee)?,
        from: head.draft.from,
        to: head.draft.to,
        gross: shown.map(|totals| totals.gross),
        vat: shown.map(|totals| totals.vat),
        withheld: shown.map(|totals| totals.withheld),
        net: shown.map(|totals| totals.net),
        state: head.state.step(),
        refused: totals.err().map(|error| error.code),
    })
}
