//! The day's list: what is due, what is expected, what has stood still, and what is open.

use domain::{
    Day, Money,
    deal::stage::Stage,
    id::{DealId, StatementId},
    statement::StatementState,
};
use schemars::JsonSchema;
use serde::Serialize;
use store::books::Shelf;

use crate::{
    deal::{self, page},
    error::Result,
    reader::Reader,
    wire::Nothing,
};

/// A deal that has not moved for so many days is shown.
const STALE_DAYS: i64 = 30;
/// Instalments due within so many days are expected.
const EXPECTED_DAYS: i64 = 7;

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
        let today = self.today();
        let books = self.books()?;
        let expected_until = today.plus_days(EXPECTED_DAYS).unwrap_or(today);
        let stale_before = today.plus_days(-STALE_DAYS).unwrap_or(today);
        let mut page = TodayPage { today, actions: Vec::new(), instalments: Vec::new(), stale: Vec::new(), drafts: Vec::new() };
        for row in books.deals(Shelf::InUse, "")? {
            let (id, title) = (row.id, row.deal.title);
            let is_planned = row.next_action.as_ref().is_some_and(|next| next.on > today);
            if let Some(next) = row.next_action.filter(|next| next.on <= today) {
                let what = books.personal(&next.what)?;
                page.actions.push(DueAction { deal: id, title: title.clone(), what, on: next.on, overdue: next.on < today });
            }
            let file = deal::file(books, id)?;
            for planned in page::instalments(&file)? {
                let due = planned.planned.due_on.filter(|due| *due <= expected_until && planned.open.is_positive());
                page.instalments.extend(due.map(|due_on| DueInstalment {
                    deal: id,
                    title: title.clone(),
                    amount: planned.open,
                    due_on,
                    overdue: due_on < today,
                }));
            }
            let since = books.steps(id)?.last().map_or(row.deal.opened_on, |step| step.on);
            if row.stage != Stage::Closure && since < stale_before && !is_planned {
                page.stale.push(StaleDeal { deal: id, title, stage: row.stage, since });
            }
        }
        let names = books.payee_names()?;
        for statement in books.statements()?.into_iter().filter(|statement| statement.state == StatementState::Draft) {
            let draft = statement.draft;
            let payee_name = names.get(&draft.payee).cloned();
            page.drafts.push(OpenDraft { id: draft.id, payee_name, from: draft.from, to: draft.to });
        }
        page.actions.sort_by_key(|action| action.on);
        page.instalments.sort_by_key(|instalment| instalment.due_on);
        page.stale.sort_by_key(|deal| deal.since);
        Ok(page)
    }
}
