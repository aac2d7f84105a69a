//! What happens with an organisation, and what leads from it: its log and next action, its deals, results and money.

use domain::{
    Day, Money,
    id::{DealId, NoteId, OrganisationId, ResultId},
    log::{NextAction, Note},
    normal::comparable,
    organisation::{
        Organisation,
        event::{Dealings, OrganisationEvent},
    },
    record::correction::Correction,
    result::ResearchResult,
};
use rusqlite::{Connection, params};
use uuid::Uuid;

use crate::{
    area::{deal::DealRow, listed::Sheet, record::kept},
    books::Books,
    error::StoreError,
    sql,
};

pub(crate) fn apply(db: &Connection, event: &OrganisationEvent) -> Result<(), StoreError> {
    match event {
        OrganisationEvent::NoteLogged { organisation, note } => sql::run(
            db,
            "INSERT INTO organisation_note (id, organisation, body) VALUES (?1, ?2, ?3)",
            params![note.id.0, organisation.0, sql::json(note)?],
        ),
        OrganisationEvent::NoteWithdrawn { note, .. } => sql::delete(db, "organisation_note", note.id.0),
        OrganisationEvent::NoteCorrected { correction: Correction { after, .. }, .. } => {
            sql::update(db, "organisation_note", after.id.0, after)
        }
        OrganisationEvent::NextActionSet { organisation, after, .. } => sql::run(
            db,
            "UPDATE organisation SET next_action = ?2 WHERE id = ?1",
            params![organisation.0, after.as_ref().map(sql::json).transpose()?],
        ),
    }
}

/// An organisation whose next action is due.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DueOrganisation {
    /// Which.
    pub id: OrganisationId,
    /// Its name.
    pub name: String,
    /// What to do next.
    pub next_action: NextAction,
}

/// A note of an organisation's log, or of a deal with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LoggedNote {
    /// The note.
    pub note: Note,
    /// The deal in whose log it stands; the organisation's own where missing.
    pub deal: Option<(DealId, String)>,
}

/// On which side of deals an organisation stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// It is the client, or signed the contract as buyer.
    Buys,
    /// It owns a result, sells by the contract, or signed the mandate.
    Sells,
}

/// What deals come to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sums {
    /// How many deals.
    pub deals: u32,
    /// How many of them have a contract.
    pub contracts: u32,
    /// The prices agreed in these, so far as any is named.
    pub agreed: Money,
    /// What has come in, less what went back.
    pub received: Money,
}

/// A contract as a party's page shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ContractRow {
    /// The deal.
    pub deal: DealId,
    /// The deal's title.
    pub title: String,
    /// The contract's number.
    pub number: String,
    /// When it was signed.
    pub signed_on: Day,
    /// Its price; missing where it is open.
    pub price: Option<Money>,
    /// What has come in.
    pub received: Money,
    /// The organisation buys.
    pub buys: bool,
}

const DEALS: &str =
    "FROM deal_party JOIN deal ON deal.id = deal_party.deal WHERE deal_party.organisation = ?1 AND deal.removed_on IS NULL";

const NOTES: &str = "SELECT id, body, on_day, NULL AS deal, NULL AS title FROM organisation_note WHERE organisation = ?1
    UNION ALL SELECT note.id, note.body, note.on_day, deal.id, deal.title
              FROM deal_party JOIN deal ON deal.id = deal_party.deal JOIN note ON note.deal = deal.id
              WHERE deal_party.organisation = ?1 AND deal.removed_on IS NULL";

impl Books<'_> {
    /// An organisation with what comes next, also of one in the recycle bin.
    pub fn dealings(&self, id: OrganisationId) -> Result<Option<Dealings>, StoreError> {
        let Some(organisation) = self.kept::<Organisation>(id)? else { return Ok(None) };
        let next = self.one("SELECT next_action FROM organisation WHERE id = ?1", [id.0], |row| {
            Ok(row.get_ref(0)?.as_str_or_null()?.map(sql::parsed).transpose())
        })?;
        Ok(Some(Dealings { organisation, next_action: next.ok_or(StoreError::RecordMissing)?? }))
    }

    /// A note of an organisation's own log.
    pub fn organisation_note(&self, organisation: OrganisationId, note: NoteId) -> Result<Option<Note>, StoreError> {
        let sql = "SELECT body FROM organisation_note WHERE id = ?1 AND organisation = ?2";
        self.one(sql, [note.0, organisation.0], sql::body)?.transpose()
    }

    /// The organisations in use whose next action is due by a day, the oldest first.
    pub fn organisations_due(&self, until: Day, limit: u32) -> Result<Vec<DueOrganisation>, StoreError> {
        self.organisations_due_within(Day::FIRST, until, limit)
    }

    /// The same, due within these days.
    pub fn organisations_due_within(&self, from: Day, until: Day, limit: u32) -> Result<Vec<DueOrganisation>, StoreError> {
        self.list(
            "SELECT id, name, next_action FROM organisation
             WHERE removed_on IS NULL AND next_on IS NOT NULL AND next_on BETWEEN ?1 AND ?2 ORDER BY next_on, row LIMIT ?3",
            params![from.to_string(), until.to_string(), limit],
            |row| {
                let (id, name) = (OrganisationId(row.get(0)?), row.get(1)?);
                let next = sql::parsed(row.get_ref(2)?.as_str()?);
                Ok(next.map(|next_action| DueOrganisation { id, name, next_action }))
            },
        )
    }

    /// How many organisations in use have a next action that is due by a day.
    pub fn organisations_due_count(&self, until: Day) -> Result<u32, StoreError> {
        let sql = "SELECT count(*) FROM organisation WHERE removed_on IS NULL AND next_on IS NOT NULL AND next_on <= ?1";
        self.count(sql, [until.to_string()])
    }

    /// A page of what was logged at an organisation and in its deals, the latest day first.
    pub fn dealings_notes(&self, id: OrganisationId, offset: u32, limit: u32) -> Result<Vec<LoggedNote>, StoreError> {
        let sql = format!("SELECT body, deal, title FROM ({NOTES}) ORDER BY on_day DESC, id DESC LIMIT ?3 OFFSET ?2");
        self.list(&sql, params![id.0, offset, limit], |row| {
            let (deal, title) = (row.get::<_, Option<Uuid>>(1)?, row.get::<_, Option<String>>(2)?);
            let note = sql::parsed(row.get_ref(0)?.as_str()?);
            Ok(note.map(|note| LoggedNote { note, deal: deal.map(DealId).zip(title) }))
        })
    }

    /// How many notes that are.
    pub fn dealings_notes_count(&self, id: OrganisationId) -> Result<u32, StoreError> {
        self.count(&format!("SELECT count(*) FROM ({NOTES})"), [id.0])
    }

    /// A page of the deals in use with an organisation, the newest first.
    pub fn deals_of(&self, id: OrganisationId, offset: u32, limit: u32) -> Result<Vec<DealRow>, StoreError> {
        let sql = format!("SELECT deal.row {DEALS} ORDER BY deal_party.deal DESC LIMIT ?3 OFFSET ?2");
        self.deal_rows(&sql, params![id.0, offset, limit])
    }

    /// How many deals that are.
    pub fn deals_of_count(&self, id: OrganisationId) -> Result<u32, StoreError> {
        self.count(&format!("SELECT count(*) {DEALS}"), [id.0])
    }

    /// A page of the results in use that an organisation owns, the newest first.
    pub fn results_of(&self, id: OrganisationId, offset: u32, limit: u32) -> Result<Sheet<ResearchResult>, StoreError> {
        let total = self.count("SELECT count(*) FROM result WHERE owner_unit = ?1 AND removed_on IS NULL", [id.0])?;
        let sql = "SELECT id, body, removed_on FROM result WHERE owner_unit = ?1 AND removed_on IS NULL
                   ORDER BY row DESC LIMIT ?3 OFFSET ?2";
        Ok(Sheet { total, is_all: true, rows: self.list(sql, params![id.0, offset, limit], kept)? })
    }

    /// The results in use whose owner is this name, as names are compared, and no organisation of the desk, in the order of entry.
    pub fn results_owned_by_name(&self, name: &str) -> Result<Vec<ResultId>, StoreError> {
        let sql = "SELECT id FROM result
                   WHERE comparable(owner_name) = ?1 AND owner_unit IS NULL AND owner_name IS NOT NULL AND removed_on IS NULL ORDER BY row";
        self.list(sql, [comparable(name)], |row| Ok(Ok(ResultId(row.get(0)?))))
    }

    /// What the deals in use with an organisation on one side come to.
    pub fn sums_of(&self, id: OrganisationId, side: Side) -> Result<Sums, StoreError> {
        let side = match side {
            Side::Buys => "buys",
            Side::Sells => "sells",
        };
        let sql = format!(
            "SELECT count(*), ifnull(sum(is_agreed), 0), ifnull(sum(iif(is_agreed, amount_fen, 0)), 0), ifnull(sum(received_fen), 0)
             {DEALS} AND deal_party.{side}"
        );
        let sums = self.one(&sql, [id.0], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)))?;
        let (deals, contracts, agreed, received) = sums.ok_or(StoreError::RecordMissing)?;
        Ok(Sums { deals, contracts, agreed: sql::sum(agreed)?, received: sql::sum(received)? })
    }

    /// How many contracts the deals in use with an organisation have.
    pub fn contracts_of_count(&self, id: OrganisationId) -> Result<u32, StoreError> {
        self.count(&format!("SELECT count(*) {DEALS} AND deal.is_agreed"), [id.0])
    }

    /// A page of these contracts, the newest deal first.
    pub fn contracts_of(&self, id: OrganisationId, offset: u32, limit: u32) -> Result<Vec<ContractRow>, StoreError> {
        let sql = format!(
            "SELECT deal.id, deal.title, deal.amount_fen, deal.received_fen, deal_party.buys,
                    (SELECT body ->> 'number' FROM contract WHERE contract.deal = deal.id),
                    (SELECT body ->> 'signed_on' FROM contract WHERE contract.deal = deal.id)
             {DEALS} AND deal.is_agreed ORDER BY deal_party.deal DESC LIMIT ?3 OFFSET ?2"
        );
        self.list(&sql, params![id.0, offset, limit], |row| {
            let (deal, title, buys, number) = (DealId(row.get(0)?), row.get(1)?, row.get(4)?, row.get(5)?);
            let price = row.get::<_, Option<i64>>(2)?.map(sql::money).transpose();
            let (received, signed_on) = (sql::money(row.get(3)?), sql::day(row.get_ref(6)?.as_str()?));
            Ok(price.and_then(|price| {
                Ok(ContractRow { deal, title, number, signed_on: signed_on?, price, received: received?, buys })
            }))
        })
    }

    /// A page of the deals in use that name a result, the newest first.
    pub fn deals_about(&self, result: ResultId, offset: u32, limit: u32) -> Result<Vec<DealRow>, StoreError> {
        let sql = "SELECT deal.row FROM deal_result JOIN deal ON deal.id = deal_result.deal
                   WHERE deal_result.result = ?1 AND deal.removed_on IS NULL ORDER BY deal_result.deal DESC LIMIT ?3 OFFSET ?2";
        self.deal_rows(sql, params![result.0, offset, limit])
    }

    /// How many deals that are.
    pub fn deals_about_count(&self, result: ResultId) -> Result<u32, StoreError> {
        let sql = "SELECT count(*) FROM deal_result JOIN deal ON deal.id = deal_result.deal
                   WHERE deal_result.result = ?1 AND deal.removed_on IS NULL";
        self.count(sql, [result.0])
    }

    /// What a result's owner is called today: the organisation's name where it is one of the desk.
    pub fn owner_name(&self, result: &ResearchResult<impl Sized>) -> Result<Option<String>, StoreError> {
        let unit = result.owner_unit.map(|unit| self.organisation_name(unit)).transpose()?.flatten();
        Ok(unit.or_else(|| result.owner_name.clone()))
    }

    /// The name of an organisation, also of one in the recycle bin.
    pub fn organisation_name(&self, id: OrganisationId) -> Result<Option<String>, StoreError> {
        self.one("SELECT name FROM organisation WHERE id = ?1", [id.0], |row| row.get(0))
    }
}
