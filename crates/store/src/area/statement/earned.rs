//! What payees have earned and what of it was stated, line by line, kept so that it is known without opening a deal.

use std::collections::BTreeSet;

use domain::{
    Day, Money,
    deal::account::{self, LineKey, Source},
    event::Event,
    id::{DealId, PayeeId},
    rates::event::RatesEvent,
    record::RecordEvent,
    statement::{StatementBody, event::StatementEvent},
};
use rusqlite::{Connection, params};

use crate::{books::Books, error::StoreError, sql};

/// The deals whose lines an entry of the journal moves. They are counted once, at its end, when their files are whole.
#[derive(Default)]
pub(crate) struct Moved(BTreeSet<DealId>);

impl Moved {
    /// Takes note of an event that was applied.
    pub fn note(&mut self, db: &Connection, event: &Event) -> Result<(), StoreError> {
        match event {
            Event::Mandate(_) | Event::Contract(_) | Event::Ledger(_) => self.0.extend(event.about().deal),
            // Nothing is settled of a deal in the recycle bin.
            Event::Deal(RecordEvent::Removed { id, .. } | RecordEvent::Restored { id, .. }) => {
                self.0.insert(*id);
            }
            Event::Rates(RatesEvent::Issued { table } | RatesEvent::Withdrawn { table }) => {
                self.0.extend(following(db, table.guideline.effective_from)?);
            }
            Event::Statement(StatementEvent::Submitted { body, .. }) => self.0.extend(body.lines.iter().map(|line| line.deal)),
            Event::Statement(StatementEvent::Withdrawn { statement, .. }) => {
                let deals = "SELECT deal FROM statement_deal WHERE statement = ?1";
                self.0.extend(Books { db }.list(deals, [statement.0], |row| Ok(Ok(DealId(row.get(0)?))))?);
            }
            Event::Desk(_)
            | Event::Organisation(_)
            | Event::Result(_)
            | Event::List(_)
            | Event::Payee(_)
            | Event::Rates(RatesEvent::Checked { .. })
            | Event::Deal(RecordEvent::Added { .. } | RecordEvent::Changed { .. } | RecordEvent::Withdrawn { .. })
            | Event::Progress(_)
            | Event::Dealings(_)
            | Event::Statement(
                StatementEvent::Drafted { .. } | StatementEvent::Discarded { .. } | StatementEvent::PeriodChanged { .. },
            )
            | Event::Person(_)
            | Event::Member(_) => {}
        }
        Ok(())
    }

    /// Counts the deals that were noted.
    pub fn count(self, db: &Connection) -> Result<(), StoreError> {
        self.0.into_iter().try_for_each(|deal| count(db, deal))
    }
}

/// The deals whose rates are those in force at each receipt, and which received something from a day on.
fn following(db: &Connection, from: Day) -> Result<Vec<DealId>, StoreError> {
    Books { db }.list(
        "SELECT deal FROM mandate
         WHERE follows_rates AND EXISTS (SELECT 1 FROM ledger_entry WHERE ledger_entry.deal = mandate.deal AND on_day >= ?1)",
        [from.to_string()],
        |row| Ok(Ok(DealId(row.get(0)?))),
    )
}

/// Writes what each payee has of the lines of a deal as its file stands. Where its commission can't be computed at present,
/// nothing of it is due.
fn count(db: &Connection, deal: DealId) -> Result<(), StoreError> {
    db.prepare_cached("UPDATE earned SET part_fen = 0 WHERE deal = ?1")?.execute([deal.0])?;
    let file = Books { db }.deal(deal)?.filter(|file| file.removed_on.is_none());
    let mut has_lines = false;
    match file.map(|file| account::accounts(&file)) {
        Some(Ok(accounts)) => {
            has_lines = accounts.settled.iter().any(|settled| settled.lines().next().is_some());
            let mut put = db.prepare_cached(
                "INSERT INTO earned (deal, payee, line, due_on, part_fen, stated_fen, stated) VALUES (?1, ?2, ?3, ?4, ?5, 0, 0)
                 ON CONFLICT (deal, payee, line) DO UPDATE
                 SET part_fen = excluded.part_fen, due_on = iif(stated > 0, '', excluded.due_on)",
            )?;
            for part in accounts.parts() {
                put.execute(params![deal.0, part.payee.0, key(part.line), part.on.to_string(), part.amount.fen()])?;
            }
        }
        Some(Err(_)) | None => {
            db.prepare_cached("UPDATE earned SET part_fen = stated_fen WHERE deal = ?1")?.execute([deal.0])?;
        }
    }
    db.prepare_cached("DELETE FROM earned WHERE deal = ?1 AND part_fen = 0 AND stated = 0")?.execute([deal.0])?;
    // Lines of nothing come to nothing, which is not the same as no line.
    db.prepare_cached(
        "UPDATE deal SET earned_fen = (SELECT ifnull(sum(part_fen), iif(?2, 0, NULL)) FROM earned WHERE deal = ?1) WHERE id = ?1",
    )?
    .execute(params![deal.0, has_lines])?;
    Ok(())
}

fn key(line: LineKey) -> Vec<u8> {
    let entry = match line.source {
        Source::Signing => None,
        Source::Entry(entry) => Some(entry.0.into_bytes()),
    };
    [line.root.0.into_bytes()].into_iter().chain(entry).flatten().collect()
}

/// Whether a statement comes to stand or is taken back.
#[derive(Clone, Copy)]
pub(super) enum Sign {
    Stated,
    TakenBack,
}

/// Adds what a statement states of each line, or takes it off.
pub(super) fn state(db: &Connection, body: &StatementBody, sign: Sign) -> Result<(), StoreError> {
    let by = match sign {
        Sign::Stated => 1,
        Sign::TakenBack => -1,
    };
    let mut put = db.prepare_cached(
        "INSERT INTO earned (deal, payee, line, due_on, part_fen, stated_fen, stated) VALUES (?1, ?2, ?3, '', 0, ?4 * ?5, ?5)
         ON CONFLICT (deal, payee, line) DO UPDATE
         SET stated_fen = stated_fen + excluded.stated_fen, stated = stated + excluded.stated, due_on = ''",
    )?;
    for line in &body.lines {
        put.execute(params![line.deal.0, body.payee.id.0, key(line.key), line.amount.fen(), by])?;
    }
    Ok(())
}

/// What a payee has earned that no statement states, up to a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unstated {
    /// Whose.
    pub payee: PayeeId,
    /// How many lines.
    pub lines: u32,
    /// What they come to.
    pub amount: Money,
}

fn unstated(row: &rusqlite::Row<'_>) -> rusqlite::Result<Result<Unstated, StoreError>> {
    let (payee, lines) = (PayeeId(row.get(0)?), row.get(1)?);
    let amount = sql::sum(row.get(2)?);
    Ok(amount.map(|amount| Unstated { payee, lines, amount }))
}

impl Books<'_> {
    /// A page of the payees who have earned something up to a day that no statement states, the largest amount first.
    pub fn unstated(&self, until: Day, offset: u32, limit: u32) -> Result<Vec<Unstated>, StoreError> {
        self.list(
            "SELECT payee, count(*), sum(open_fen) FROM earned WHERE open_fen <> 0 AND due_on <= ?1
             GROUP BY payee ORDER BY 3 DESC, 1 LIMIT ?3 OFFSET ?2",
            params![until.to_string(), offset, limit],
            unstated,
        )
    }

    /// How many payees that are, and what it comes to for all of them.
    pub fn unstated_in_all(&self, until: Day) -> Result<(u32, Money), StoreError> {
        let sql = "SELECT count(DISTINCT payee), ifnull(sum(open_fen), 0) FROM earned WHERE open_fen <> 0 AND due_on <= ?1";
        let row = self.one(sql, [until.to_string()], |row| Ok((row.get(0)?, row.get(1)?)))?;
        let (payees, fen) = row.ok_or(StoreError::RecordMissing)?;
        Ok((payees, sql::sum(fen)?))
    }

    /// The same of one payee.
    pub fn unstated_of(&self, payee: PayeeId, until: Day) -> Result<Option<Unstated>, StoreError> {
        let sql = "SELECT payee, count(*), sum(open_fen) FROM earned WHERE open_fen <> 0 AND payee = ?1 AND due_on <= ?2
                   GROUP BY payee";
        self.one(sql, params![payee.0, until.to_string()], unstated)?.transpose()
    }

    /// The day of the first line that a payee has earned and that was never stated.
    pub fn first_unstated(&self, payee: PayeeId) -> Result<Option<Day>, StoreError> {
        let first = "SELECT min(due_on) FROM earned WHERE open_fen <> 0 AND payee = ?1 AND due_on > ''";
        self.day(first, payee)
    }

    /// The last day that the payee's statements settle.
    pub fn stated_until(&self, payee: PayeeId) -> Result<Option<Day>, StoreError> {
        let last = "SELECT max(ends_on) FROM statement WHERE payee = ?1 AND standing = 'submitted'";
        self.day(last, payee)
    }

    fn day(&self, of: &str, payee: PayeeId) -> Result<Option<Day>, StoreError> {
        let day = self.one(of, [payee.0], |row| row.get::<_, Option<String>>(0))?.flatten();
        day.as_deref().map(sql::day).transpose()
    }
}
