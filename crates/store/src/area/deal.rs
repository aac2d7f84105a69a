//! Deals: their path, evidence, notes and next action, and everything that a deal's file holds.

use domain::{
    Day,
    deal::{
        Deal, DealFile, NextAction,
        event::{DealEvent, Note},
        stage::{Evidence, Stage, Step},
    },
    id::{DealId, PayeeId},
    record::Kept,
    result::ResearchResult,
};
use rusqlite::{Connection, Row, params};

use crate::{
    books::{Books, Shelf},
    error::StoreError,
    sql,
};

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

fn set_stage(db: &Connection, deal: DealId, stage: Stage) -> Result<(), StoreError> {
    sql::run(db, "UPDATE deal SET stage = ?2 WHERE id = ?1", params![deal.0, stage.code()])
}

/// A row of the list of deals.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DealRow {
    /// Which.
    pub id: DealId,
    /// The deal.
    pub deal: Deal,
    /// Where it stands.
    pub stage: Stage,
    /// What to do next.
    pub next_action: Option<NextAction>,
    /// In the recycle bin since.
    pub removed_on: Option<Day>,
}

impl Books<'_> {
    /// Deals in whose title or client's name a text is sought, in the order of the path and of their next day.
    pub fn deals(&self, shelf: Shelf, search: &str) -> Result<Vec<DealRow>, StoreError> {
        self.list(
            "SELECT id, body, stage, next_action, removed_on FROM deal
             WHERE (removed_on IS NULL) = ?1
               AND (?2 = '' OR is_in(?2, title) OR is_in(?2, (SELECT name FROM organisation WHERE id = deal.client)))
             ORDER BY stage, next_on IS NULL, next_on, title, id",
            params![shelf == Shelf::InUse, search],
            deal_row,
        )
    }

    /// The title of a deal, also of one in the recycle bin.
    pub fn deal_title(&self, id: DealId) -> Result<Option<String>, StoreError> {
        self.one("SELECT title FROM deal WHERE id = ?1", [id.0], |row| row.get(0))
    }

    /// Everything that the desk knows about one deal, also of one in the recycle bin.
    pub fn deal(&self, id: DealId) -> Result<Option<DealFile>, StoreError> {
        let sql = "SELECT id, body, stage, next_action, removed_on FROM deal WHERE id = ?1";
        let Some(row) = self.one(sql, [id.0], deal_row)?.transpose()? else {
            return Ok(None);
        };
        let results = row.deal.results.iter().map(|id| self.kept(*id));
        let results: Vec<Option<Kept<ResearchResult>>> = results.collect::<Result<_, _>>()?;
        let (contract, changes) = self.contract(id)?.map_or((None, Vec::new()), |(contract, changes)| (Some(contract), changes));
        let is_stated = self.count(
            "SELECT count(*) FROM statement_deal JOIN statement ON statement.id = statement_deal.statement
             WHERE statement_deal.deal = ?1 AND statement.standing = 'submitted'",
            [id.0],
        )?;
        Ok(Some(DealFile {
            id,
            removed_on: row.removed_on,
            stage: row.stage,
            next_action: row.next_action,
            deal: row.deal,
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
            "SELECT DISTINCT deal.id FROM mandate
             JOIN deal ON deal.id = mandate.deal, json_each(mandate.body, '$.clauses') AS clause, json_each(clause.value, '$.shares') AS share
             WHERE share.value ->> 'payee' = ?1 AND deal.removed_on IS NULL ORDER BY deal.title, deal.id",
            [payee.to_string()],
            |row| Ok(Ok(DealId(row.get(0)?))),
        )
    }
}

fn deal_row(row: &Row<'_>) -> rusqlite::Result<Result<DealRow, StoreError>> {
    let (id, stage): (_, String) = (DealId(row.get(0)?), row.get(2)?);
    let (next, removed): (Option<String>, Option<String>) = (row.get(3)?, row.get(4)?);
    let deal = sql::parsed(row.get_ref(1)?.as_str()?);
    Ok(deal.and_then(|deal| {
        let stage = Stage::ALL.iter().copied().find(|known| known.code() == stage).ok_or(StoreError::RecordUnreadable)?;
        let next_action = next.as_deref().map(sql::parsed).transpose()?;
        Ok(DealRow { id, deal, stage, next_action, removed_on: removed.as_deref().map(sql::day).transpose()? })
    }))
}
