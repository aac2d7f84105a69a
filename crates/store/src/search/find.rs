//! What is found: a record of which a text, or a value about a person that it shows, holds what is sought.

use std::ops::ControlFlow;

use rusqlite::{Connection, OptionalExtension, Row, params};
use uuid::Uuid;

use super::{
    Kind,
    sought::{Fit, Piece, Sought},
};
use crate::{books::Books, error::StoreError};

/// What a search found of one kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// The records, those that fit best first, then the newest.
    pub records: Vec<FoundRecord>,
    /// Whether there are no more of them.
    pub is_all: bool,
}

/// A record that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundRecord {
    /// Its row.
    pub(crate) row: i64,
    /// Its identity.
    pub id: Uuid,
    /// Its name or title.
    pub name: String,
    /// The text in which what was sought stands, where that is not its name: a code, a person, a note.
    pub by: Option<String>,
    /// What tells it from others of its name: a code, an owner, a client.
    pub of: Option<String>,
    fit: Fit,
}

impl Default for Found {
    fn default() -> Self {
        Self { records: Vec::new(), is_all: true }
    }
}

impl FoundRecord {
    /// The best comes first; what stands in the name comes before what stands elsewhere.
    pub(super) fn rank(&self) -> (Fit, bool) {
        (self.fit, self.by.is_some())
    }
}

impl Found {
    /// How many were found.
    pub fn total(&self) -> u32 {
        u32::try_from(self.records.len()).unwrap_or(u32::MAX)
    }

    /// The rows of those found.
    pub(crate) fn of_rows(&self) -> Vec<i64> {
        self.records.iter().map(|found| found.row).collect()
    }

    /// The rows as the queries of a list take them.
    pub(crate) fn rows(&self) -> String {
        json_list(&self.of_rows())
    }
}

/// The pieces of a text that show how it was found by what was typed; none where its words stand elsewhere.
pub fn pieces(text: &str, typed: &str) -> Vec<Piece> {
    Sought::new(typed).pieces(text)
}

/// Rows as the queries of a list take them.
pub(crate) fn json_list(rows: &[i64]) -> String {
    let rows: Vec<String> = rows.iter().map(i64::to_string).collect();
    format!("[{}]", rows.join(","))
}

impl Books<'_> {
    /// The rows of the personal values in which a text may stand as it is typed, the newest first.
    pub(crate) fn each_value_holding(
        &self,
        text: &str,
        mut each: impl FnMut(i64) -> Result<(), StoreError>,
    ) -> Result<(), StoreError> {
        let Some(expression) = Sought::new(text).expressions().into_iter().next() else { return Ok(()) };
        let sql = "SELECT rowid FROM search_personal WHERE search_personal MATCH ?1 ORDER BY rowid DESC";
        let mut numbers = self.db.prepare_cached(sql)?;
        let mut numbers = numbers.query([expression])?;
        while let Some(number) = numbers.next()? {
            each(number.get::<_, i64>(0)? & Kind::ROWS)?;
        }
        Ok(())
    }

    /// Calls `each` with the row and the text of every name of a person in which a text is sought, the newest first, until it breaks;
    /// whether it came to their end. It looks at so many values at most.
    pub(crate) fn each_name_found(
        &self,
        text: &str,
        mut each: impl FnMut(i64, String) -> ControlFlow<()>,
    ) -> Result<bool, StoreError> {
        const LOOKED_AT: usize = 20_000;
        let sought = Sought::new(text);
        let Some(expression) = sought.expressions().pop() else { return Ok(true) };
        let mut numbers =
            self.db.prepare_cached("SELECT rowid FROM search_personal WHERE search_personal MATCH ?1 ORDER BY rowid DESC")?;
        let mut name =
            self.db.prepare_cached("SELECT value FROM personal WHERE row = ?1 AND kind = 'name' AND person IS NOT NULL")?;
        let (mut looked_at, mut numbers) = (0, numbers.query([expression])?);
        while let Some(number) = numbers.next()? {
            let row = number.get::<_, i64>(0)? & Kind::ROWS;
            let value: Option<String> = name.query_row([row], |row| row.get(0)).optional()?.flatten();
            let fitting = value.filter(|value| sought.fits([value.as_str()]).is_some());
            if looked_at == LOOKED_AT || fitting.is_some_and(|value| each(row, value).is_break()) {
                return Ok(false);
            }
            looked_at += 1;
        }
        Ok(true)
    }
}

/// The record of a row, if it is in use and fits.
pub(super) fn record(
    db: &Connection,
    kind: Kind,
    row: i64,
    fits: &dyn Fn(&[&str]) -> Option<Fit>,
) -> Result<Option<FoundRecord>, StoreError> {
    let Some(sql) = kind.texts() else { return Ok(None) };
    let mut statement = db.prepare_cached(sql)?;
    let mut rows = statement.query([row])?;
    let Some(record) = rows.next()? else { return Ok(None) };
    let texts = texts(record)?;
    let Some(fit) = fits(&texts) else { return Ok(None) };
    let by = texts[1..].iter().find(|text| fits(&texts[..1]).is_none() && fits(&[text]).is_some());
    let (name, by) = (texts[0].to_owned(), by.map(|text| (*text).to_owned()));
    Ok(Some(FoundRecord { row, id: record.get(0)?, name, by, of: of(record)?, fit }))
}

/// The texts that a record is sought in, its name first.
fn texts<'r>(record: &'r Row<'_>) -> Result<Vec<&'r str>, StoreError> {
    let columns = 1..record.as_ref().column_count();
    let texts = columns.map(|column| Ok(record.get_ref(column)?.as_str_or_null()?));
    Ok(texts.collect::<rusqlite::Result<Vec<_>>>()?.into_iter().flatten().collect())
}

/// The second of its texts, where it has any.
fn of(record: &Row<'_>) -> rusqlite::Result<Option<String>> {
    if record.as_ref().column_count() > 2 { record.get(2) } else { Ok(None) }
}

/// The record that shows a personal value, if it still does, is in use, and the value fits.
pub(super) fn personal(
    db: &Connection,
    kind: Kind,
    row: i64,
    fits: &dyn Fn(&[&str]) -> Option<Fit>,
) -> Result<Option<FoundRecord>, StoreError> {
    let value = db
        .prepare_cached("SELECT id, value, substr(shown_on, 2) FROM personal WHERE row = ?1 AND value IS NOT NULL")?
        .query_row([row], |row| Ok((row.get::<_, Uuid>(0)?, row.get::<_, String>(1)?, row.get::<_, Uuid>(2)?)))
        .optional()?;
    let Some((value_id, value, id)) = value else { return Ok(None) };
    let Some(fit) = fits(&[&value]) else { return Ok(None) };
    let shown = db
        .prepare_cached(kind.showing())?
        .query_row(params![id, value_id.to_string()], |row| {
            let (row, name, of) = (row.get(0)?, row.get::<_, Option<String>>(1)?, row.get(2)?);
            Ok(match name {
                Some(name) => FoundRecord { row, id, name, by: Some(value), of, fit },
                None => FoundRecord { row, id, name: value, by: None, of, fit },
            })
        })
        .optional()?;
    Ok(shown)
}
