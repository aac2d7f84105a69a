//! The list of the deals: which are asked for, a page of them, and how many of them each stage has.

use domain::{
    Day, Money,
    deal::{
        listed::{DealOnly, DealOrder, NextDue},
        stage::Stage,
    },
    id::DealId,
    organisation::{Organisation, fields::OrganisationFacet},
};
use rusqlite::{Row, params, params_from_iter};

use super::{DealRow, stage_of};
use crate::{
    area::listed::Listed,
    books::Books,
    error::StoreError,
    search::{Kind, json_list},
    sql,
};

/// What is asked of the deals in use.
#[derive(Clone, Copy, Debug)]
pub struct DealsAsked<'a> {
    /// A text that is sought in them; all where it is blank.
    pub search: &'a str,
    /// What they have to say.
    pub only: &'a DealOnly,
    /// These alone; where it is empty, whichever.
    pub chosen: &'a [DealId],
    /// The day at the desk, from which what is due is counted.
    pub today: Day,
}

/// The deals that are asked for.
#[derive(Clone, Debug)]
pub struct DealsFound {
    /// Their rows as the queries of a list take them; `None` for all in use.
    rows: Option<String>,
    /// Whether these are all: a search stops at [`MOST_FOUND`](crate::search::MOST_FOUND).
    pub is_all: bool,
}

/// How many deals a stage has, and what they are worth together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StageSum {
    /// Which.
    pub stage: Stage,
    /// How many deals.
    pub deals: u32,
    /// What they are worth, so far as that is known of each; missing where it is more than an amount can say.
    pub amount: Option<Money>,
}

impl DealsFound {
    /// Their rows as the queries of a list take them; `None` for all in use.
    pub(crate) fn rows(&self) -> Option<&str> {
        self.rows.as_deref()
    }
}

impl Books<'_> {
    /// Which deals are asked for.
    pub fn deals_found(&self, asked: &DealsAsked<'_>) -> Result<DealsFound, StoreError> {
        let among = self.deals_narrowed(asked)?;
        if asked.search.trim().is_empty() {
            return Ok(DealsFound { rows: among.as_deref().map(json_list), is_all: true });
        }
        let found = self.found_among(Kind::Deal, asked.search, among.as_deref())?;
        Ok(DealsFound { rows: Some(found.rows()), is_all: found.is_all })
    }

    /// A page of these deals, of one stage or of all.
    pub fn deals(
        &self,
        found: &DealsFound,
        stage: Option<Stage>,
        order: (DealOrder, bool),
        page: (u32, u32),
    ) -> Result<Vec<DealRow>, StoreError> {
        self.deals_in_order(found, stage, order, page)?.into_iter().map(|row| self.deal_in_row(row)).collect()
    }

    /// Calls `each` with these deals, in order and without holding them, and with how many there are.
    pub fn each_deal<E: From<StoreError>>(
        &self,
        found: &DealsFound,
        order: (DealOrder, bool),
        mut each: impl FnMut(DealRow, u32) -> Result<(), E>,
    ) -> Result<(), E> {
        let rows = self.deals_in_order(found, None, order, (0, u32::MAX))?;
        let total = u32::try_from(rows.len()).unwrap_or(u32::MAX);
        rows.into_iter().try_for_each(|row| each(self.deal_in_row(row)?, total))
    }

    /// The rows of a page. An index alone tells them.
    fn deals_in_order(
        &self,
        found: &DealsFound,
        stage: Option<Stage>,
        (order, is_descending): (DealOrder, bool),
        (offset, limit): (u32, u32),
    ) -> Result<Vec<i64>, StoreError> {
        // A range, so that one statement finds either in the index.
        let (first, last) = stage.map_or((Stage::Discovery, Stage::Closure), |stage| (stage, stage));
        let (first, last) = (first.code(), last.code());
        // Only the order of the path has the stage in its index; in another, that index would be of no help, and each deal that is
        // passed over would be opened to ask it.
        let of_stage = match (order, stage) {
            (DealOrder::Path, _) => "stage BETWEEN ?1 AND ?2",
            (_, Some(_)) => "+stage BETWEEN ?1 AND ?2",
            (_, None) => "?1 < ?2",
        };
        let order = in_order(order, is_descending);
        let of = |condition: &str| {
            format!("SELECT row FROM deal WHERE {condition} AND {of_stage} ORDER BY {order} LIMIT ?4 OFFSET ?3")
        };
        let read = |row: &Row<'_>| Ok(Ok(row.get(0)?));
        match &found.rows {
            None => self.list(&of("removed_on IS NULL"), params![first, last, offset, limit], read),
            Some(rows) => {
                let sql = of("row IN (SELECT value FROM json_each(?5))");
                self.list(&sql, params![first, last, offset, limit, rows], read)
            }
        }
    }

    /// How many of these deals each stage has and what they are worth. Stages without any are missing.
    pub fn deals_per_stage(&self, found: &DealsFound) -> Result<Vec<StageSum>, StoreError> {
        let read = |row: &Row<'_>| {
            let (stage, deals, amount) = (stage_of(row.get_ref(0)?.as_str()?), row.get(1)?, sql::sum(row.get(2)?).ok());
            Ok(stage.map(|stage| StageSum { stage, deals, amount }))
        };
        match &found.rows {
            None => {
                self.list("SELECT substr(list, 6), records, fen FROM in_use WHERE list GLOB 'deal *' ORDER BY list", [], read)
            }
            Some(rows) => self.list(
                "SELECT stage, count(*), ifnull(sum(amount_fen), 0) FROM deal
                 WHERE row IN (SELECT value FROM json_each(?1)) GROUP BY stage ORDER BY stage",
                [rows],
                read,
            ),
        }
    }

    /// The rows of the deals that say what is asked for, in order; `None` where nothing is.
    fn deals_narrowed(&self, asked: &DealsAsked<'_>) -> Result<Option<Vec<i64>>, StoreError> {
        let DealsAsked { only, chosen, today, .. } = *asked;
        let DealOnly { stage, next, region, industry, payee, contract } = only;
        let (mut conditions, mut values) = (vec!["removed_on IS NULL".to_owned()], Vec::new());
        if !next.is_empty() {
            let until = today.end_of_week().unwrap_or(today);
            let due = next.iter().map(|due| match due {
                NextDue::Overdue => format!("next_on < '{today}'"),
                NextDue::Week => format!("next_on BETWEEN '{today}' AND '{until}'"),
                NextDue::None => "next_on IS NULL".to_owned(),
            });
            conditions.push(format!("stage <> 'P18' AND ({})", due.collect::<Vec<_>>().join(" OR ")));
        }
        let mut ask = |condition: &str, of: String| {
            values.push(of);
            conditions.push(condition.replace('?', &format!("?{}", values.len())));
        };
        if !stage.is_empty() {
            ask("stage IN (SELECT value FROM json_each(?))", sql::json(stage)?);
        }
        let clients = [(OrganisationFacet::Region, region), (OrganisationFacet::Industry, industry)];
        let clients = clients.iter().filter(|(_, values)| !values.is_empty());
        let clients: Vec<_> = clients.map(|(facet, values)| (Organisation::place(*facet), values.as_slice())).collect();
        if let Some(clients) = self.having(Organisation::FOUND, &clients)? {
            ask("client IN (SELECT id FROM organisation WHERE row IN (SELECT value FROM json_each(?)))", json_list(&clients));
        }
        if !chosen.is_empty() {
            ask("id IN (SELECT unhex(value, '-') FROM json_each(?))", sql::json(&chosen)?);
        }
        if !payee.is_empty() {
            let paid = "id IN (SELECT deal FROM mandate_payee WHERE payee IN (SELECT unhex(value, '-') FROM json_each(?)))";
            ask(paid, sql::json(payee)?);
        }
        if !contract.is_empty() {
            let signed = "id IN (SELECT deal FROM contract WHERE kind IN (SELECT value FROM json_each(?)))";
            ask(signed, sql::json(contract)?);
        }
        if conditions.len() == 1 {
            return Ok(None);
        }
        let sql = format!("SELECT row FROM deal WHERE {} ORDER BY row", conditions.join(" AND "));
        self.list(&sql, params_from_iter(values), |row| Ok(Ok(row.get(0)?))).map(Some)
    }
}

/// What a query orders by. Those that have nothing to be ordered by come last, but for the path, where the stage comes first.
fn in_order(order: DealOrder, is_descending: bool) -> String {
    let way = if is_descending { "DESC" } else { "ASC" };
    let by = match order {
        // In the order of the path, those without a next day last.
        DealOrder::Path if is_descending => return "stage DESC, next_on IS NULL DESC, next_on DESC, row DESC".to_owned(),
        DealOrder::Path => return "stage, next_on IS NULL, next_on, row".to_owned(),
        // Whoever has stood there since the earliest day has stood there for the most days.
        DealOrder::Days if is_descending => return "stands_since ASC NULLS LAST, row DESC".to_owned(),
        DealOrder::Days => return "stands_since DESC NULLS LAST, row ASC".to_owned(),
        DealOrder::Entered => return format!("row {way}"),
        DealOrder::Title => "pinyin_order(title)",
        // Kept beside the deal it would have to follow every change of a name.
        DealOrder::Client => "(SELECT pinyin_order(name) FROM organisation WHERE organisation.id = deal.client)",
        DealOrder::Amount => "amount_fen",
        DealOrder::Received => "received_share",
        DealOrder::Commission => "earned_fen",
        DealOrder::NextOn => "next_on",
    };
    format!("{by} {way} NULLS LAST, row {way}")
}
