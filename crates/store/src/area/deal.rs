//! Deals: their path, evidence, notes and next action, and everything that a deal's file holds.

pub(crate) mod facts;
pub mod kept;
pub mod listed;

use domain::{
    Day, Money,
    deal::{
        Deal, DealFile,
        event::DealEvent,
        stage::{Stage, Step},
    },
    id::{DealId, NoteId, OrganisationId, PayeeId, ResultId},
    log::{NextAction, Note},
    organisation::Organisation,
    record::{Kept, correction::Correction},
    result::ResearchResult,
};
use rusqlite::{Connection, Params, Row, params};

use self::listed::DealsFound;
use crate::{books::Books, error::StoreError, sql};

pub(crate) fn apply(db: &Connection, event: &DealEvent) -> Result<(), StoreError> {
    match event {
        DealEvent::Moved { deal, step } => enter_stage(db, *deal, step),
        DealEvent::MoveWithdrawn { deal, step } => leave_stage(db, *deal, step.from),
        DealEvent::StageKept { deal, after, .. } => {
            sql::run(db, "UPDATE deal SET kept = ?2 WHERE id = ?1", params![deal.0, after.map(Stage::code)])
        }
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
        DealEvent::NoteCorrected { correction: Correction { after, .. }, .. } => sql::update(db, "note", after.id.0, after),
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
    /// What to do next; a closed deal asks for nothing, and has it again once it is reopened.
    pub next_action: Option<NextAction>,
    /// The client enterprise, and its name.
    pub client: Option<(OrganisationId, String)>,
    /// The first result's owner.
    pub owner: Option<Owner>,
    /// What it is worth: the price agreed, or before that what is asked for its first result.
    pub amount: Option<Money>,
    /// A contract says so.
    pub is_agreed: bool,
    /// Receipts less their refunds.
    pub received: Money,
    /// The commission that it has earned for all payees together; `None` before the first line.
    pub earned: Option<Money>,
    /// The stage that its facts prove, where that lies ahead of the one in which it stands.
    pub ahead: Option<Stage>,
}

/// Who owns a result.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Owner {
    /// The organisation, where it is one of the desk.
    pub id: Option<OrganisationId>,
    /// Its name.
    pub name: String,
}

impl Books<'_> {
    /// The deals of the rows that a query gives. It looks at an index alone, and only the deals of the page are opened.
    pub(crate) fn deal_rows(&self, sql: &str, parameters: impl Params) -> Result<Vec<DealRow>, StoreError> {
        let rows: Vec<i64> = self.list(sql, parameters, |row| Ok(Ok(row.get(0)?)))?;
        rows.into_iter().map(|row| self.deal_in_row(row)).collect()
    }

    fn deal_in_row(&self, row: i64) -> Result<DealRow, StoreError> {
        const DEAL: &str = "SELECT deal.id, deal.title, deal.stage, deal.since, iif(deal.next_on IS NULL, NULL, deal.next_action), deal.client, buyer.name,
                                   first.owner_unit, ifnull(unit.name, first.owner_name), amount_fen, is_agreed, received_fen, ahead, earned_fen
                            FROM deal LEFT JOIN organisation AS buyer ON buyer.id = deal.client
                                      LEFT JOIN result AS first ON first.id = deal.first_result
                                      LEFT JOIN organisation AS unit ON unit.id = first.owner_unit
                            WHERE deal.row = ?1";
        self.one(DEAL, [row], deal_row)?.unwrap_or(Err(StoreError::RecordMissing))
    }

    /// The deals in use whose next action is due by a day, the oldest first.
    pub fn deals_due(&self, until: Day, limit: u32) -> Result<Vec<DealRow>, StoreError> {
        self.deals_due_within(Day::FIRST, until, None, limit)
    }

    /// The same, due within these days; of some deals where `among` says which.
    pub fn deals_due_within(
        &self,
        from: Day,
        until: Day,
        among: Option<&DealsFound>,
        limit: u32,
    ) -> Result<Vec<DealRow>, StoreError> {
        let sql = "SELECT row FROM deal WHERE removed_on IS NULL AND next_on BETWEEN ?1 AND ?2
                     AND (?4 IS NULL OR row IN (SELECT value FROM json_each(?4)))
                   ORDER BY next_on, row LIMIT ?3";
        self.deal_rows(sql, params![from.to_string(), until.to_string(), limit, among.and_then(DealsFound::rows)])
    }

    /// How many deals in use have a next action that is due by a day.
    pub fn deals_due_count(&self, until: Day) -> Result<u32, StoreError> {
        self.count("SELECT count(*) FROM deal WHERE removed_on IS NULL AND next_on <= ?1", [until.to_string()])
    }

    /// The open deals in use that have nothing to do next, those first that have stood in their stage for longest.
    pub fn deals_idle(&self, limit: u32) -> Result<Vec<DealRow>, StoreError> {
        self.deal_rows(&format!("SELECT row FROM deal WHERE {IDLE} ORDER BY since, row LIMIT ?1"), [limit])
    }

    /// How many deals that are.
    pub fn deals_idle_count(&self) -> Result<u32, StoreError> {
        self.count(&format!("SELECT count(*) FROM deal WHERE {IDLE}"), [])
    }

    /// The deals in use whose facts are ahead of their stage, those first that have stood longest.
    pub fn deals_behind(&self, limit: u32) -> Result<Vec<DealRow>, StoreError> {
        let sql = "SELECT row FROM deal WHERE removed_on IS NULL AND ahead IS NOT NULL ORDER BY since, row LIMIT ?1";
        self.deal_rows(sql, [limit])
    }

    /// How many those are.
    pub fn deals_behind_count(&self) -> Result<u32, StoreError> {
        self.count("SELECT count(*) FROM deal WHERE removed_on IS NULL AND ahead IS NOT NULL", [])
    }

    /// The title of a deal, also of one in the recycle bin.
    pub fn deal_title(&self, id: DealId) -> Result<Option<String>, StoreError> {
        self.one("SELECT title FROM deal WHERE id = ?1", [id.0], |row| row.get(0))
    }

    /// Everything that the desk knows about one deal, also of one in the recycle bin.
    pub fn deal(&self, id: DealId) -> Result<Option<DealFile>, StoreError> {
        let Some(kept) = self.kept::<Deal>(id)? else { return Ok(None) };
        let placed = self.one("SELECT stage, next_action, kept FROM deal WHERE id = ?1", [id.0], |row| {
            let next_action = row.get_ref(1)?.as_str_or_null()?.map(sql::parsed).transpose();
            Ok((stage_of(row.get_ref(0)?.as_str()?), next_action, row.get_ref(2)?.as_str_or_null()?.map(stage_of).transpose()))
        })?;
        let (stage, next_action, kept_over) = placed.ok_or(StoreError::RecordMissing)?;
        let deal = kept.record;
        let results: Vec<Option<Kept<ResearchResult>>> =
            deal.results.iter().map(|id| self.kept(*id)).collect::<Result<_, _>>()?;
        let results: Vec<(ResultId, ResearchResult)> =
            (results.into_iter().flatten()).filter(|kept| kept.removed_on.is_none()).map(|kept| (kept.id, kept.record)).collect();
        let (contract, changes) = self.contract(id)?.map_or((None, Vec::new()), |(contract, changes)| (Some(contract), changes));
        Ok(Some(DealFile {
            id,
            removed_on: kept.removed_on,
            stage: stage?,
            kept: kept_over?,
            next_action: next_action?,
            reachable: self.reachable(results.iter().filter_map(|(_, result)| result.owner_unit).chain(deal.client))?,
            deal,
            results,
            evidence: self.evidence(id)?,
            mandate: self.mandate(id)?,
            contract,
            changes,
            entries: self.entries(id)?,
            tables: self.rate_tables()?,
            stated_on: self.stated_on(id)?,
        }))
    }

    /// Those of these organisations of whom somebody to talk to is known.
    fn reachable(&self, organisations: impl Iterator<Item = OrganisationId>) -> Result<Vec<OrganisationId>, StoreError> {
        let mut reachable = Vec::new();
        for id in organisations {
            let known = self.kept::<Organisation>(id)?.filter(|kept| kept.removed_on.is_none());
            let has_contact = known.is_some_and(|kept| kept.record.contacts.iter().any(|contact| contact.name.is_some()));
            if has_contact && !reachable.contains(&id) {
                reachable.push(id);
            }
        }
        Ok(reachable)
    }

    /// The path of a deal as it happened.
    pub fn steps(&self, deal: DealId) -> Result<Vec<Step>, StoreError> {
        self.list("SELECT body FROM deal_step WHERE deal = ?1 ORDER BY n", [deal.0], sql::body)
    }

    /// The last log notes of a deal, by day and order of entry.
    pub fn notes(&self, deal: DealId, limit: u32) -> Result<Vec<Note>, StoreError> {
        let last = "SELECT body, on_day, id FROM note WHERE deal = ?1 ORDER BY on_day DESC, id DESC LIMIT ?2";
        self.list(&format!("SELECT body FROM ({last}) ORDER BY on_day, id"), params![deal.0, limit], sql::body)
    }

    /// One of them.
    pub fn note(&self, deal: DealId, note: NoteId) -> Result<Option<Note>, StoreError> {
        self.one("SELECT body FROM note WHERE id = ?1 AND deal = ?2", [note.0, deal.0], sql::body)?.transpose()
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

/// As the index of those deals says it.
const IDLE: &str = "removed_on IS NULL AND stage <> 'P18' AND next_action IS NULL";

fn deal_row(row: &Row<'_>) -> rusqlite::Result<Result<DealRow, StoreError>> {
    let (id, title, is_agreed) = (DealId(row.get(0)?), row.get(1)?, row.get(10)?);
    let (stage, since) = (stage_of(row.get_ref(2)?.as_str()?), sql::day(row.get_ref(3)?.as_str()?));
    let next_action = row.get_ref(4)?.as_str_or_null()?.map(sql::parsed).transpose();
    let client = row.get::<_, Option<_>>(5)?.map(OrganisationId).zip(row.get(6)?);
    let unit = row.get::<_, Option<_>>(7)?.map(OrganisationId);
    let owner = row.get::<_, Option<_>>(8)?.map(|name| Owner { id: unit, name });
    let (amount, received) = (row.get::<_, Option<_>>(9)?.map(sql::money).transpose(), sql::money(row.get(11)?));
    let ahead = row.get_ref(12)?.as_str_or_null()?.map(stage_of).transpose();
    let earned = row.get::<_, Option<_>>(13)?.map(sql::money).transpose();
    Ok(stage.and_then(|stage| {
        let (since, next_action, amount, received) = (since?, next_action?, amount?, received?);
        let (ahead, earned) = (ahead?, earned?);
        Ok(DealRow { id, title, stage, since, next_action, client, owner, amount, is_agreed, received, earned, ahead })
    }))
}

fn stage_of(code: &str) -> Result<Stage, StoreError> {
    Stage::ALL.iter().copied().find(|known| known.code() == code).ok_or(StoreError::RecordUnreadable)
}
