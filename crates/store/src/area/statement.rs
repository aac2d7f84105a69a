//! Commission statements.

pub(crate) mod earned;
pub mod listed;

pub use earned::Unstated;

use std::collections::BTreeMap;

use domain::{
    Day, Money,
    deal::correct::StatedLine,
    id::{DealId, PayeeId, StatementId},
    statement::{StatementBody, StatementDraft, StatementNumber, StatementState, event::StatementEvent, settlement::Stated},
};
use rusqlite::{Connection, Row, params};

use crate::{books::Books, error::StoreError, sql};

pub(crate) fn apply(db: &Connection, event: &StatementEvent) -> Result<(), StoreError> {
    match event {
        StatementEvent::Drafted { draft } => sql::run(
            db,
            "INSERT INTO statement (id, draft, state) VALUES (?1, ?2, ?3)",
            params![draft.id.0, sql::json(draft)?, sql::json(&StatementState::Draft)?],
        ),
        StatementEvent::Discarded { draft } => sql::delete(db, "statement", draft.id.0),
        StatementEvent::PeriodChanged { statement, to, .. } => sql::run(
            db,
            "UPDATE statement SET draft = json_set(draft, '$.from', ?2, '$.to', ?3) WHERE id = ?1",
            params![statement.0, to.from.to_string(), to.to.to_string()],
        ),
        StatementEvent::Submitted { statement, number, body } => freeze(db, *statement, *number, body),
        StatementEvent::Withdrawn { statement, on, reason } => {
            let body = db.query_row("SELECT body FROM statement WHERE id = ?1", [statement.0], sql::body)??;
            earned::state(db, &body, earned::Sign::TakenBack)?;
            sql::run(
                db,
                "UPDATE statement
                 SET state = json_object('state', 'withdrawn', 'number', json(state -> 'number'), 'on', ?2, 'reason', json(?3))
                 WHERE id = ?1",
                params![statement.0, on.to_string(), sql::json(reason)?],
            )
        }
    }
}

fn freeze(db: &Connection, id: StatementId, number: StatementNumber, body: &StatementBody) -> Result<(), StoreError> {
    sql::run(
        db,
        "UPDATE statement SET state = ?2, totals = ?3, body = ?4 WHERE id = ?1",
        params![id.0, sql::json(&StatementState::Submitted { number })?, sql::json(&body.totals)?, sql::json(body)?],
    )?;
    earned::state(db, body, earned::Sign::Stated)?;
    let mut stated: BTreeMap<DealId, Money> = BTreeMap::new();
    for line in &body.lines {
        let sum = stated.entry(line.deal).or_insert(Money::ZERO);
        *sum = sum.checked_add(line.amount).map_err(|_| StoreError::RecordUnreadable)?;
    }
    for (deal, amount) in stated {
        sql::run(
            db,
            "INSERT INTO statement_deal (deal, statement, on_day, amount_fen) VALUES (?1, ?2, ?3, ?4)",
            params![deal.0, id.0, body.on.to_string(), amount.fen()],
        )?;
    }
    Ok(())
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

impl Books<'_> {
    /// A statement.
    pub fn statement(&self, id: StatementId) -> Result<Option<StatementRecord>, StoreError> {
        self.one("SELECT draft, state, body FROM statement WHERE id = ?1", [id.0], statement)?.transpose()
    }

    /// For whom a statement is.
    pub fn statement_payee(&self, id: StatementId) -> Result<Option<PayeeId>, StoreError> {
        self.one("SELECT payee FROM statement WHERE id = ?1", [id.0], |row| Ok(PayeeId(row.get(0)?)))
    }

    /// Every statement, by payee and number.
    pub fn statement_ids(&self) -> Result<Vec<StatementId>, StoreError> {
        let sql = "SELECT id FROM statement ORDER BY payee, sequence IS NULL, year, sequence, id";
        self.list(sql, [], |row| Ok(Ok(StatementId(row.get(0)?))))
    }

    /// The statements that are not submitted, by payee; of one payee, or of all.
    pub fn drafts(&self, payee: Option<PayeeId>, limit: u32) -> Result<Vec<StatementDraft>, StoreError> {
        self.list(
            "SELECT draft FROM statement WHERE standing = 'draft' AND (?1 IS NULL OR payee = ?1) ORDER BY payee, id LIMIT ?2",
            params![payee.map(|payee| payee.0), limit],
            sql::body,
        )
    }

    /// The numbered statements with a line of this deal and what they state of it, by payee and number.
    pub fn statements_of(&self, deal: DealId) -> Result<Vec<(StatementDraft, StatementState, Money)>, StoreError> {
        self.list(
            "SELECT draft, state, amount_fen FROM statement_deal JOIN statement ON statement.id = statement_deal.statement
             WHERE statement_deal.deal = ?1 ORDER BY payee, year, sequence",
            [deal.0],
            |row| {
                let (draft, state) = (sql::parsed(row.get_ref(0)?.as_str()?), sql::parsed(row.get_ref(1)?.as_str()?));
                let amount = Money::from_fen(row.get(2)?).map_err(|_| StoreError::RecordUnreadable);
                Ok(draft.and_then(|draft| Ok((draft, state?, amount?))))
            },
        )
    }

    /// The lines of this deal on submitted statements, by payee and number.
    pub fn stated_lines(&self, deal: DealId) -> Result<Vec<StatedLine>, StoreError> {
        let statements: Vec<StatementRecord> = self.list(
            "SELECT draft, state, body FROM statement_deal JOIN statement ON statement.id = statement_deal.statement
             WHERE statement_deal.deal = ?1 AND statement.standing = 'submitted' ORDER BY payee, year, sequence",
            [deal.0],
            statement,
        )?;
        let lines = |StatementRecord { draft, body, .. }: StatementRecord| {
            let of_deal = body.map(|body| body.lines).unwrap_or_default().into_iter().filter(move |line| line.deal == deal);
            of_deal.map(move |line| StatedLine { statement: draft.id, payee: draft.payee, line: line.key })
        };
        Ok(statements.into_iter().flat_map(lines).collect())
    }

    /// The day of the first submitted statement with a line of this deal.
    pub(crate) fn stated_on(&self, deal: DealId) -> Result<Option<Day>, StoreError> {
        let day: Option<String> = self
            .db
            .prepare_cached(
                "SELECT min(on_day) FROM statement_deal JOIN statement ON statement.id = statement_deal.statement
             WHERE statement_deal.deal = ?1 AND statement.standing = 'submitted'",
            )?
            .query_row([deal.0], |row| row.get(0))?;
        day.as_deref().map(sql::day).transpose()
    }

    /// The payee's statements that were submitted and stand, by number.
    pub fn stated(&self, payee: PayeeId) -> Result<Vec<Stated>, StoreError> {
        let records = self.list(
            "SELECT draft, state, body FROM statement WHERE payee = ?1 AND standing = 'submitted' ORDER BY year, sequence",
            [payee.0],
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

    /// Has the payee a statement that is begun and not submitted?
    pub fn has_draft(&self, payee: PayeeId) -> Result<bool, StoreError> {
        let sql = "SELECT count(*) FROM statement WHERE payee = ?1 AND standing = 'draft'";
        Ok(self.count(sql, [payee.0])? > 0)
    }

    /// The number that the payee's next statement of a year gets; withdrawn ones keep theirs.
    pub fn next_number(&self, payee: PayeeId, year: i32) -> Result<StatementNumber, StoreError> {
        let sql = "SELECT ifnull(max(sequence), 0) FROM statement WHERE payee = ?1 AND year = ?2";
        let last = self.count(sql, params![payee.0, year])?;
        Ok(StatementNumber { year, sequence: last + 1 })
    }
}

fn statement(row: &Row<'_>) -> rusqlite::Result<Result<StatementRecord, StoreError>> {
    let (draft, state) = (sql::parsed(row.get_ref(0)?.as_str()?), sql::parsed(row.get_ref(1)?.as_str()?));
    let body = row.get_ref(2)?.as_str_or_null()?.map(sql::parsed).transpose();
    Ok(draft.and_then(|draft| Ok(StatementRecord { draft, state: state?, body: body? })))
}
