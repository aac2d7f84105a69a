//! The list of the statements: a page of those that are asked for, and what they come to.

use domain::{
    Money,
    id::PayeeId,
    statement::{StatementDraft, StatementOrder, StatementState, StatementStep, StatementTotals},
};
use rusqlite::{ToSql, params};

use crate::{books::Books, error::StoreError, sql};

/// Which statements are asked for.
#[derive(Clone, Copy, Debug, Default)]
pub struct StatementsAsked {
    /// Of one payee.
    pub payee: Option<PayeeId>,
    /// In one state.
    pub state: Option<StatementStep>,
    /// With a number of one year.
    pub year: Option<i32>,
}

/// What can be asked for, as ?1 to ?3.
const ASKED: &str = "(?1 IS NULL OR payee = ?1) AND (?2 IS NULL OR standing = ?2) AND (?3 IS NULL OR year = ?3)";

/// A statement as a list shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatementHead {
    /// What its draft fixed.
    pub draft: StatementDraft,
    /// Where it stands.
    pub state: StatementState,
    /// Frozen at the submission; `None` for a draft.
    pub totals: Option<StatementTotals>,
}

/// How many statements there are, and what those of them that stand come to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StatementSums {
    /// All that are asked for.
    pub total: u32,
    /// Those that stand.
    pub standing: u32,
    /// Their gross.
    pub gross: Money,
    /// The tax that they withhold.
    pub withheld: Money,
    /// What they pay.
    pub net: Money,
}

impl StatementsAsked {
    fn parameters(&self) -> [Box<dyn ToSql>; 3] {
        [Box::new(self.payee.map(|payee| payee.0)), Box::new(self.state.map(StatementStep::word)), Box::new(self.year)]
    }
}

impl Books<'_> {
    /// A page of the statements that are asked for.
    pub fn statements(
        &self,
        asked: &StatementsAsked,
        (order, is_descending): (StatementOrder, bool),
        (offset, limit): (u32, u32),
    ) -> Result<Vec<StatementHead>, StoreError> {
        // The index alone says which they are; only the rows of the page are opened.
        let order = in_order(order, is_descending);
        let rows = format!("SELECT row FROM statement WHERE {ASKED} ORDER BY {order} LIMIT ?5 OFFSET ?4");
        let [payee, state, year] = asked.parameters();
        let rows = self.list(&rows, params![payee, state, year, offset, limit], |row| Ok(Ok(row.get(0)?)))?;
        let head = |row: i64| {
            let sql = "SELECT draft, state, totals FROM statement WHERE row = ?1";
            let read = self.one(sql, [row], |row| {
                let (draft, state) = (sql::parsed(row.get_ref(0)?.as_str()?), sql::parsed(row.get_ref(1)?.as_str()?));
                Ok((draft, state, row.get_ref(2)?.as_str_or_null()?.map(sql::parsed).transpose()))
            })?;
            let (draft, state, totals) = read.ok_or(StoreError::RecordMissing)?;
            Ok(StatementHead { draft: draft?, state: state?, totals: totals? })
        };
        rows.into_iter().map(head).collect()
    }

    /// How many statements are asked for, and what those that stand come to.
    pub fn statement_sums(&self, asked: &StatementsAsked) -> Result<StatementSums, StoreError> {
        let sql = format!(
            "SELECT count(*), count(*) FILTER (WHERE standing = 'submitted'),
                    ifnull(sum(gross_fen) FILTER (WHERE standing = 'submitted'), 0),
                    ifnull(sum(withheld_fen) FILTER (WHERE standing = 'submitted'), 0),
                    ifnull(sum(net_fen) FILTER (WHERE standing = 'submitted'), 0)
             FROM statement WHERE {ASKED}"
        );
        let money = |fen: i64| Money::from_fen(fen).map_err(|_| StoreError::RecordUnreadable);
        let sums = self.one(&sql, rusqlite::params_from_iter(asked.parameters()), |row| {
            Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?))
        })?;
        let (total, standing, gross, withheld, net) = sums.ok_or(StoreError::RecordMissing)?;
        Ok(StatementSums { total, standing, gross: money(gross)?, withheld: money(withheld)?, net: money(net)? })
    }

    /// The years of the numbers that were given, the last first.
    pub fn statement_years(&self) -> Result<Vec<i32>, StoreError> {
        let sql = "SELECT DISTINCT year FROM statement WHERE year IS NOT NULL ORDER BY year DESC";
        self.list(sql, [], |row| Ok(Ok(row.get(0)?)))
    }
}

/// What a query orders by. Those that are alike stand as they were begun, and what is not fixed yet comes last.
fn in_order(order: StatementOrder, is_descending: bool) -> String {
    let way = if is_descending { "DESC" } else { "ASC" };
    let by = match order {
        StatementOrder::Period => "ends_on",
        StatementOrder::Number => return format!("year {way} NULLS LAST, sequence {way}, row {way}"),
        StatementOrder::Payee => {
            "(SELECT pinyin_order(value) FROM payee AS whose JOIN personal ON personal.id = unhex(whose.body ->> '$.name.id', '-')
              WHERE whose.id = statement.payee)"
        }
        StatementOrder::Gross => "gross_fen",
        StatementOrder::Withheld => "withheld_fen",
        StatementOrder::Net => "net_fen",
    };
    format!("{by} {way} NULLS LAST, row {way}")
}
