//! The day's list: one row for each deal or organisation that something is due at, deals without a next action, and what is
//! begun.

use domain::{
    Day, Money,
    deal::stage::Stage,
    id::{DealId, InstalmentId, OrganisationId, StatementId},
    statement::StatementDraft,
};
use schemars::JsonSchema;
use serde::Serialize;
use store::{
    Books,
    area::{contract::instalment::OpenInstalment, deal::DealRow},
};

use crate::{error::Result, log::NextActionView, reader::Reader, wire::Nothing};

/// A deal that has not moved for so many days stands still.
const STALE_DAYS: i64 = 30;
/// Instalments due within so many days are expected.
const EXPECTED_DAYS: i64 = 7;
/// A mandate, or the protection after it, that ends within so many days is told.
const ENDING_DAYS: i64 = 60;
/// The day's list shows so many of each; whoever has more to do begins with the oldest.
const ROWS: usize = 200;
/// One more than is shown tells whether there is more.
const ASKED: u32 = ROWS as u32 + 1;

/// The day's list.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct TodayPage {
    /// The day at this desk.
    pub today: Day,
    /// What is due, the oldest first.
    pub due: Vec<DueRow>,
    /// Open deals with nothing to do next, those first that have stood in their stage for longest.
    pub idle: Vec<IdleDeal>,
    /// How many of those there are.
    pub idle_total: u32,
    /// Deals whose papers and money prove a further stage than theirs, those first that have stood longest.
    pub behind: Vec<BehindDeal>,
    /// How many those are in all.
    pub behind_total: u32,
    /// Statements that are not submitted.
    pub drafts: Vec<OpenDraft>,
    /// There is more than these lists show; each shows its first two hundred.
    pub has_more: bool,
}

/// A deal or an organisation with all that is due at it.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct DueRow {
    /// The deal; an organisation's row has none.
    pub deal: Option<DealId>,
    /// The organisation; a deal's row has none.
    pub organisation: Option<OrganisationId>,
    /// Its title or name.
    pub title: String,
    /// The deal's next action, where it is due.
    pub next_action: Option<NextActionView>,
    /// Instalments that are open and due within a week or overdue.
    pub instalments: Vec<DueInstalment>,
    /// The last day of the deal's mandate, where that ends within sixty days.
    pub mandate_ends_on: Option<Day>,
    /// The last day of the protection after it, where that ends within sixty days.
    pub tail_ends_on: Option<Day>,
    /// Since when the deal has stood in its stage, where that is more than thirty days.
    pub stands_since: Option<Day>,
}

/// An instalment that is expected.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct DueInstalment {
    /// The planned payment.
    pub id: InstalmentId,
    /// What is still open of it.
    pub amount: Money,
    /// When it is due.
    pub due_on: Day,
}

/// A deal with nothing to do next.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct IdleDeal {
    /// The deal.
    pub deal: DealId,
    /// Its title.
    pub title: String,
    /// Where it stands.
    pub stage: Stage,
    /// Since when.
    pub since: Day,
    /// That is more than thirty days ago.
    pub is_stale: bool,
}

/// A deal that stands behind its facts.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct BehindDeal {
    /// The deal.
    pub deal: DealId,
    /// Its title.
    pub title: String,
    /// Where it stands.
    pub stage: Stage,
    /// The stage that its facts prove.
    pub ahead: Stage,
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

/// Up to which day a mandate's end is told.
pub(super) fn ending_until(today: Day) -> Day {
    today.plus_days(ENDING_DAYS).unwrap_or(today)
}

impl Reader<'_> {
    /// The day's list.
    pub fn today_page(&self, _: Nothing) -> Result<TodayPage> {
        let (today, books) = (self.today(), self.books()?);
        let expected_until = today.plus_days(EXPECTED_DAYS).unwrap_or(today);
        let ending_until = ending_until(today);
        let stale_before = today.plus_days(-STALE_DAYS).unwrap_or(today);
        let mut has_more = false;
        let mut due: Vec<DueRow> = Vec::new();
        for row in shown(books.deals_due(today, ASKED)?, &mut has_more) {
            due.push(due_deal(books, row, stale_before)?);
        }
        for planned in shown(books.open_instalments(Day::FIRST, expected_until, None, ASKED)?, &mut has_more) {
            let OpenInstalment { deal, title, id, open: amount, due_on } = planned;
            row_of(&mut due, deal, title).instalments.push(DueInstalment { id, amount, due_on });
        }
        let is_near = |day: &Day| (today..=ending_until).contains(day);
        for ending in shown(books.mandates_ending(today, ending_until, ASKED)?, &mut has_more) {
            let row = row_of(&mut due, ending.deal, ending.title);
            row.mandate_ends_on = ending.ends_on.filter(is_near);
            row.tail_ends_on = ending.tail_ends_on.filter(is_near);
        }
        for with in shown(books.organisations_due(today, ASKED)?, &mut has_more) {
            let next_action = NextActionView::of(books, Some(&with.next_action))?;
            due.push(DueRow { organisation: Some(with.id), next_action, ..DueRow::of(None, with.name) });
        }
        due.sort_by_key(DueRow::day);
        let mut idle = shown(books.deals_idle(ASKED)?, &mut has_more);
        let all_idle = idle.len();
        // A deal that is due for another reason stands there.
        idle.retain(|row| due.iter().all(|due| due.deal != Some(row.id)));
        let idle_total = books.deals_idle_count()?.saturating_sub(u32::try_from(all_idle - idle.len()).unwrap_or(0));
        let behind = shown(books.deals_behind(ASKED)?, &mut has_more);
        let drafts = shown(books.drafts(None, ASKED)?, &mut has_more);
        Ok(TodayPage {
            today,
            due,
            idle: idle.into_iter().map(|row| idle_deal(row, stale_before)).collect(),
            idle_total,
            behind_total: books.deals_behind_count()?,
            behind: behind.into_iter().filter_map(behind_its_facts).collect(),
            drafts: drafts.into_iter().map(|draft| open_draft(books, draft)).collect::<Result<_>>()?,
            has_more,
        })
    }
}

impl DueRow {
    fn of(deal: Option<DealId>, title: String) -> Self {
        Self {
            deal,
            organisation: None,
            title,
            next_action: None,
            instalments: Vec::new(),
            mandate_ends_on: None,
            tail_ends_on: None,
            stands_since: None,
        }
    }

    /// The first day on which something was due.
    fn day(&self) -> Option<Day> {
        let instalments = self.instalments.iter().map(|planned| planned.due_on);
        let others = [self.next_action.as_ref().map(|next| next.on), self.mandate_ends_on, self.tail_ends_on];
        instalments.chain(others.into_iter().flatten()).min()
    }
}

fn shown<T>(mut rows: Vec<T>, has_more: &mut bool) -> Vec<T> {
    *has_more |= rows.len() > ROWS;
    rows.truncate(ROWS);
    rows
}

fn due_deal(books: Books<'_>, row: DealRow, stale_before: Day) -> Result<DueRow> {
    Ok(DueRow {
        next_action: NextActionView::of(books, row.next_action.as_ref())?,
        stands_since: (row.since < stale_before && row.stage != Stage::Closure).then_some(row.since),
        ..DueRow::of(Some(row.id), row.title)
    })
}

/// The row of a deal; a new one where it has none.
fn row_of(due: &mut Vec<DueRow>, deal: DealId, title: String) -> &mut DueRow {
    let at = due.iter().position(|row| row.deal == Some(deal)).unwrap_or_else(|| {
        due.push(DueRow::of(Some(deal), title));
        due.len() - 1
    });
    &mut due[at]
}

fn idle_deal(row: DealRow, stale_before: Day) -> IdleDeal {
    IdleDeal { deal: row.id, title: row.title, stage: row.stage, since: row.since, is_stale: row.since < stale_before }
}

fn behind_its_facts(row: DealRow) -> Option<BehindDeal> {
    Some(BehindDeal { deal: row.id, title: row.title, stage: row.stage, ahead: row.ahead? })
}

fn open_draft(books: Books<'_>, draft: StatementDraft) -> Result<OpenDraft> {
    let payee_name = books.payee_name(draft.payee)?;
    Ok(OpenDraft { id: draft.id, payee_name, from: draft.from, to: draft.to })
}
