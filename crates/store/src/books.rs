//! Reads the desk's records. Whoever decides gets this view and nothing else, so that an event is the only way to write.

use std::collections::BTreeMap;

use domain::{
    contract::Contract,
    day::Day,
    deal::{ContractChange, Deal, DealFile, NextAction},
    event::Import,
    id::{DealId, DeskId, ImportId, NoteId, OrganisationId, PayeeId, PersonId, ResultId, StatementId},
    ledger::Entry,
    mandate::Mandate,
    organisation::Organisation,
    payee::Payee,
    personal::{PersonalKind, PersonalRef, salted_hash},
    rate_table::RateTable,
    research_result::ResearchResult,
    settlement::Stated,
    stage::{Evidence, Stage, Step},
    statement::{StatementBody, StatementDraft, StatementNumber, StatementState},
};
use rusqlite::{Connection, OptionalExtension, Params, Row, functions::FunctionFlags, params};
use serde::de::DeserializeOwned;

use crate::{error::StoreError, sought::Sought};

/// A read-only view of the desk, within one transaction where one is open.
#[derive(Clone, Copy)]
pub struct Books<'a> {
    pub(crate) db: &'a Connection,
}

/// The desk itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeskRecord {
    /// Its identity.
    pub id: DeskId,
    /// Its name.
    pub name: String,
    /// A demonstration: 演示.
    pub is_demonstration: bool,
    /// The day on which it was set up.
    pub created_on: Day,
}

/// A record with the day on which it was put into the recycle bin, if it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept<T> {
    /// The record.
    pub record: T,
    /// In the recycle bin since.
    pub removed_on: Option<Day>,
}

/// A statement as the desk holds it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatementRecord {
    /// What its draft fixed.
    pub draft: StatementDraft,
    /// Where it stands.
    pub state: StatementState,
    /// Frozen at the submission; `None` for a draft.
    pub body: Option<StatementBody>,
}

/// A row of the list of deals.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DealRow {
    /// The deal.
    pub deal: Deal,
    /// Where it stands.
    pub stage: Stage,
    /// What to do next.
    pub next_action: Option<NextAction>,
    /// In the recycle bin since.
    pub removed_on: Option<Day>,
}

/// A note of a deal's log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoteRow {
    /// The note.
    pub id: NoteId,
    /// Its day.
    pub on: Day,
    /// Where its text is.
    pub text: PersonalRef,
}

/// A person of whom the desk holds values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonRow {
    /// Who.
    pub id: PersonId,
    /// The first name held; `None` once erased.
    pub name: Option<String>,
    /// How many values are held or were.
    pub values: u32,
}

/// Which of the listed records a page shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shelf {
    /// Those in use.
    InUse,
    /// Those in the recycle bin.
    Bin,
}

/// A list of records: its table, the name that orders it, and the columns that its search looks at. All of them stand in one
/// index, so that only the records of the page are opened.
struct Listed {
    table: &'static str,
    name: &'static str,
    sought: [&'static str; 3],
}

const ORGANISATIONS: Listed = Listed { table: "organisation", name: "name", sought: ["name", "code", "list_code"] };
const RESULTS: Listed = Listed { table: "research_result", name: "title", sought: ["title", "owner_name", "application_number"] };

impl Listed {
    /// A page: what is sought, how many rows before it, and how many at most.
    fn page(&self, shelf: Shelf) -> String {
        let Self { table, name, .. } = self;
        format!(
            "SELECT record.body, record.removed_on
             FROM (SELECT rowid AS row, {name} AS name, id FROM {table} WHERE {} ORDER BY {name}, id LIMIT ?3 OFFSET ?2) AS page
             JOIN {table} AS record ON record.rowid = page.row
             ORDER BY page.name, page.id",
            self.condition(shelf)
        )
    }

    /// How many rows there are in all: what is sought.
    fn count(&self, shelf: Shelf) -> String {
        format!("SELECT count(*) FROM {} WHERE {}", self.table, self.condition(shelf))
    }

    fn condition(&self, shelf: Shelf) -> String {
        let removed = match shelf {
            Shelf::InUse => "removed_on IS NULL",
            Shelf::Bin => "removed_on IS NOT NULL",
        };
        let [one, two, three] = self.sought;
        format!("{removed} AND (?1 = '' OR is_in(?1, {one}) OR is_in(?1, {two}) OR is_in(?1, {three}))")
    }
}

/// Teaches a connection the function `is_in(sought, text)` of the queries that search.
pub(crate) fn teach(connection: &Connection) -> Result<(), StoreError> {
    let flags = FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_DETERMINISTIC;
    connection.create_scalar_function("is_in", 2, flags, |call| {
        let sought = call.get_or_create_aux(0, |text| text.as_str().map(Sought::new))?;
        Ok(call.get_raw(1).as_str_or_null()?.is_some_and(|text| sought.is_in(text)))
    })?;
    Ok(())
}

impl<'a> Books<'a> {
    /// The desk; `RecordMissing` before it was set up.
    pub fn desk(&self) -> Result<DeskRecord, StoreError> {
        let row = self.one("SELECT id, name, is_demonstration, created_on FROM desk", [], |row| {
            Ok((row.get::<_, String>(0)?, row.get(1)?, row.get(2)?, row.get::<_, String>(3)?))
        })?;
        let (id, name, is_demonstration, on) = row.ok_or(StoreError::RecordMissing)?;
        Ok(DeskRecord {
            id: id.parse().map_err(|_| StoreError::RecordUnreadable)?,
            name,
            is_demonstration,
            created_on: day(&on)?,
        })
    }

    /// An organisation.
    pub fn organisation(&self, id: OrganisationId) -> Result<Option<Kept<Organisation>>, StoreError> {
        self.kept("SELECT body, removed_on FROM organisation WHERE id = ?1", [id.to_string()])
    }

    /// A research result.
    pub fn result(&self, id: ResultId) -> Result<Option<Kept<ResearchResult>>, StoreError> {
        self.kept("SELECT body, removed_on FROM research_result WHERE id = ?1", [id.to_string()])
    }

    /// Organisations in whose name, code or list id a text is sought, as `Sought` has it, by name.
    pub fn organisations(
        &self,
        shelf: Shelf,
        search: &str,
        offset: u32,
        limit: u32,
    ) -> Result<Vec<Kept<Organisation>>, StoreError> {
        self.list(&ORGANISATIONS.page(shelf), params![search, offset, limit], kept)
    }

    /// How many organisations that would be.
    pub fn organisation_count(&self, shelf: Shelf, search: &str) -> Result<u32, StoreError> {
        self.count(&ORGANISATIONS.count(shelf), [search])
    }

    /// Research results in whose title, owner or application number a text is sought, by title.
    pub fn results(&self, shelf: Shelf, search: &str, offset: u32, limit: u32) -> Result<Vec<Kept<ResearchResult>>, StoreError> {
        self.list(&RESULTS.page(shelf), params![search, offset, limit], kept)
    }

    /// How many research results that would be.
    pub fn result_count(&self, shelf: Shelf, search: &str) -> Result<u32, StoreError> {
        self.count(&RESULTS.count(shelf), [search])
    }

    /// Calls `each` with every organisation in use, by name, without holding them all.
    pub fn each_organisation<E: From<StoreError>>(&self, each: impl FnMut(Organisation) -> Result<(), E>) -> Result<(), E> {
        self.each("SELECT body FROM organisation WHERE removed_on IS NULL ORDER BY name, id", each)
    }

    /// Calls `each` with every research result in use, by title, without holding them all.
    pub fn each_result<E: From<StoreError>>(&self, each: impl FnMut(ResearchResult) -> Result<(), E>) -> Result<(), E> {
        self.each("SELECT body FROM research_result WHERE removed_on IS NULL ORDER BY title, id", each)
    }

    /// The organisations in use with this code.
    pub fn organisations_by_code(&self, code: &str) -> Result<Vec<Organisation>, StoreError> {
        self.list("SELECT body FROM organisation WHERE code = ?1 AND removed_on IS NULL ORDER BY id", [code], body)
    }

    /// The organisations in use with this id of a list.
    pub fn organisations_by_list_code(&self, code: &str) -> Result<Vec<Organisation>, StoreError> {
        self.list("SELECT body FROM organisation WHERE list_code = ?1 AND removed_on IS NULL ORDER BY id", [code], body)
    }

    /// The organisations in use with exactly this name.
    pub fn organisations_by_name(&self, name: &str) -> Result<Vec<Organisation>, StoreError> {
        self.list("SELECT body FROM organisation WHERE name = ?1 AND removed_on IS NULL ORDER BY id", [name], body)
    }

    /// The research results in use with this application number.
    pub fn results_by_number(&self, number: &str) -> Result<Vec<ResearchResult>, StoreError> {
        self.list(
            "SELECT body FROM research_result WHERE application_number = ?1 AND removed_on IS NULL ORDER BY id",
            [number],
            body,
        )
    }

    /// The research results in use with exactly this title and owner.
    pub fn results_by_title(&self, title: &str, owner: Option<&str>) -> Result<Vec<ResearchResult>, StoreError> {
        self.list(
            "SELECT body FROM research_result WHERE title = ?1 AND owner_name IS ?2 AND removed_on IS NULL ORDER BY id",
            params![title, owner],
            body,
        )
    }

    /// The research results in use with exactly this title, whoever owns them.
    pub fn results_titled(&self, title: &str) -> Result<Vec<ResearchResult>, StoreError> {
        self.list("SELECT body FROM research_result WHERE title = ?1 AND removed_on IS NULL ORDER BY id", [title], body)
    }

    /// An import.
    pub fn import(&self, id: ImportId) -> Result<Option<Import>, StoreError> {
        self.one("SELECT body FROM import WHERE id = ?1", [id.to_string()], body)?.transpose()
    }

    /// A payee.
    pub fn payee(&self, id: PayeeId) -> Result<Option<Payee>, StoreError> {
        self.one("SELECT body FROM payee WHERE id = ?1", [id.to_string()], body)?.transpose()
    }

    /// Every payee, in the order of entry.
    pub fn payees(&self) -> Result<Vec<Payee>, StoreError> {
        self.list("SELECT body FROM payee ORDER BY id", [], body)
    }

    /// Every version of every rate table, by first day.
    pub fn rate_tables(&self) -> Result<Vec<RateTable>, StoreError> {
        self.list("SELECT body FROM rate_table ORDER BY effective_from, id", [], body)
    }

    /// Deals in whose title or client's name a text is sought, in the order of the path and of their next day.
    pub fn deals(&self, shelf: Shelf, search: &str) -> Result<Vec<DealRow>, StoreError> {
        let rows = self.list(
            "SELECT body, stage, next_action, removed_on FROM deal
             WHERE (removed_on IS NULL) = ?1
               AND (?2 = '' OR is_in(?2, title) OR is_in(?2, (SELECT name FROM organisation WHERE id = deal.client)))
             ORDER BY stage, next_on IS NULL, next_on, title, id",
            params![shelf == Shelf::InUse, search],
            deal_row,
        )?;
        Ok(rows)
    }

    /// The title of a deal, also of one in the recycle bin.
    pub fn deal_title(&self, id: DealId) -> Result<Option<String>, StoreError> {
        self.one("SELECT title FROM deal WHERE id = ?1", [id.to_string()], |row| row.get(0))
    }

    /// Everything that the desk knows about one deal, also of one in the recycle bin.
    pub fn deal(&self, id: DealId) -> Result<Option<DealFile>, StoreError> {
        let key = id.to_string();
        let sql = "SELECT body, stage, next_action, removed_on FROM deal WHERE id = ?1";
        let Some(row) = self.one(sql, [&key], deal_row)?.transpose()? else {
            return Ok(None);
        };
        let results = row.deal.results.iter().map(|id| self.result(*id));
        let results: Vec<Option<Kept<ResearchResult>>> = results.collect::<Result<_, _>>()?;
        let contract = self.one("SELECT body FROM contract WHERE deal = ?1", [&key], body::<Contract>)?.transpose()?;
        let changes =
            self.one("SELECT changes FROM contract WHERE deal = ?1", [&key], body::<Vec<ContractChange>>)?.transpose()?;
        let is_stated = self.count(
            "SELECT count(*) FROM statement, json_each(statement.body, '$.lines') AS line
             WHERE statement.standing = 'submitted' AND line.value ->> 'deal' = ?1",
            [&key],
        )?;
        Ok(Some(DealFile {
            stage: row.stage,
            next_action: row.next_action,
            deal: row.deal,
            results: results.into_iter().flatten().map(|kept| kept.record).collect(),
            evidence: self.list("SELECT body FROM evidence WHERE deal = ?1 ORDER BY item", [&key], body::<Evidence>)?,
            mandate: self.one("SELECT body FROM mandate WHERE deal = ?1", [&key], body::<Mandate>)?.transpose()?,
            contract,
            changes: changes.unwrap_or_default(),
            entries: self.list("SELECT body FROM ledger_entry WHERE deal = ?1 ORDER BY entered", [&key], body::<Entry>)?,
            tables: self.rate_tables()?,
            is_stated: is_stated > 0,
        }))
    }

    /// The path of a deal as it happened.
    pub fn steps(&self, deal: DealId) -> Result<Vec<Step>, StoreError> {
        self.list("SELECT body FROM deal_step WHERE deal = ?1 ORDER BY n", [deal.to_string()], body)
    }

    /// The log notes of a deal, by day and order of entry.
    pub fn notes(&self, deal: DealId) -> Result<Vec<NoteRow>, StoreError> {
        self.list(
            "SELECT id, on_day, text_id, text_hash FROM note WHERE deal = ?1 ORDER BY on_day, id",
            [deal.to_string()],
            |row| {
                let (id, on, text, hash): (String, String, String, String) = (row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?);
                let note = || Ok(NoteRow { id: parse_id(&id)?, on: day(&on)?, text: PersonalRef { id: parse_id(&text)?, hash } });
                Ok(note())
            },
        )
    }

    /// The deals in use in whose mandate a payee has a share.
    pub fn deals_of_payee(&self, payee: PayeeId) -> Result<Vec<DealId>, StoreError> {
        self.list(
            "SELECT DISTINCT deal.id FROM mandate
             JOIN deal ON deal.id = mandate.deal, json_each(mandate.body, '$.clauses') AS clause, json_each(clause.value, '$.shares') AS share
             WHERE share.value ->> 'payee' = ?1 AND deal.removed_on IS NULL ORDER BY deal.title, deal.id",
            [payee.to_string()],
            |row| Ok(parse_id(&row.get::<_, String>(0)?)),
        )
    }

    /// A statement.
    pub fn statement(&self, id: StatementId) -> Result<Option<StatementRecord>, StoreError> {
        self.one("SELECT draft, state, body FROM statement WHERE id = ?1", [id.to_string()], statement)?.transpose()
    }

    /// Every statement, by payee and number, drafts last.
    pub fn statements(&self) -> Result<Vec<StatementRecord>, StoreError> {
        self.list(
            "SELECT draft, state, body FROM statement ORDER BY payee, sequence IS NULL, year, sequence, draft ->> 'from', id",
            [],
            statement,
        )
    }

    /// The numbered statements with a line of this deal, by payee and number.
    pub fn statements_of(&self, deal: DealId) -> Result<Vec<StatementRecord>, StoreError> {
        self.list(
            "SELECT draft, state, body FROM statement
             WHERE EXISTS (SELECT 1 FROM json_each(body, '$.lines') AS line WHERE line.value ->> 'deal' = ?1)
             ORDER BY payee, year, sequence",
            [deal.to_string()],
            statement,
        )
    }

    /// The payee's statements that were submitted and stand, by number.
    pub fn stated(&self, payee: PayeeId) -> Result<Vec<Stated>, StoreError> {
        let records = self.list(
            "SELECT draft, state, body FROM statement WHERE payee = ?1 AND standing = 'submitted' ORDER BY year, sequence",
            [payee.to_string()],
            statement,
        )?;
        let standing = |record: StatementRecord| match (record.state, record.body) {
            (StatementState::Submitted { number }, Some(body)) => Ok(Stated { number, body }),
            (StatementState::Submitted { .. } | StatementState::Draft | StatementState::Withdrawn { .. }, _) => {
                Err(StoreError::RecordUnreadable)
            }
        };
        records.into_iter().map(standing).collect()
    }

    /// The number that the payee's next statement of a year gets; withdrawn ones keep theirs.
    pub fn next_number(&self, payee: PayeeId, year: i32) -> Result<StatementNumber, StoreError> {
        let sql = "SELECT ifnull(max(sequence), 0) FROM statement WHERE payee = ?1 AND year = ?2";
        let last = self.count(sql, params![payee.to_string(), year])?;
        Ok(StatementNumber { year, sequence: last + 1 })
    }

    /// A personal value; `None` once it is erased. `RecordUnreadable` where it is not what its reference was made for.
    pub fn personal(&self, reference: &PersonalRef) -> Result<Option<String>, StoreError> {
        let row = self.one("SELECT kind, value, salt FROM personal WHERE id = ?1", [reference.id.to_string()], |row| {
            Ok((row.get::<_, String>(0)?, row.get::<_, Option<String>>(1)?, row.get::<_, Option<Vec<u8>>>(2)?))
        })?;
        match row.ok_or(StoreError::RecordMissing)? {
            (kind, Some(value), Some(salt)) => {
                let kind = personal_kind(&kind)?;
                if salted_hash(&salt, kind, &value) == reference.hash {
                    Ok(Some(value))
                } else {
                    Err(StoreError::RecordUnreadable)
                }
            }
            (_, None, _) | (_, _, None) => Ok(None),
        }
    }

    /// Every person of whom values are held, by name, erased ones last.
    pub fn persons(&self) -> Result<Vec<PersonRow>, StoreError> {
        self.list(
            "SELECT person_id, min(CASE kind WHEN 'name' THEN value END) AS name, count(*) FROM personal
             WHERE person_id IS NOT NULL GROUP BY person_id ORDER BY name IS NULL, name, person_id",
            [],
            |row| {
                let (id, name, values): (String, Option<String>, u32) = (row.get(0)?, row.get(1)?, row.get(2)?);
                Ok(parse_id(&id).map(|id| PersonRow { id, name, values }))
            },
        )
    }

    /// Is anything known about this person?
    pub fn knows_person(&self, person: PersonId) -> Result<bool, StoreError> {
        Ok(self.count("SELECT count(*) FROM personal WHERE person_id = ?1", [person.to_string()])? > 0)
    }

    /// The mapping last used for a header.
    pub fn remembered_mapping(&self, fingerprint: &str) -> Result<Option<serde_json::Value>, StoreError> {
        self.one("SELECT mapping FROM remembered_mapping WHERE fingerprint = ?1", [fingerprint], body)?.transpose()
    }

    /// The names of all payees; erased ones are missing.
    pub fn payee_names(&self) -> Result<BTreeMap<PayeeId, String>, StoreError> {
        let mut names = BTreeMap::new();
        for payee in self.payees()? {
            if let Some(name) = self.personal(&payee.name)? {
                names.insert(payee.id, name);
            }
        }
        Ok(names)
    }

    fn one<T>(
        &self,
        sql: &str,
        parameters: impl Params,
        read: impl FnOnce(&Row<'_>) -> rusqlite::Result<T>,
    ) -> Result<Option<T>, StoreError> {
        Ok(self.db.prepare_cached(sql)?.query_row(parameters, read).optional()?)
    }

    fn list<T>(
        &self,
        sql: &str,
        parameters: impl Params,
        read: impl FnMut(&Row<'_>) -> rusqlite::Result<Result<T, StoreError>>,
    ) -> Result<Vec<T>, StoreError> {
        let mut statement = self.db.prepare_cached(sql)?;
        let rows = statement.query_map(parameters, read)?;
        rows.map(|row| row?).collect()
    }

    fn each<T: DeserializeOwned, E: From<StoreError>>(
        &self,
        sql: &str,
        mut each: impl FnMut(T) -> Result<(), E>,
    ) -> Result<(), E> {
        let mut statement = self.db.prepare_cached(sql).map_err(StoreError::from)?;
        let mut rows = statement.query([]).map_err(StoreError::from)?;
        while let Some(row) = rows.next().map_err(StoreError::from)? {
            each(body(row).map_err(StoreError::from)??)?;
        }
        Ok(())
    }

    fn kept<T: DeserializeOwned>(&self, sql: &str, parameters: impl Params) -> Result<Option<Kept<T>>, StoreError> {
        self.one(sql, parameters, kept)?.transpose()
    }

    fn count(&self, sql: &str, parameters: impl Params) -> Result<u32, StoreError> {
        Ok(self.db.prepare_cached(sql)?.query_row(parameters, |row| row.get(0))?)
    }
}

/// A column that holds a record, in its first place.
fn body<T: DeserializeOwned>(row: &Row<'_>) -> rusqlite::Result<Result<T, StoreError>> {
    let text: String = row.get(0)?;
    Ok(serde_json::from_str(&text).map_err(|_| StoreError::RecordUnreadable))
}

fn kept<T: DeserializeOwned>(row: &Row<'_>) -> rusqlite::Result<Result<Kept<T>, StoreError>> {
    let removed_on: Option<String> = row.get(1)?;
    Ok(body(row)?.and_then(|record| Ok(Kept { record, removed_on: removed_on.as_deref().map(day).transpose()? })))
}

fn deal_row(row: &Row<'_>) -> rusqlite::Result<Result<DealRow, StoreError>> {
    let (stage, next, removed): (String, Option<String>, Option<String>) = (row.get(1)?, row.get(2)?, row.get(3)?);
    Ok(body(row)?.and_then(|deal| {
        let stage = Stage::ALL.iter().copied().find(|known| known.code() == stage).ok_or(StoreError::RecordUnreadable)?;
        let next_action = next.map(|text| serde_json::from_str(&text)).transpose().map_err(|_| StoreError::RecordUnreadable)?;
        Ok(DealRow { deal, stage, next_action, removed_on: removed.as_deref().map(day).transpose()? })
    }))
}

fn statement(row: &Row<'_>) -> rusqlite::Result<Result<StatementRecord, StoreError>> {
    let (draft, state, body): (String, String, Option<String>) = (row.get(0)?, row.get(1)?, row.get(2)?);
    Ok((|| {
        let unreadable = |_| StoreError::RecordUnreadable;
        Ok(StatementRecord {
            draft: serde_json::from_str(&draft).map_err(unreadable)?,
            state: serde_json::from_str(&state).map_err(unreadable)?,
            body: body.map(|text| serde_json::from_str(&text)).transpose().map_err(unreadable)?,
        })
    })())
}

fn parse_id<T: std::str::FromStr>(text: &str) -> Result<T, StoreError> {
    text.parse().map_err(|_| StoreError::RecordUnreadable)
}

fn day(text: &str) -> Result<Day, StoreError> {
    Day::parse(text).map_err(|_| StoreError::RecordUnreadable)
}

fn personal_kind(word: &str) -> Result<PersonalKind, StoreError> {
    [PersonalKind::Name, PersonalKind::Phone, PersonalKind::Note]
        .into_iter()
        .find(|kind| kind.word() == word)
        .ok_or(StoreError::RecordUnreadable)
}
