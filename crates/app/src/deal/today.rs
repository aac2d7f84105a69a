//! The day's list: what is due, what is expected, what has stood still, and what is open.

use domain::{
    Day, Money,
    deal::stage::Stage,
    id::{DealId, StatementId},
    statement::StatementDraft,
};
use schemars::JsonSchema;
use serde::Serialize;
use store::{
    Books,
    area::{contract::instalment::OpenInstalment, deal::DealRow},
};

use crate::{error::Result, reader::Reader, wire::Nothing};

/// A deal that has not moved for so many days is shown.
const STALE_DAYS: i64 = 30;
/// Instalments due within so many days are expected.
const EXPECTED_DAYS: i64 = 7;
/// The day's list shows so many of each; whoever has more to do begins with the oldest.
const ROWS: usize = 200;

/// The day's list.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct TodayPage {
    /// The day at this desk.
    pub today: Day,
    /// Next actions that are due, the oldest first.
    pub actions: Vec<DueAction>,
    /// Instalments that are open and due within a week or overdue.
    pub instalments: Vec<DueInstalment>,
    /// Deals that have stood in their stage for more than thirty days, with no next action ahead.
    pub stale: Vec<StaleDeal>,
    /// Statements that are not submitted.
    pub drafts: Vec<OpenDraft>,
    /// There is more than these lists show; each shows its first two hundred.
    pub has_more: bool,
}

/// A next action that is due.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct DueAction {
    /// The deal.
    pub deal: DealId,
    /// Its title.
    pub title: String,
    /// What to do; missing once erased.
    pub what: Option<String>,
    /// When.
    pub on: Day,
    /// Before today.
    pub overdue: bool,
}

/// An instalment that is expected.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct DueInstalment {
    /// The deal.
    pub deal: DealId,
    /// Its title.
    pub title: String,
    /// What is still open of it.
    pub amount: Money,
    /// When it is due.
    pub due_on: Day,
    /// Before today.
    pub overdue: bool,
}

/// A deal that has stood still.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct StaleDeal {
    /// The deal.
    pub deal: DealId,
    /// Its title.
    pub title: String,
    /// Where it stands.
    pub stage: Stage,
    /// Since when.
    pub since: Day,
}

/// A statement that is not submitted.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct OpenDraft {
    /// The statement.
    pub id: StatementId,
    /// For whom; missing once erased.
    pub payee_name: Option<String>,
    /// First day of the period.
    pub from: Day,
    /// Last day of the period.
    pub to: Day,
}

impl Reader<'_> {
    /// The day's list.
    pub fn today_page(&self, _: Nothing) -> Result<TodayPage> {
        let (today, books) = (self.today(), self.books()?);
        let expected_until = today.plus_days(EXPECTED_DAYS).unwrap_or(today);
        let stale_before = today.plus_days(-STALE_DAYS).unwrap_or(today);
        let mut has_more = false;
        let due = shown(books.deals_due(today, ASKED)?, &mut has_more);
        let open = shown(books.open_instalments(expected_until, ASKED)?, &mut has_more);
        let stale = shown(books.deals_stale(stale_before, today, ASKED)?, &mut has_more);
        let drafts = shown(books.drafts(None, ASKED)?, &mut has_more);
        Ok(TodayPage {
            today,
            actions: due.into_iter().filter_map(|row| action(books, row, today).transpose()).collect::<Result<_>>()?,
            instalments: open.into_iter().map(|planned| instalment(planned, today)).collect(),
            stale: stale.into_iter().map(still).collect(),
            drafts: drafts.into_iter().map(|draft| open_draft(books, draft)).collect::<Result<_>>()?,
            has_more,
        })
    }
}

/// One more than is shown tells whether there is more.
const ASKED: u32 = ROWS as u32 + 1;

fn shown<T>(mut rows: Vec<T>, has_more: &mut bool) -> Vec<T> {
    *has_more |= rows.len() > ROWS;
    rows.truncate(ROWS);
    rows
}

fn action(books: Books<'_>, row: DealRow, today: Day) -> Result<Option<DueAction>> {
    let Some(next) = row.next_action else { return Ok(None) };
    let what = books.personal(&next.what)?;
    Ok(Some(DueAction { deal: row.id, title: row.title, what, on: next.on, overdue: next.on < today }))
}

fn instalment(planned: OpenInstalment, today: Day) -> DueInstalment {
    let OpenInstalment { deal, title, open: amount, due_on } = planned;
    DueInstalment { deal, title, amount, due_on, overdue: due_on < today }
}

fn still(row: DealRow) -> StaleDeal {
    StaleDeal { deal: row.id, title: row.title, stage: row.stage, since: row.since }
}

fn open_draft(books: Books<'_>, draft: StatementDraft) -> Result<OpenDraft> {
    let payee_name = books.payee_name(draft.payee)?;
    Ok(OpenDraft { id: draft.id, payee_name, from: draft.from, to: draft.to })
}
