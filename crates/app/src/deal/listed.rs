//! The list of the deals, by stage, and a deal as a row of any list.

use domain::{
    Day, Money,
    deal::{
        listed::{DealOnly, DealOrder},
        stage::Stage,
    },
    id::{DealId, OrganisationId},
    normal::in_row,
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use store::{
    Books,
    area::{self, deal::listed::DealsAsked},
};

use crate::{error::Result, reader::Reader, wire::MOST_ROWS};

/// Which deals to list, of which groups to say what they are worth.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct DealListQuery {
    /// A part of the title or of the client's name; all where empty.
    pub search: String,
    /// What they have to say.
    pub only: DealOnly,
    /// Those of one stage; of all where missing.
    pub stage: Option<Stage>,
    /// Groups of stages, as the columns of a board, of which it is said what their deals are worth together.
    pub groups: Vec<Vec<Stage>>,
    /// By what they are ordered.
    pub order: DealOrder,
    /// The last one first.
    pub is_descending: bool,
    /// How many to leave out before the page.
    pub offset: u32,
    /// How many, at most 500; 500 where missing.
    pub limit: Option<u32>,
}

/// The deals by stage.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct DealList {
    /// How many there are in all, of those that are sought.
    pub total: u32,
    /// Whether that is so: a search stops at 500, and then type more.
    pub is_all: bool,
    /// Those of the page.
    pub deals: Vec<DealRow>,
    /// How many of those that are sought each stage has; stages without any are missing.
    pub per_stage: Vec<StageCount>,
    /// What those of each group are worth together, so far as that is known of each, in the order of the request.
    pub groups: Vec<Option<Money>>,
}

/// How many deals a stage has.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct StageCount {
    /// Which stage.
    pub stage: Stage,
    /// How many.
    pub count: u32,
}

/// An organisation that a row names.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Party {
    /// The organisation; missing where the name is none of the desk.
    pub id: Option<OrganisationId>,
    /// Its name.
    pub name: String,
}

/// A page of the deals that a record leads to, the newest first.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct DealsOf {
    /// How many there are in all.
    pub total: u32,
    /// Those of the page.
    pub deals: Vec<DealRow>,
}

/// A deal as a list shows it.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct DealRow {
    /// Its id.
    pub id: DealId,
    /// Its title.
    pub title: String,
    /// Where it stands.
    pub stage: Stage,
    /// Since when: the day of the last step, or of the opening.
    pub since: Day,
    /// The client enterprise.
    pub client: Option<Party>,
    /// The first result's owner.
    pub owner: Option<Party>,
    /// What to do next, of a long text the beginning; missing once erased.
    pub next_action: Option<String>,
    /// When.
    pub next_on: Option<Day>,
    /// What it is worth: the price agreed, or before that what is asked for its first result.
    pub amount: Option<Money>,
    /// A contract says so.
    pub is_agreed: bool,
    /// Receipts less their refunds.
    pub received: Money,
    /// How many per cent of the price that is, rounded down; missing where no price is agreed.
    pub received_percent: Option<u32>,
    /// The commission that it has earned for all payees together; missing before the first line.
    pub commission: Option<Money>,
    /// The stage that its facts prove, where that lies ahead of its own.
    pub ahead: Option<Stage>,
}

impl Reader<'_> {
    /// The deals by stage.
    pub fn deal_list(&self, query: DealListQuery) -> Result<DealList> {
        let books = self.books()?;
        let limit = query.limit.unwrap_or(MOST_ROWS).min(MOST_ROWS);
        let found =
            books.deals_found(&DealsAsked { search: &query.search, only: &query.only, chosen: &[], today: self.today() })?;
        let rows = books.deals(&found, query.stage, (query.order, query.is_descending), (query.offset, limit))?;
        let deals = rows.into_iter().map(|row| deal_row(books, row)).collect::<Result<_>>()?;
        let sums = books.deals_per_stage(&found)?;
        let worth = |stages: &Vec<Stage>| {
            let amounts = sums.iter().filter(|sum| stages.contains(&sum.stage)).map(|sum| sum.amount);
            Money::sum(amounts.collect::<Option<Vec<_>>>()?).ok()
        };
        let groups = query.groups.iter().map(worth).collect();
        let per_stage: Vec<_> = sums.iter().map(|sum| StageCount { stage: sum.stage, count: sum.deals }).collect();
        let of_page = per_stage.iter().filter(|counted| query.stage.is_none_or(|stage| stage == counted.stage));
        Ok(DealList { total: of_page.map(|counted| counted.count).sum(), is_all: found.is_all, deals, per_stage, groups })
    }
}

/// A deal as a list shows it.
pub(crate) fn deal_row(books: Books<'_>, row: area::deal::DealRow) -> Result<DealRow> {
    Ok(DealRow {
        id: row.id,
        title: row.title,
        stage: row.stage,
        since: row.since,
        client: row.client.map(|(id, name)| Party { id: Some(id), name }),
        owner: row.owner.map(|owner| Party { id: owner.id, name: owner.name }),
        next_action: books.personal_text(row.next_action.as_ref().map(|next| &next.what))?.map(in_row),
        next_on: row.next_action.map(|next| next.on),
        amount: row.amount,
        is_agreed: row.is_agreed,
        received: row.received,
        commission: row.earned,
        ahead: row.ahead,
        received_percent: row.amount.filter(|_| row.is_agreed).and_then(|agreed| row.received.percent_of(agreed)),
    })
}
