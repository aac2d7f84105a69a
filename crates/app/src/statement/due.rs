//! What is earned and not stated: whose next statement is due, and which days it would settle.

use domain::{
    Day, Money,
    id::{PayeeId, StatementId},
    statement::{Period, period},
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use store::Books;

use crate::{
    code::Code,
    error::{Error, Result},
    reader::Reader,
    wire::Stretch,
};

/// The payees who have earned something by the end of last month that no statement states, the largest amount first.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct StatementsDue {
    /// How many payees there are in all.
    pub total: u32,
    /// What it comes to for all of them.
    pub amount: Money,
    /// Those of the page.
    pub rows: Vec<StatementDue>,
}

/// A payee whose next statement is due.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct StatementDue {
    /// Who.
    pub payee: PayeeId,
    /// Their name; missing once erased.
    pub payee_name: Option<String>,
    /// How many lines wait; those of 0.00 are not counted.
    pub lines: u32,
    /// What they come to, before what the last statement carries forward.
    pub amount: Money,
    /// The first day that the statement would settle; a draft's own where one is begun.
    pub from: Day,
    /// The last one.
    pub to: Day,
    /// The payee's draft, where one is begun already.
    pub draft: Option<StatementId>,
}

/// For whom.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct StatementPeriodAsk {
    /// For whom.
    pub payee: PayeeId,
}

impl Reader<'_> {
    /// Whose next statement is due.
    pub fn statement_due(&self, query: Stretch) -> Result<StatementsDue> {
        let (today, books) = (self.today(), self.books()?);
        let until = period::last_month_end(today).ok_or_else(|| Error::new(Code::Date, ""))?;
        let (total, amount) = books.unstated_in_all(until)?;
        let row = |mut due: store::area::statement::Unstated| {
            let draft = books.drafts(Some(due.payee), 1)?.into_iter().next();
            let Period { from, to } = match &draft {
                Some(draft) => Period { from: draft.from, to: draft.to },
                None => proposed(books, due.payee, today)?,
            };
            if to != until {
                // A draft settles its own days. Stated up to within this month already: what came in since goes along.
                due = books.unstated_of(due.payee, to)?.unwrap_or(due);
            }
            let draft = draft.map(|draft| draft.id);
            let payee_name = books.payee_name(due.payee)?;
            Ok(StatementDue { payee: due.payee, payee_name, lines: due.lines, amount: due.amount, from, to, draft })
        };
        let rows = books.unstated(until, query.offset, query.limit())?.into_iter().map(row).collect::<Result<_>>()?;
        Ok(StatementsDue { total, amount, rows })
    }

    /// Which days the payee's next statement would settle.
    pub fn statement_period(&self, request: StatementPeriodAsk) -> Result<Period> {
        proposed(self.books()?, request.payee, self.today())
    }
}

fn proposed(books: Books<'_>, payee: PayeeId, today: Day) -> Result<Period> {
    let period = period::proposed(books.stated_until(payee)?, books.first_unstated(payee)?, today);
    period.ok_or_else(|| Error::new(Code::Date, ""))
}
