//! The day in a few figures: what is expected, what waits for a statement, what this year's statements come to, what ends soon.

use domain::{Day, Money, refusal::Refusal, statement::period};
use schemars::JsonSchema;
use serde::Serialize;
use store::{Books, area::statement::listed::StatementsAsked};

use super::today::ending_until;
use crate::{
    code::Code,
    error::{Error, Result},
    reader::Reader,
    wire::Nothing,
};

/// Payments that are due within so many days from today are expected.
const EXPECTED_DAYS: i64 = 30;

/// The day in a few figures.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct DayFigures {
    /// The day at this desk.
    pub today: Day,
    /// How many next actions are due, of deals and organisations.
    pub due: u32,
    /// What is open of the payments due from today on, for thirty days.
    pub expected: Payments,
    /// What is open of those that were due before today.
    pub overdue: Payments,
    /// When the first open payment after those thirty days is due.
    pub expected_next_on: Option<Day>,
    /// What is earned and not stated.
    pub unstated: UnstatedFigure,
    /// What the submitted statements with a number of this year come to.
    pub stated: StatedFigure,
    /// Mandates of which the end, or that of the protection after it, lies within sixty days.
    pub ending: u32,
    /// The last of those sixty days.
    pub ending_until: Day,
}

/// Open payments.
#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
pub struct Payments {
    /// How many.
    pub count: u32,
    /// What is still to come in for them.
    pub amount: Money,
}

/// What is earned and not stated, as the list of what is to be settled shows it.
#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
pub struct UnstatedFigure {
    /// Up to which day: the end of the last month that is over.
    pub until: Day,
    /// By how many payees.
    pub payees: u32,
    /// What it comes to.
    pub amount: Money,
    /// What is earned since then, to be settled once the month is over.
    pub since: Money,
}

/// What the statements of a year come to.
#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
pub struct StatedFigure {
    /// The year of their numbers.
    pub year: i32,
    /// How many.
    pub count: u32,
    /// Their gross.
    pub gross: Money,
}

impl Reader<'_> {
    /// The day in a few figures.
    pub fn day_figures(&self, _: Nothing) -> Result<DayFigures> {
        let (today, books) = (self.today(), self.books()?);
        let expected_until = today.plus_days(EXPECTED_DAYS).unwrap_or(today);
        let until = period::last_month_end(today).ok_or_else(|| Error::new(Code::Date, ""))?;
        let later = expected_until.plus_days(1).unwrap_or(expected_until);
        let next = books.open_instalments(later, Day::LAST, None, 1)?.first().map(|planned| planned.due_on);
        let (payees, amount) = books.unstated_in_all(until)?;
        let since = books.unstated_in_all(today)?.1.checked_sub(amount).map_err(|_| Refusal::AmountTooLarge)?;
        let year = StatementsAsked { year: Some(today.year()), ..StatementsAsked::default() };
        let stated = books.statement_sums(&year)?;
        let ending_until = ending_until(today);
        Ok(DayFigures {
            today,
            due: books.deals_due_count(today)?.saturating_add(books.organisations_due_count(today)?),
            expected: payments(books, today, expected_until)?,
            overdue: match today.before() {
                Some(yesterday) => payments(books, Day::FIRST, yesterday)?,
                None => Payments { count: 0, amount: Money::ZERO },
            },
            expected_next_on: next,
            unstated: UnstatedFigure { until, payees, amount, since },
            stated: StatedFigure { year: today.year(), count: stated.standing, gross: stated.gross },
            ending: books.mandates_ending_count(today, ending_until)?,
            ending_until,
        })
    }
}

fn payments(books: Books<'_>, from: Day, until: Day) -> Result<Payments> {
    let (count, amount) = books.open_in_all(from, until)?;
    Ok(Payments { count, amount })
}
