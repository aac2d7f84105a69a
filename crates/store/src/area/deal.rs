//! Deals: their path, evidence, notes and next action, and everything that a deal's file holds.

use domain::{
    Day,
    deal::{
        Deal, DealFile, DealOrder, NextAction,
        event::{DealEvent, Note},
        stage::{Evidence, Stage, Step},
    },
    id::{DealId, PayeeId},
    record::Kept,
    result::ResearchResult,
};
use rusqlite::{Connection, Params, Row, params};

use crate::{books::Books, error::StoreError, search::Found, sql};

pub(crate) fn apply(db: &Connection, event: &DealEvent) -> Result<(), StoreError> {
    match event {
        DealEvent::Moved { deal, step } => enter_stage(db, *deal, step),
        DealEvent::MoveWithdrawn { deal, step } => leave_stage(db, *deal, step.from),
        DealEvent::NextActionSet { deal, after, .. } => sql::run(
            db,
            "UPDATE deal SET next_action = ?2 WHERE id = ?1",
            params![deal.0, after.as_ref().map(sql::json).transpose()?],
        ),
        DealEvent::EvidenceTicked { deal, evidence } => sql::run(
            db,
            "INSERT INTO evidence (deal, item, body) VALUES (?1, ?2 ->> '$', ?3)",
            params![deal.0, sql::json(&evidence.item)?, sql::json(evidence)?],
        ),
        DealEvent::EvidenceUnticked { deal, evidence } => sql::run(
            db,
            "DELETE FROM evidence WHERE deal = ?1 AND item = ?2 ->> '$'",
            params![deal.0, sql::json(&evidence.item)?],
        ),
        DealEvent::NoteLogged { deal, note } => {
            sql::run(db, "INSERT INTO note (id, deal, body) VALUES (?1, ?2, ?3)", params![note.id.0, deal.0, sql::json(note)?])
        }
        DealEvent::NoteWithdrawn { note, .. } => sql::delete(db, "note", note.id.0),
    }
}

fn enter_stage(db: &Connection, deal: DealId, step: &Step) -> Result<(), StoreError> {
    sql::run(
        db,
        "INSERT INTO deal_step (deal, n, body) SELECT ?1, count(*), ?2 FROM deal_step WHERE deal = ?1",
        params![deal.0, sql::json(step)?],
    )?;
    set_stage(db, deal, step.to)
}

fn leave_stage(db: &Connection, deal: DealId, back_to: Stage) -> Result<(), StoreError> {
    sql::run(db, "DELETE FROM deal_step WHERE deal = ?1 AND n = (SELECT max(n) FROM deal_step WHERE deal = ?1)", [deal.0])?;
    set_stage(db, deal, back_to)
}

/// The stage, and the day of the step that is now the last.
fn set_stage(db: &Connection, deal: DealId, stage: Stage) -> Result<(), StoreError> {
    sql::run(
        db,
        "UPDATE deal SET stage = ?2, moved_on = (SELECT body ->> 'on' FROM deal_step WHERE deal = ?1 ORDER BY n DESC LIMIT 1)
         WHERE id = ?1",
        params![deal.0, stage.code()],
    )
}

/// A row of the list of deals.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DealRow {
    /// Which.
    pub id: DealId,
    /// What the desk calls it.
    pub title: String,
    /// Where it stands.
    pub stage: Stage,
    /// Since when: the day of the last step, or of the opening.
    pub since: Day,
    /// What to do next.
    pub next_action: Option<NextAction>,
    /// The client enterprise's name.
    pub client: Option<String>,
    /// The first result's owner.
    pub owner: Option<String>,
}

impl Books<'_> {
    /// A page of the deals in use, of one stage or of all; with `found`, of those.
    pub fn deals(
        &self,
        found: Option<&Found>,
        stage: Option<Stage>,
        (order, is_descending): (DealOrder, bool),
        (offset, limit): (u32, u32),
    ) -> Result<Vec<DealRow>, StoreError> {
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
        match found {
            None => self.deal_rows(&of("removed_on IS NULL"), params![first, last, offset, limit]),
            Some(found) => {
                let sql = of("row IN (SELECT value FROM json_each(?5))");
                self.deal_rows(&sql, params![first, last, offset, limit, found.rows()])
            }
        }
    }

    /// The deals of the rows that a query gives. It looks at an index alone, and only the deals of the page are opened.
    fn deal_rows(&self, sql: &str, parameters: impl Params) -> Result<Vec<DealRow>, StoreError> {
        const DEAL: &str = "SELECT id, title, stage, since, next_action, (SELECT name FROM organisation WHERE id = deal.client),
                                   (SELECT owner_name FROM result WHERE id = deal.first_result)
                            FROM deal WHERE row = ?1";
        let rows: Vec<i64> = self.list(sql, parameters, |row| Ok(Ok(row.get(0)?)))?;
        rows.iter().map(|row| self.one(DEAL, [row], deal_row)?.unwrap_or(Err(StoreError::RecordMissing))).collect()
    }

    /// How many deals in use each stage has; with `found`, of those. Stages without any are missing.
    pub fn deals_per_stage(&self, found: Option<&Found>) -> Result<Vec<(Stage, u32)>, StoreError> {
        let read = |row: &Row<'_>| Ok(stage_of(row.get_ref(0)?.as_str()?).and_then(|stage| Ok((stage, row.get(1)?))));
        match found {
            None => self.list("SELECT substr(list, 6), records FROM in_use WHERE list GLOB 'deal *' ORDER BY list", [], read),
            Some(found) => self.list(
                "SELECT stage, count(*) FROM deal WHERE row IN (SELECT value FROM json_each(?1)) GROUP BY stage ORDER BY stage",
                [found.rows()],
                read,
            ),
        }
    }

    /// The deals in use whose next action is due by a day, the oldest first.
    pub fn deals_due(&self, until: Day, limit: u32) -> Result<Vec<DealRow>, StoreError> {
        let sql = "SELECT row FROM deal WHERE removed_on IS NULL AND next_on <= ?1 ORDER BY next_on, row LIMIT ?2";
        self.deal_rows(sql, params![until.to_string(), limit])
    }

    /// The open deals in use that have not moved since before a day and have nothing to do after `today`, the oldest first.
    pub fn deals_stale(&self, before: Day, today: Day, limit: u32) -> Result<Vec<DealRow>, StoreError> {
        let sql = "SELECT row FROM deal
                   WHERE removed_on IS NULL AND stage <> 'P18' AND since < ?1 AND (next_on IS NULL OR next_on <= ?2)
                   ORDER BY since, row LIMIT ?3";
        self.deal_rows(sql, params![before.to_string(), today.to_string(), limit])
    }

    /// The title of a deal, also of one in the recycle bin.
    pub fn deal_title(&self, id: DealId) -> Result<Option<String>, StoreError> {
        self.one("SELECT title FROM deal WHERE id = ?1", [id.0], |row| row.get(0))
    }

    /// Everything that the desk knows about one deal, also of one in the recycle bin.
    pub fn deal(&self, id: DealId) -> Result<Option<DealFile>, StoreError> {
        let Some(kept) = self.kept::<Deal>(id)? else { return Ok(None) };
        let placed = self.one("SELECT stage, next_action FROM deal WHERE id = ?1", [id.0], |row| {
            Ok((stage_of(row.get_ref(0)?.as_str()?), row.get_ref(1)?.as_str_or_null()?.map(sql::parsed).transpose()))
        })?;
        let (stage, next_action) = placed.ok_or(StoreError::RecordMissing)?;
        let deal = kept.record;
        let results = deal.results.iter().map(|id| self.kept(*id));
        let results: Vec<Option<Kept<ResearchResult>>> = results.collect::<Result<_, _>>()?;
        let (contract, changes) = self.contract(id)?.map_or((None, Vec::new()), |(contract, changes)| (Some(contract), changes));
        let is_stated = self.count(
            "SELECT EXISTS (SELECT 1 FROM statement_deal JOIN statement ON statement.id = statement_deal.statement
                            WHERE statement_deal.deal = ?1 AND statement.standing = 'submitted')",
            [id.0],
        )?;
        Ok(Some(DealFile {
            id,
            removed_on: kept.removed_on,
            stage: stage?,
            next_action: next_action?,
            deal,
            results: results.into_iter().flatten().filter(|kept| kept.removed_on.is_none()).map(|kept| kept.record).collect(),
            evidence: self.list("SELECT body FROM evidence WHERE deal = ?1 ORDER BY item", [id.0], sql::body::<Evidence>)?,
            mandate: self.mandate(id)?,
            contract,
            changes,
            entries: self.entries(id)?,
            tables: self.rate_tables()?,
            is_stated: is_stated > 0,
        }))
    }

    /// The path of a deal as it happened.
    pub fn steps(&self, deal: DealId) -> Result<Vec<Step>, StoreError> {
        self.list("SELECT body FROM deal_step WHERE deal = ?1 ORDER BY n", [deal.0], sql::body)
    }

    /// The log notes of a deal, by day and order of entry.
    pub fn notes(&self, deal: DealId) -> Result<Vec<Note>, StoreError> {
        self.list("SELECT body FROM note WHERE deal = ?1 ORDER BY on_day, id", [deal.0], sql::body)
    }

    /// The deals in use in whose mandate a payee has a share.
    pub fn deals_of_payee(&self, payee: PayeeId) -> Result<Vec<DealId>, StoreError> {
        self.list(
            "SELECT deal.id FROM mandate_payee JOIN deal ON deal.id = mandate_payee.deal
             WHERE mandate_payee.payee = ?1 AND deal.removed_on IS NULL ORDER BY deal.title, deal.id",
            [payee.0],
            |row| Ok(Ok(DealId(row.get(0)?))),
        )
    }
}

/// What a query orders by.
fn in_order(order: DealOrder, is_descending: bool) -> String {
    let way = if is_descending { "DESC" } else { "ASC" };
    match order {
        // In the order of the path, those without a next day last.
        DealOrder::Path if is_descending => "stage DESC, next_on IS NULL DESC, next_on DESC, row DESC".to_owned(),
        DealOrder::Path => "stage, next_on IS NULL, next_on, row".to_owned(),
        DealOrder::Title => format!("pinyin_order(title) {way}, row {way}"),
        DealOrder::NextOn => format!("next_on {way} NULLS LAST, row {way}"),
        DealOrder::Entered => format!("row {way}"),
    }
}

fn deal_row(row: &Row<'_>) -> rusqlite::Result<Result<DealRow, StoreError>> {
    let (id, title, client, owner) = (DealId(row.get(0)?), row.get(1)?, row.get(5)?, row.get(6)?);
    let (stage, since) = (stage_of(row.get_ref(2)?.as_str()?), sql::day(row.get_ref(3)?.as_str()?));
    let next_action = row.get_ref(4)?.as_str_or_null()?.map(sql::parsed).transpose();
    Ok(stage.and_then(|stage| Ok(DealRow { id, title, stage, since: since?, next_action: next_action?, client, owner })))
}

fn stage_of(code: &str) -> Result<Stage, StoreError> {
    Stage::ALL.iter().copied().find(|known| known.code() == code).ok_or(StoreError::RecordUnreadable)
}
