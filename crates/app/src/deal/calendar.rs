//! What is due on which day: next actions of deals and organisations, and planned payments.

use domain::{
    Day, Money,
    deal::listed::DealOnly,
    id::{DealId, OrganisationId},
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use store::area::deal::listed::DealsAsked;

use crate::{error::Result, log::NextActionView, reader::Reader};

/// So many of each are answered; nobody reads more of a month.
const MOST: u32 = 300;
/// One more tells whether there is more.
const ASKED: u32 = MOST + 1;

/// Asks what is due in a stretch of days.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CalendarAsk {
    /// The first day.
    pub from: Day,
    /// The last day.
    pub to: Day,
    /// A part of the deal's title or of the client's name; all where empty.
    #[serde(default)]
    pub search: String,
    /// What the deals have to say.
    #[serde(default)]
    pub only: DealOnly,
}

/// What is due, by day.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Calendar {
    /// What is due; by day, actions before payments.
    pub entries: Vec<CalendarEntry>,
    /// There is more of a kind than is answered.
    pub has_more: bool,
}

/// Something that is due.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct CalendarEntry {
    /// When.
    pub on: Day,
    /// The deal; an organisation's entry has none.
    pub deal: Option<DealId>,
    /// The organisation; a deal's entry has none.
    pub organisation: Option<OrganisationId>,
    /// Its title or name.
    pub title: String,
    /// What to do; missing once erased, and for a payment.
    pub what: Option<String>,
    /// What is still open of a payment; missing for an action.
    pub amount: Option<Money>,
}

impl Reader<'_> {
    /// What is due in a stretch of days. Where deals are sought, theirs alone: an organisation is none of them.
    pub fn deal_calendar(&self, CalendarAsk { from, to, search, only }: CalendarAsk) -> Result<Calendar> {
        let books = self.books()?;
        let is_all = search.trim().is_empty() && only == DealOnly::default();
        let found = books.deals_found(&DealsAsked { search: &search, only: &only, chosen: &[], today: self.today() })?;
        let mut entries = Vec::new();
        let mut deals = books.deals_due_within(from, to, Some(&found), ASKED)?;
        let mut organisations = if is_all { books.organisations_due_within(from, to, ASKED)? } else { Vec::new() };
        let mut planned = books.open_instalments(from, to, Some(&found), ASKED)?;
        let most = MOST as usize;
        let has_more = !found.is_all || deals.len().max(organisations.len()).max(planned.len()) > most;
        deals.truncate(most);
        organisations.truncate(most);
        planned.truncate(most);
        for row in deals {
            let Some(NextActionView { what, on }) = NextActionView::of(books, row.next_action.as_ref())? else { continue };
            entries.push(CalendarEntry { on, deal: Some(row.id), organisation: None, title: row.title, what, amount: None });
        }
        for with in organisations {
            let what = books.personal(&with.next_action.what)?;
            let (on, organisation) = (with.next_action.on, Some(with.id));
            entries.push(CalendarEntry { on, deal: None, organisation, title: with.name, what, amount: None });
        }
        entries.extend(planned.into_iter().map(|planned| CalendarEntry {
            on: planned.due_on,
            deal: Some(planned.deal),
            organisation: None,
            title: planned.title,
            what: None,
            amount: Some(planned.open),
        }));
        entries.sort_by_key(|entry| entry.on);
        Ok(Calendar { entries, has_more })
    }
}
